"""Addresses are lower case; one written otherwise leads to the right one."""

from django.http import HttpResponsePermanentRedirect
from django.urls import is_valid_path


def lower_case_addresses(get_response):
    """Redirect `/treaties/APMBC/` to `/treaties/apmbc/` where the page exists only there."""

    def middleware(request):
        response = get_response(request)
        path = request.path_info
        lower = path.lower()
        if response.status_code != 404 or path == lower or not is_valid_path(lower):
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{lower}?{query}" if query else lower)

    return middleware
