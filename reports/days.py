"""The day and the period that a request asks for."""

import re
import unicodedata
from datetime import date
from functools import cache

from django.core.exceptions import BadRequest
from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1945, 2100
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
# `1 Feb 2002`, and as other languages write it: `1er février 2002`, `1 de febrero de 2002`.
_SPOKEN = re.compile(r"(\d{1,2})(?:er)?\s+(?:de\s+)?([^\W\d_]{3,})[.,،]?\s+(?:de\s+)?(\d{4})")


def today() -> date:
    """The date in UTC. Legal dates have no time zone; only views ask for today, and only as the default."""
    return timezone.now().date()


def read_day(text: str, name: str) -> date:
    """Return the day that `text` says, as ISO or as `1 Feb 2002`, its month in English or the language shown.

    Raises BadRequest, in words, for anything else and for years the record cannot speak of.
    """
    day = _iso(text) or _spoken(text)
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


def _iso(text: str) -> date | None:
    found = _ISO.fullmatch(text)
    return _date(*found.groups()) if found else None


def _spoken(text: str) -> date | None:
    found = _SPOKEN.fullmatch(text[:60])
    if found is None:
        return None
    number, name, year = found.groups()
    months = {
        month for month, names in _month_names(get_language()) if any(each.startswith(_bare(name)) for each in names)
    }
    # A beginning that several months share names none of them.
    return _date(year, months.pop(), number) if len(months) == 1 else None


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@cache
def _month_names(language: str) -> list[tuple[int, set[str]]]:
    """Each month with its names, long and short, in English and in a language."""
    names: list[tuple[int, set[str]]] = [(month, set()) for month in range(1, 13)]
    for each in ("en", language):
        with override(each):
            for month, known in names:
                known |= {_bare(str(table[month])) for table in (MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP)}
    return names


def _bare(name: str) -> str:
    """A name without case, accents and full stop."""
    parts = unicodedata.normalize("NFKD", name.casefold().rstrip("."))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
