"""The participants of a treaty on a day, as a page and as files."""

import unicodedata

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from reports import tables
from reports.cells import Cells, fill
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.filters import ParticipantFilter
from reports.public import public
from reports.queries.notes import notes
from reports.queries.participants import ParticipantRow, participants
from reports.queries.sources import cited
from reports.sorting import heads, in_order
from reports.views.frame import PARAMETERS, frame

# Beyond that many letters a language has no alphabet to jump by; below that many rows nobody jumps.
MOST_LETTERS, FEWEST_ROWS = 40, 30


@public(*PARAMETERS, *ParticipantFilter.SINGLE, "sort", many=ParticipantFilter.MANY)
def participants_page(request, slug: str) -> HttpResponse:
    """The depositary's table of the day, with filters, sources and notes."""
    record, order = request.record, request.GET.get("sort", "name")
    treaty = record.treaty(slug)
    context = frame(request, treaty)
    play, on = context["play"], context["on"]
    chosen = ParticipantFilter(request.GET, on=on, record=record, treaty=treaty)
    rows = in_order(chosen.keep(play.rows), order)
    sources = cited(record.sources, (key for row in rows for key in row.sources))
    cells = Cells(sources, record.then(on))
    one = render_to_string("reports/partials/participant_row.html", {"across": context["across"]})
    context |= {
        "filter": chosen,
        "rows": rows,
        "columns": heads(order, request.GET),
        "lines": fill(one, map(cells.line, rows)),
        "letters": _letters(rows) if order == "name" else [],
        "cited": sources,
        "notes": notes(record, play.register, on),
    }
    return render(request, "reports/participants.html", context)


def _letters(rows: list[ParticipantRow]) -> list[tuple[str, str]]:
    """Each letter with which names begin, and the code of the first State under it; none where they are no use."""
    first: dict[str, str] = {}
    for row in rows:
        letter = unicodedata.normalize("NFKD", row.name)[0].upper()
        first.setdefault(letter, row.state.iso3.lower())
    return list(first.items()) if len(first) <= MOST_LETTERS and len(rows) >= FEWEST_ROWS else []


@public("on", "sort", *ParticipantFilter.SINGLE, many=ParticipantFilter.MANY)
def participants_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State of the day's universe that the filters leave, as CSV or JSON."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    chosen = ParticipantFilter(request.GET, on=on, record=request.record, treaty=treaty)
    rows = in_order(chosen.keep(participants(request.record.register(treaty), on)), request.GET.get("sort", "name"))
    return rows_file(form, f"{treaty.slug}-participants-{on}", tables.PARTICIPANTS, rows)
