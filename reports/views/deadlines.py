"""The deadlines of a treaty on a day, as a page, drawings and files."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.charts.deadlines import BROAD, NARROW, draw
from reports.days import day_asked
from reports.deadline_cells import DeadlineWriter, quarter_lines
from reports.deadline_filter import DeadlineFilter
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.deadlines import DeadlineRow, busiest, by_quarter, deadlines, figures, overdue_by_kind
from reports.queries.record import Record
from reports.queries.sources import cited
from reports.views.frame import PARAMETERS, frame_of_duties, written
from states.models import Treaty


@public(*PARAMETERS, *DeadlineFilter.SINGLE, many=DeadlineFilter.MANY)
def deadlines_page(request, slug: str) -> HttpResponse:
    """What each State that has joined owes by when, with figures, chart and filters."""
    record = request.record
    treaty = record.treaty(slug)
    context = frame_of_duties(request, treaty)
    register, on = context["play"].register, context["on"]
    every = deadlines(record, register, on)
    kinds = _kinds(record, treaty)
    chosen = DeadlineFilter(request.GET, kinds, on)
    rows = chosen.keep(every)
    table = partial(_table, record, rows, context["across"])
    context |= {
        "filter": chosen,
        "obligations": record.obligations(treaty),
        "figures": figures(every, on),
        "chart": written(request, context, "chart of deadlines", partial(_chart, record, every, context)),
        "all": len(every),
        "rows": rows,
        # Most readers filter nothing and see the same hundreds of rows.
        **(table() if chosen.active else written(request, context, "deadlines", table)),
    }
    return render(request, "reports/deadlines.html", context)


def _chart(record: Record, rows: list[DeadlineRow], context: dict) -> SafeString:
    """The deadlines ahead by quarter, drawn and as a table."""
    treaty, on = context["treaty"], context["on"]
    quarters, late = by_quarter(rows, on), overdue_by_kind(rows)
    one = partial(draw, quarters, late, on, kinds=_kinds(record, treaty))
    drawn = {
        "quarters": quarters,
        "busiest": busiest(quarters, record.obligations(treaty)),
        "broad": one(width=BROAD),
        "narrow": one(width=NARROW),
        "quarter_lines": quarter_lines(quarters),
        **{name: context[name] for name in ("treaty", "on", "cited_day")},
    }
    return render_to_string("reports/partials/deadline_chart.html", drawn)


def _table(record: Record, rows: list[DeadlineRow], across: str) -> dict:
    sources = cited(record.sources, (key for row in rows for key in row.sources))
    one = render_to_string("reports/partials/deadline_row.html", {"across": across})
    return {"lines": DeadlineWriter(sources).lines(one, rows), "cited": sources}


def _kinds(record: Record, treaty: Treaty) -> list[str]:
    return list(dict.fromkeys(each.kind for each in record.obligations(treaty)))


@public(*PARAMETERS)
def deadlines_drawing(request, slug: str, form: str) -> HttpResponse:
    """The chart as a file of its own. 404 where nothing is due."""
    record, on = request.record, day_asked(request)
    treaty = record.treaty(slug)
    rows = deadlines(record, record.register(treaty, get_language()), on)
    chart = draw(by_quarter(rows, on), overdue_by_kind(rows), on, kinds=_kinds(record, treaty), width=BROAD)
    if chart is None:
        raise Http404(_("There is nothing to draw: no deadline lies ahead of that day."))
    context = {"chart": chart, "treaty": treaty, "standalone": True, "id": "d1"}
    return drawing(form, f"{treaty.slug}-deadlines-{on}", render_to_string("charts/deadlines.svg", context))


@public("on", *DeadlineFilter.SINGLE, many=DeadlineFilter.MANY)
def deadlines_file(request, slug: str, form: str) -> HttpResponse:
    """One row for each obligation of each State that the filters leave, as CSV or JSON."""
    record, on = request.record, day_asked(request)
    treaty = record.treaty(slug)
    chosen = DeadlineFilter(request.GET, _kinds(record, treaty), on)
    rows = chosen.keep(deadlines(record, record.register(treaty), on))
    return rows_file(form, f"{treaty.slug}-deadlines-{on}", implementation_tables.DEADLINES, rows)
