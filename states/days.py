"""Days as people write them, and today."""

import re
import unicodedata
from datetime import date
from functools import cache

from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP
from django.utils.translation import get_language, override

from states.rules.partial_date import PartialDate

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
# `3.12.1997` and `3/12/1997`: the day comes first, as in most of the world and in the depositary's own tables.
_NUMBERS = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)
_MONTH_NUMBERS = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
# `Feb 2002`, and as other languages write it: `février 2002`, `febrero de 2002`.
_MONTH = r"([^\W\d_]{3,})[.,،]?\s+(?:de\s+)?(\d{4})"
_SPOKEN_MONTH = re.compile(_MONTH)
# `1 Feb 2002`, `1er février 2002`, `1 de febrero de 2002`.
_SPOKEN = re.compile(rf"(\d{{1,2}})(?:er)?\s+(?:de\s+)?{_MONTH}")


def today() -> date:
    """The date in UTC. Legal dates have no time zone; views and commands ask for today, nothing below them does."""
    return timezone.now().date()


def parse_day(text: str) -> date | None:
    """Return the day that `text` says; None where it says none.

    Read are ISO (`1997-12-03`), numbers as day, month, year (`3.12.1997`, `3/12/1997`), and a month by its name or its
    beginning, in English or the language shown (`3 Dec 1997`).
    """
    if found := _ISO.fullmatch(text):
        return _date(*found.groups())
    if found := _NUMBERS.fullmatch(text):
        return _date(found[4], found[3], found[1])
    if found := _SPOKEN.fullmatch(text[:60]):
        return _date(found[3], _month(found[2]), found[1])
    return None


def is_ambiguous(text: str) -> bool:
    """Whether `text` is another day to those who write the month first: `3/12/1997`, yet neither 13/12 nor 3/3."""
    found = _NUMBERS.fullmatch(text)
    if found is None or found[2] != "/":
        return False
    day, month = int(found[1]), int(found[3])
    return day != month and max(day, month) <= 12


def parse_partial_date(text: str) -> PartialDate | None:
    """Return the year, month or day that `text` says; None where it says none.

    Read are the ISO forms (`2007`, `2007-10`, `2007-10-31`), a month as `Oct 2007` or `10.2007`, and any day that
    `parse_day` reads.
    """
    if day := parse_day(text):
        return PartialDate(day.year, day.month, day.day)
    try:
        if found := _MONTH_NUMBERS.fullmatch(text):
            return PartialDate(int(found[2]), int(found[1]))
        if found := _SPOKEN_MONTH.fullmatch(text[:60]):
            return PartialDate(int(found[2]), _month(found[1])) if _month(found[1]) else None
        return PartialDate.parse(text)
    except ValueError:
        return None


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month; 0, which no month has, where the name is unknown or several months begin with it."""
    bare = _bare(name)
    months = {month for month, names in _month_names(get_language()) if any(each.startswith(bare) for each in names)}
    return months.pop() if len(months) == 1 else 0


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
