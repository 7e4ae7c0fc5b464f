"""What went wrong, in the site's words and in the form that was asked for."""

from django.core.exceptions import BadRequest, DisallowedHost
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request, exception):
    """400: what was asked cannot be read; the message names what to change."""
    if isinstance(exception, DisallowedHost):
        message = _("This site does not answer under that name. Its operator can add the name to ALLOWED_HOSTS.")
    else:
        # Only our own refusals are written for readers.
        said = str(exception) if type(exception) is BadRequest else ""
        message = said or _("The request cannot be read.")
    return _answer(request, 400, _("That cannot be read"), message)


def permission_denied(request, exception):
    """403: the reader may not see this."""
    return _answer(request, 403, _("Not for you"), _("You may not see this page. Sign in with an account that may."))


def page_not_found(request, exception):
    """404: no such page; a message of our own where a view gave one, never the list of addresses tried."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return _answer(request, 404, _("No such page"), said or _("There is no page at this address."))


def too_many_requests(request):
    """429: the reader, or another at the same address, has tried too often."""
    return _answer(request, 429, _("Too many attempts"), _("Wait five minutes and try again."))


def server_error(request):
    """500: our fault."""
    return _answer(request, 500, _("Something broke"), _("The fault is ours and was recorded. Try again in a while."))


def csrf_failure(request, reason=""):
    """403: a form without its token, most often because cookies are off or the page was open for long."""
    return _answer(request, 403, _("The form was not accepted"), _("Reload the page, allow cookies, and try again."))


def _answer(request, status: int, title: str, message: str) -> HttpResponse:
    if request.path_info.endswith(".json"):
        return JsonResponse({"error": message}, status=status, json_dumps_params={"ensure_ascii": False})
    if request.path_info.endswith((".csv", ".atom")):
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
    context = {"status": status, "title": title, "message": message}
    return render(request, "error.html", context, status=status)
