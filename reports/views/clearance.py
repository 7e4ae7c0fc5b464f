"""What States have to clear by when and how far they are on a day, as a page, a drawing and files."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.cells import fill
from reports.charts.clearance import BROAD, NARROW, ClearanceChart, clearance_chart, drawn_rows
from reports.clearance_cells import Cells, lines, titles
from reports.clearance_filter import ClearanceFilter
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.clearance import (
    ClearanceFigures,
    ClearanceRow,
    clearance_figures,
    clearance_obligation,
    clearance_rows,
)
from reports.queries.record import Record
from reports.queries.sources import cited
from reports.views.frame import PARAMETERS, frame_of_duties, written
from states.rules.deadlines import DONE, Kind


@dataclass(frozen=True)
class Drawn:
    """A drawing and its lines as markup."""

    chart: ClearanceChart
    lines: SafeString


@public(*PARAMETERS, *ClearanceFilter.SINGLE, many=ClearanceFilter.MANY)
def clearance_page(request, slug: str) -> HttpResponse:
    """Headline figures, the course of each State drawn, and the table of the day with filters and sources."""
    record = request.record
    context = frame_of_duties(request, record.treaty(slug))
    on, chosen = context["on"], ClearanceFilter(request.GET)
    every = clearance_rows(record, context["play"].register, on)
    rows = chosen.keep(every)
    table = partial(_table, record, rows, context["across"])
    obligation = clearance_obligation(record.obligations(context["treaty"]))
    figures = clearance_figures(every)
    context |= {
        "obligation": obligation,
        "mined": obligation is not None and obligation.kind == Kind.MINED_AREA_CLEARANCE,
        "filter": chosen,
        "figures": figures,
        "done": [play.value for play in DONE],
        "all": len(every),
        "rows": rows,
        "chart": written(request, context, "chart of clearance", partial(_chart, every, figures, context)),
        # Most readers filter nothing and see the same hundreds of rows.
        **(table() if chosen.asked else written(request, context, "clearance", table)),
    }
    return render(request, "reports/clearance.html", context)


def _table(record: Record, rows: list[ClearanceRow], across: str) -> dict:
    sources = cited(record.sources, (key for row in rows for key in row.sources))
    one = render_to_string("reports/partials/clearance_row.html", {"across": across})
    return {"lines": fill(one, map(Cells(sources).line, rows)), "cited": sources}


def _chart(rows: list[ClearanceRow], figures: ClearanceFigures, context: dict) -> SafeString:
    """The course of each State, drawn."""
    told = {name: context[name] for name in ("treaty", "on", "cited_day")}
    drawn = _drawn(rows, context["on"])
    return render_to_string("reports/partials/clearance_chart.html", {"drawn": drawn, "figures": figures, **told})


def _drawn(rows: list[ClearanceRow], on: date) -> dict[str, Drawn] | None:
    """The drawing in both widths; None where there is nothing to draw."""
    courses = [(row, row.steps) for row in drawn_rows(rows)]
    if not courses:
        return None
    said = titles(courses)
    charts = {name: clearance_chart(courses, on, box) for name, box in (("broad", BROAD), ("narrow", NARROW))}
    return {name: Drawn(chart, lines(chart, said, standalone=False)) for name, chart in charts.items()}


@public(*PARAMETERS)
def clearance_drawing(request, slug: str, form: str) -> HttpResponse:
    """The chart as a file of its own. 404 where nothing is recorded by `on`."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = clearance_rows(request.record, request.record.register(treaty, get_language()), on)
    courses = [(row, row.steps) for row in drawn_rows(rows)]
    if not courses:
        raise Http404(_("There is nothing to draw: by that day nothing of clearance was recorded."))
    chart = clearance_chart(courses, on, BROAD)
    context = {
        "drawn": Drawn(chart, lines(chart, titles(courses), standalone=True)),
        "treaty": treaty,
        "standalone": True,
        "id": "k1",
    }
    return drawing(form, f"{treaty.slug}-clearance-{on}", render_to_string("charts/clearance.svg", context))


@public("on", *ClearanceFilter.SINGLE, many=ClearanceFilter.MANY)
def clearance_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State that is bound or of which something is recorded, as the filters leave it, as CSV or JSON."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = clearance_rows(request.record, request.record.register(treaty), on)
    return rows_file(
        form, f"{treaty.slug}-clearance-{on}", implementation_tables.CLEARANCE, ClearanceFilter(request.GET).keep(rows)
    )
