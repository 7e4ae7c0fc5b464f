"""Parts of charts."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from reports.charts.looks import LOOKS

register = template.Library()


@register.simple_tag(takes_context=True)
def look(context, part: str) -> SafeString:
    """How a part looks: a class on a page, attributes in a file of its own."""
    return mark_safe(LOOKS[part] if context.get("standalone") else f'class="c-{part}"')  # noqa: S308 - our own words


@register.simple_tag(takes_context=True)
def look_of_state(context, status: str) -> SafeString:
    """How a State of this status looks on the map."""
    return look(context, f"state-{status}")


@register.simple_tag
def look_of_bar(status: str) -> SafeString:
    """How the part of a bar with this status looks in a file of its own: as on the map, with a thinner edge."""
    return mark_safe(LOOKS[f"state-{status}"].replace('stroke-width="5"', 'stroke-width="1"'))  # noqa: S308


@register.filter
def add_number(value: float, more: float) -> float:
    """Move a place: Django's own `add` reads a decimal as text."""
    return round(value + more, 1)
