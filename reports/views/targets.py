"""The targets of a treaty on a day: each with its chart and verdict, as a page, drawings and files."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import tables
from reports.charts.scales import Box
from reports.charts.target import BROAD, NARROW, TargetChart, projection, target_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.register import Register
from reports.queries.targets import JoinerRow, TargetRow, joiners, targets
from reports.views.frame import PARAMETERS, frame


@dataclass(frozen=True)
class TargetPanel:
    """What the panel of one target shows."""

    row: TargetRow
    broad: TargetChart
    narrow: TargetChart
    projected: int | None
    joiners: list[JoinerRow]
    at_start: int


@public(*PARAMETERS)
def targets_page(request, slug: str) -> HttpResponse:
    """Each target set by the day, the latest first."""
    context = frame(request, request.record.treaty(slug))
    register, on = context["play"].register, context["on"]
    rows = targets(request.record, register, on)
    context |= {"rows": rows, "panels": [_panel(register, row, on) for row in reversed(rows)]}
    return render(request, "reports/targets.html", context)


def _panel(register: Register, row: TargetRow, on) -> TargetPanel:
    return TargetPanel(
        row,
        _drawing(register, row, on, BROAD),
        _drawing(register, row, on, NARROW),
        projection(row, on),
        joiners(register, row, on),
        row.counted(register, row.target.set_on),
    )


def _drawing(register: Register, row: TargetRow, on, box: Box) -> TargetChart:
    days = [day for day, _counts in register.tally]
    return target_chart(row, on, counted=lambda day: row.counted(register, day), days=days, box=box)


@public(*PARAMETERS)
def target_drawing(request, slug: str, key: str, form: str) -> HttpResponse:
    """The chart of one target as a file of its own. 404 where no such target had been set by `on`."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    register = request.record.register(treaty, get_language())
    row = next((row for row in targets(request.record, register, on) if row.target.key == key), None)
    if row is None:
        raise Http404(_("By that day no target with the key “%(key)s” had been set.") % {"key": key[:80]})
    context = {"chart": _drawing(register, row, on, BROAD), "treaty": treaty, "standalone": True, "id": "t1"}
    return drawing(form, f"{treaty.slug}-target-{key}-{on}", render_to_string("charts/target.svg", context))


@public("on")
def targets_file(request, slug: str, form: str) -> HttpResponse:
    """The targets set by the day, with progress and verdict."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    rows = targets(request.record, request.record.register(treaty), on)
    return rows_file(form, f"{treaty.slug}-targets-{on}", tables.TARGETS, rows)
