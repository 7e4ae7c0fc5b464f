"""What is shown to who signs in is theirs alone."""

from django.conf import settings
from django.utils.cache import add_never_cache_headers


def private_pages(get_response):
    """Let neither browsers nor proxies keep a page that may hold names, keys or codes."""

    def middleware(request):
        response = get_response(request)
        if request.path_info.startswith(settings.PERSONAL):
            add_never_cache_headers(response)
        return response

    return middleware
