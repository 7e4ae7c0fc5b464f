"""The targets of a treaty on a day, as a file."""

from django.http import HttpResponse

from reports import tables
from reports.days import day_asked
from reports.exports.json import json_rows
from reports.public import public
from reports.queries.register import register
from reports.queries.targets import targets
from reports.queries.treaties import treaty_or_404


@public("on")
def targets_file(request, slug: str) -> HttpResponse:
    """The targets set by the day, with progress and verdict."""
    treaty = treaty_or_404(slug)
    on = day_asked(request)
    return json_rows(f"{treaty.slug}-targets-{on}", tables.TARGETS, targets(register(treaty), on))
