"""Meetings of a treaty, each with the state of play on its opening day."""

from django.http import HttpResponse
from django.shortcuts import render

from reports import tables
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.meetings import meetings
from reports.views.frame import ACROSS, frame, treaty_asked


@public(*ACROSS)
def meetings_page(request) -> HttpResponse:
    """The meetings of the treaty asked for, the latest first."""
    context = frame(request, treaty_asked(request))
    rows = meetings(request.record, context["play"].register, context["on"])
    context["rows"] = rows[::-1]
    return render(request, "reports/meetings.html", context)


@public(*ACROSS)
def meetings_file(request, form: str) -> HttpResponse:
    """The same rows as a file, by day."""
    treaty, on = treaty_asked(request), day_asked(request)
    rows = meetings(request.record, request.record.register(treaty), on)
    return rows_file(form, f"meetings-{treaty.slug}-{on}", tables.MEETINGS, rows)
