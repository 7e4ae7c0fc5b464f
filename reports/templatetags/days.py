"""Days in the language shown. A table repeats few days often, so each is formatted once."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.filter
def day(value: date | None) -> SafeString | str:
    """`3 Dec 1997`, for tables; nothing for no day."""
    return _element(value, "SHORT_DATE_FORMAT", get_language()) if value else ""


@register.filter
def long_day(value: date | None) -> SafeString | str:
    """`3 December 1997`, for prose; nothing for no day."""
    return _element(value, "DATE_FORMAT", get_language()) if value else ""


@lru_cache(maxsize=8192)
def _element(value: date, form: str, language: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, form))
