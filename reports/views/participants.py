"""The participants of a treaty on a day, as a page and as files."""

from django.http import HttpResponse
from django.shortcuts import render

from reports import tables
from reports.cells import participant_cells
from reports.days import day_asked
from reports.filters import ParticipantFilter
from reports.public import public
from reports.queries.notes import notes
from reports.queries.participants import ParticipantRow, participants
from reports.queries.record import Record
from reports.queries.sources import cited
from reports.views.files import rows_file
from reports.views.frame import PARAMETERS, frame


@public(*PARAMETERS, *ParticipantFilter.SINGLE, many=ParticipantFilter.MANY)
def participants_page(request, slug: str) -> HttpResponse:
    """The depositary's table of the day, with filters, sources and notes."""
    context = frame(request, request.record.treaty(slug))
    chosen = ParticipantFilter(request.GET, on=context["on"])
    play = context["play"]
    context |= {
        "filter": chosen,
        "notes": notes(request.record, play.register, play.on),
        **participants_table(request.record, chosen.keep(play.rows)),
    }
    return render(request, "reports/participants.html", context)


def participants_table(record: Record, rows: list[ParticipantRow]) -> dict:
    """Return what the depositary's table reads: its rows, their cells, and the sources they cite."""
    sources = cited(record, (key for row in rows for key in row.sources))
    return {"rows": rows, "lines": [participant_cells(row, sources) for row in rows], "cited": sources}


@public("on", *ParticipantFilter.SINGLE, many=ParticipantFilter.MANY)
def participants_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State of the day's universe that the filters leave, as CSV or JSON."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    rows = ParticipantFilter(request.GET, on=on).keep(participants(request.record.register(treaty), on))
    return rows_file(form, f"{treaty.slug}-participants-{on}", tables.PARTICIPANTS, rows)
