"""The language of a public page is in its address alone, so that an address always shows the same page."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers


def language_of_address(get_response):
    """Activate the language that the path begins with; English, the language without prefix, elsewhere.

    Pages for who signs in are in the language that the browser prefers, where the whole interface speaks it.
    """

    def middleware(request):
        personal = request.path_info.startswith(settings.PERSONAL)
        language = _of_reader(request) if personal else translation.get_language_from_path(request.path_info)
        language = language or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            if personal:
                patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware


def _of_reader(request) -> str | None:
    preferred = translation.get_language_from_request(request)
    return preferred if preferred in settings.TRANSLATED else None
