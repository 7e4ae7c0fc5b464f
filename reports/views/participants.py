"""The participants of a treaty on a day, as a page and as files."""

from django.http import HttpResponse
from django.shortcuts import render

from reports import tables
from reports.cells import participant_cells
from reports.days import day_asked
from reports.exports.csv import csv_file
from reports.exports.json import json_rows
from reports.filters import ParticipantFilter
from reports.public import public
from reports.queries.notes import notes
from reports.queries.participants import ParticipantRow, participants
from reports.queries.register import register
from reports.queries.sources import cited
from reports.queries.treaties import treaty_or_404
from reports.views.frame import PARAMETERS, frame

FILES = {"csv": csv_file, "json": json_rows}


@public(*PARAMETERS, *ParticipantFilter.SINGLE, many=ParticipantFilter.MANY)
def participants_page(request, slug: str) -> HttpResponse:
    """The depositary's table of the day, with filters, sources and notes."""
    context = frame(request, treaty_or_404(slug))
    chosen = ParticipantFilter(request.GET, on=context["on"])
    play = context["play"]
    context |= {"filter": chosen, "notes": notes(play.register, play.on), **participants_table(chosen.keep(play.rows))}
    return render(request, "reports/participants.html", context)


def participants_table(rows: list[ParticipantRow]) -> dict:
    """Return what the depositary's table reads: its rows, their cells, and the sources they cite."""
    sources = cited(rows)
    return {"rows": rows, "lines": [participant_cells(row, sources) for row in rows], "cited": sources}


@public("on", *ParticipantFilter.SINGLE, many=ParticipantFilter.MANY)
def participants_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State of the day's universe that the filters leave, as CSV or JSON."""
    treaty = treaty_or_404(slug)
    on = day_asked(request)
    rows = ParticipantFilter(request.GET, on=on).keep(participants(register(treaty), on))
    return FILES[form](f"{treaty.slug}-participants-{on}", tables.PARTICIPANTS, rows)
