"""The world map of a treaty on a day: the panel of the dashboard, and the drawing as a file."""

from html import escape
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from reports import words
from reports.cells import fill
from reports.charts.sprite import parts
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.public import public
from reports.queries.map import farthest
from reports.queries.participants import ParticipantRow, participants
from reports.views.frame import PARAMETERS

SPRITE = "map/world.svg"


class Link(NamedTuple):
    """What the link of one State on the map needs, as markup."""

    code: str
    title: str
    status: str


def map_panel(rows: list[ParticipantRow], across: str) -> dict:
    """Return what the panel of the dashboard reads: the sprite, a link for each State, the finding.

    What is no State of that day, or of which nothing is recorded, is land without status.
    """
    sprite = static(SPRITE)
    link = (
        f'<a href="{reverse("states")}{{code}}/{escape(across)}"><title>{{title}}</title>'
        f'<use href="{sprite}#{{code}}" class="c-state-{{status}}"/></a>\n'
    )
    status = {each: str(word) for each, word in words.STATUS.items()}
    return {
        "sprite": sprite,
        "states": fill(
            link,
            (
                Link(row.state.iso3.lower(), escape(words.told(row.name, status[row.status])), row.status.value)
                for row in rows
            ),
        ),
        "no_state": _without_state(rows),
        "farthest": farthest(rows),
    }


def _parts() -> dict[str, str]:
    return parts(settings.BASE_DIR / "static" / SPRITE)


def _without_state(rows: list[ParticipantRow]) -> list[str]:
    return sorted(set(_parts()) - {row.state.iso3.lower() for row in rows} - {"sea", "land"})


@public(*PARAMETERS)
def map_drawing(request, slug: str, form: str) -> HttpResponse:
    """The map as a file of its own, with the outlines in it."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    rows = participants(request.record.register(treaty, get_language()), on)
    outlines = {name: mark_safe(path) for name, path in _parts().items()}  # noqa: S308 - our own drawing
    drawn = [
        (row.status.value, format_html("<title>{}</title>", words.told(row.name, words.STATUS[row.status])), outline)
        for row in rows
        if (outline := outlines.get(row.state.iso3.lower()))
    ]
    land = [outlines[name] for name in ("land", *_without_state(rows))]
    context = {"treaty": treaty, "on": on, "drawn": drawn, "sea": outlines["sea"], "land": land, "standalone": True}
    return drawing(form, f"{treaty.slug}-map-{on}", render_to_string("charts/map.svg", context))
