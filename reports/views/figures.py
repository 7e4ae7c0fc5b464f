"""The counts of a treaty on a day, as a file."""

from dataclasses import asdict

from django.http import HttpResponse

from reports.days import day_asked
from reports.exports.json import json_value
from reports.public import public


@public("on")
def figures_file(request, slug: str) -> HttpResponse:
    """The counts of the day; null where the universe is not recorded."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    figures = {"treaty": treaty.slug, "on": on, **asdict(request.record.register(treaty).counts(on))}
    return json_value(f"{treaty.slug}-figures-{on}", figures)
