"""The counts of a treaty on a day, as a file."""

from dataclasses import asdict

from django.http import HttpResponse

from reports.days import day_asked
from reports.exports.json import json_value
from reports.public import public
from reports.queries.implementation import implementation


@public("on")
def figures_file(request, slug: str) -> HttpResponse:
    """The counts of the day and its figures of implementation; null where the record does not say."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    register = request.record.register(treaty)
    met = {each.figure: each.number for part in implementation(request.record, register, on) for each in part.sums}
    figures = {"treaty": treaty.slug, "on": on, **asdict(register.counts(on)), "implementation": met}
    return json_value(f"{treaty.slug}-figures-{on}", figures)
