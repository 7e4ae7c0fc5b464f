"""The participants of a treaty on a day, as files."""

from django.http import HttpResponse

from reports import tables
from reports.days import day_asked
from reports.exports.csv import csv_file
from reports.exports.json import json_rows
from reports.filters import ParticipantFilter
from reports.public import public
from reports.queries.participants import participants
from reports.queries.register import register
from reports.queries.treaties import treaty_or_404

FILES = {"csv": csv_file, "json": json_rows}


@public("on", *ParticipantFilter.SINGLE, many=ParticipantFilter.MANY)
def participants_file(request, slug: str, form: str) -> HttpResponse:
    treaty = treaty_or_404(slug)
    on = day_asked(request)
    rows = ParticipantFilter(request.GET, on=on).keep(participants(register(treaty), on))
    return FILES[form](f"{treaty.slug}-participants-{on}", tables.PARTICIPANTS, rows)
