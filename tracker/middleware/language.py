"""The language of a page is in its address alone, so that an address always shows the same page."""

from django.conf import settings
from django.utils import translation


def language_of_address(get_response):
    """Activate the language that the path begins with; English, the language without prefix, elsewhere."""

    def middleware(request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response

    return middleware
