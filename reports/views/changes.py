"""What changed under a treaty between two days, as files."""

from django.http import HttpResponse

from reports import tables
from reports.days import period_asked
from reports.exports.csv import csv_file
from reports.exports.json import json_rows
from reports.public import DAYS, public
from reports.queries.changes import changes, last_meeting, usual_start
from reports.queries.register import register
from reports.queries.treaties import treaty_or_404

FILES = {"csv": csv_file, "json": json_rows}


@public(*DAYS)
def changes_file(request, slug: str, form: str) -> HttpResponse:
    """What changed after `since`, up to and including `until`; without `since`, since the last meeting."""
    treaty = treaty_or_404(slug)
    since, until = period_asked(request)
    since = since or usual_start(last_meeting(treaty.meetings.formal(), until), until)
    rows = changes(register(treaty), since, until)
    return FILES[form](f"{treaty.slug}-changes-{since}-to-{until}", tables.CHANGES, rows)
