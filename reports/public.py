"""What every public page and file shares: which parameters it takes, and how long it may be kept."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_safe

from reports.days import day_asked, read_day, today
from reports.queries.record import record_now

# What others append to links they share; it asks nothing of us.
_IGNORED = ("utm_", "fbclid", "gclid")
DAYS = ("on", "since", "until")
_TAKES: dict[Callable, frozenset[str]] = {}
_INDENTATION = re.compile(rb"\n\s+")


def public(*single: str, many: tuple[str, ...] = ()) -> Callable:
    """Make a view public: safe methods only, the named parameters only, kept until record, release or day change.

    Parameters in `single` may be given once, those in `many` repeatedly. Anything else is refused in words: a
    misspelt filter must not answer with unfiltered figures.
    """

    def decorate(view):
        kept = condition(etag_func=_etag)(view)

        # Nothing public is written to, so a form without token gets 405 like any other: there is no such method.
        @csrf_exempt
        @wraps(view)
        @require_safe
        def wrapped(request, *args, **kwargs):
            _refuse_unknown(request, single, many)
            request.record = record_now()
            if permanent := _permanent_address(request):
                return HttpResponseRedirect(permanent)
            response = kept(request, *args, **kwargs)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                # The indentation of templates is for their readers; on the line it is half a kilobyte.
                response.content = _INDENTATION.sub(b"\n", response.content)
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
            return response

        _TAKES[wrapped] = frozenset((*single, *many))
        return wrapped

    return decorate


def parameters(view: Callable) -> frozenset[str]:
    """Return the names of the parameters that a public view takes."""
    return _TAKES[view]


def _refuse_unknown(request, single: tuple[str, ...], many: tuple[str, ...]) -> None:
    for name, values in request.GET.lists():
        if name in many or name.startswith(_IGNORED):
            continue
        if name not in single:
            raise BadRequest(
                _("There is no parameter “%(name)s” here. There are: %(names)s.")
                % {"name": name[:40], "names": ", ".join([*single, *many])}
            )
        if len(values) > 1:
            raise BadRequest(_("Give “%(name)s” only once.") % {"name": name})


def _permanent_address(request) -> str | None:
    """Return the address as it is cited, where it is written otherwise: days in ISO form, nothing left blank."""
    asked = request.GET.copy()
    for name, values in request.GET.lists():
        asked.setlist(name, [value for value in values if value.strip()])
        if not asked.getlist(name):
            del asked[name]
        elif name in DAYS:
            asked[name] = read_day(asked[name].strip(), name).isoformat()
    if asked == request.GET:
        return None
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _etag(request, *args, **kwargs) -> str | None:
    # An asterisk asks for any version there may be; whether there is a page at all is for the view to say.
    if settings.DEBUG or request.headers.get("If-None-Match") == "*":
        return None
    day = day_asked(request)
    parts = (
        request.record.mark,
        settings.RELEASE,
        day,
        day > today(),
        get_language(),
        request.get_full_path(),
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'
