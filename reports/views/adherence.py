"""How both counts of a treaty went over time: the panel of the dashboard, its drawing and its rows as files."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from reports import tables
from reports.charts.adherence import BROAD, FILED, NARROW, AdherenceChart, adherence_chart
from reports.charts.scales import Box
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.adherence import CountRow, Finding, count_rows, finding, first_act, year_ends
from reports.queries.register import Register
from reports.queries.targets import TargetRow, targets
from reports.views.frame import PARAMETERS
from states.models import Meeting


@dataclass(frozen=True)
class AdherencePanel:
    """What the panel of the dashboard shows."""

    start: date
    finding: Finding
    rows: list[CountRow]
    years: list[CountRow]
    broad: AdherenceChart
    narrow: AdherenceChart


def adherence_panel(
    register: Register, on: date, rows: list[TargetRow], meetings: list[Meeting]
) -> AdherencePanel | None:
    """Return the panel of a day; None where no State had acted by then."""
    start = first_act(register, on)
    if start is None:
        return None
    counts = count_rows(register, on)
    return AdherencePanel(
        start,
        finding(counts, start, on),
        counts,
        year_ends(register, start, on),
        _drawing(register, on, start, rows, meetings, BROAD),
        _drawing(register, on, start, rows, meetings, NARROW),
    )


def _drawing(register: Register, on: date, start: date, rows, meetings, box: Box) -> AdherenceChart:
    return adherence_chart(
        register.tally,
        on,
        start=start,
        targets=rows,
        meetings=meetings,
        entered_into_force=register.treaty.entered_into_force,
        box=box,
    )


@public("on")
def adherence_file(request, slug: str, form: str) -> HttpResponse:
    """Both counts on every day by `on` on which one changed."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    return rows_file(
        form, f"{treaty.slug}-adherence-{on}", tables.ADHERENCE, count_rows(request.record.register(treaty), on)
    )


@public(*PARAMETERS)
def adherence_drawing(request, slug: str, form: str) -> HttpResponse:
    """The chart as a file of its own. 404 where no State had acted by `on`."""
    treaty = request.record.treaty(slug)
    on = day_asked(request)
    known = request.record.register(treaty)
    start = first_act(known, on)
    if start is None:
        raise Http404(_("There is nothing to draw: by that day no State had acted."))
    chart = _drawing(
        known, on, start, targets(request.record, known, on), request.record.formal_meetings(treaty), FILED
    )
    context = {"chart": chart, "treaty": treaty, "standalone": True, "id": "c1"}
    return drawing(form, f"{treaty.slug}-adherence-{on}", render_to_string("charts/adherence.svg", context))
