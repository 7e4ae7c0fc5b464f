"""The day and the period that a request asks for."""

from datetime import date

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from states.days import parse_day, today

FIRST_YEAR, LAST_YEAR = 1945, 2100


def read_day(text: str, name: str) -> date:
    """Return the day that `text` says, as people write it.

    Raises BadRequest, in words, for anything else and for years the record cannot speak of.
    """
    day = parse_day(text)
    if day is None:
        raise BadRequest(
            _("“%(text)s” is not a day. Write %(name)s as 2002-02-01 or 1 Feb 2002.")
            % {"text": text[:40], "name": name}
        )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadRequest(
            _("%(name)s must lie between %(first)s and %(last)s.")
            % {"name": name, "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return day


def day_asked(request) -> date:
    """Return the day of `on`; today where none is asked for."""
    text = request.GET.get("on")
    return read_day(text, "on") if text else today()


def period_asked(request) -> tuple[date | None, date]:
    """Return the days of `since`, None where it is left out, and `until`, where left out `on` or today.

    Raises BadRequest where the period ends before it begins.
    """
    since, until = request.GET.get("since"), request.GET.get("until")
    first = read_day(since, "since") if since else None
    last = read_day(until, "until") if until else day_asked(request)
    refuse_reversed(first, last)
    return first, last


def refuse_reversed(since: date | None, until: date | None) -> None:
    """Raise BadRequest where a period ends before it begins."""
    if since and until and since > until:
        raise BadRequest(_("since (%(since)s) lies after until (%(until)s).") % {"since": since, "until": until})
