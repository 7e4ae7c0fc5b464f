"""Days in the language shown. A table repeats few days often, so each is formatted once."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from reports.queries.deadlines import Quarter
from states.rules.partial_date import PartialDate

register = template.Library()


@register.filter
def day(value: date | None) -> SafeString | str:
    """`3 Dec 1997`, for tables; nothing for no day."""
    return _element(value, "SHORT_DATE_FORMAT", get_language()) if value else ""


@register.filter
def long_day(value: date | None) -> SafeString | str:
    """`3 December 1997`, for prose; nothing for no day."""
    return _element(value, "DATE_FORMAT", get_language()) if value else ""


@register.filter
def partial_day(value: PartialDate) -> SafeString | str:
    """A date as far as it is known: `3 Dec 1997`, `December 1997` or `1997`."""
    if value.day:
        return day(value.first)
    return _month(value.first, get_language()) if value.month else str(value.year)


@register.filter
def long_partial_day(value: PartialDate | None) -> SafeString | str:
    """A date as far as it is known, for prose: `3 December 1997`, `December 1997` or `1997`; nothing for none."""
    if value is None:
        return ""
    return long_day(value.first) if value.day else partial_day(value)


@register.filter
def plain_day(value: date) -> str:
    """`3 Dec 1997` without markup, for drawings."""
    return _apart(_written(value, "SHORT_DATE_FORMAT", get_language()))


@register.filter
def plain_partial_day(value: PartialDate) -> str:
    """A date as far as it is known, without markup."""
    return plain_day(value.first) if value.day else str(partial_day(value))


@register.filter
def plain_long_day(value: date) -> str:
    """`3 December 1997` without markup, for drawings and titles."""
    return _apart(_written(value, "DATE_FORMAT", get_language()))


@register.filter
def yearly_day(value: str) -> str:
    """A day of each year (`04-30`) in words: `30 April`."""
    return _apart(_written(PartialDate.parse(f"2000-{value}").first, "MONTH_DAY_FORMAT", get_language()))


@register.filter
def quarter(value: Quarter) -> str:
    """`Jan–Mar 2003`, without markup."""
    return _quarter(value, get_language())


@lru_cache(maxsize=512)
def _quarter(value: Quarter, language: str) -> str:
    first, last = (date_format(day, "M") for day in (value.first, value.last_month))
    return _("%(first)s–%(last)s %(year)s") % {"first": first, "last": last, "year": value.year}


@register.filter
def between(days: list[date]) -> SafeString:
    """`on 1 March 2002`, or `between 1 March 2002 and 1 April 2002` for the first and the last of several."""
    first, last = long_day(days[0]), long_day(days[-1])
    if first == last:
        return format_html(_("on {day}"), day=first)
    return format_html(_("between {first} and {last}"), first=first, last=last)


@lru_cache(maxsize=1024)
def _month(value: date, language: str) -> str:
    return _apart(date_format(value, "YEAR_MONTH_FORMAT"))


@lru_cache(maxsize=8192)
def _element(value: date, form: str, language: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), _apart(_written(value, form, language)))


def _apart(text: str) -> str:
    """A day that keeps its own order in a sentence of another direction: between marks that isolate it."""
    return f"\u2068{text}\u2069" if get_language_bidi() else text


@lru_cache(maxsize=8192)
def _written(value: date, form: str, language: str) -> str:
    """A day in the language shown. In French the first of a month is an ordinal, for which Django has no format."""
    text = date_format(value, form)
    return f"1er{text[1:]}" if value.day == 1 and language == "fr" else text
