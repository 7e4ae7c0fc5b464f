"""The stockpiles of a treaty's States on a day: what was declared, destroyed and retained, as a page and as files."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.cells import fill
from reports.charts.stockpiles import BROAD, FILED, NARROW, stockpiles_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.published import STOCKPILES_COMPLETED, published
from reports.queries.record import Record
from reports.queries.sources import cited
from reports.queries.stockpiles import course, obligation, stockpile_figures, stockpile_rows, year_ends
from reports.stockpile_cells import Cells, against_deadline, year_cells
from reports.stockpile_filter import StockpileFilter
from reports.views.frame import PARAMETERS, frame_of_duties, written


@public(*PARAMETERS, *StockpileFilter.SINGLE, many=StockpileFilter.MANY)
def stockpiles_page(request, slug: str) -> HttpResponse:
    """The figures, the course and the table of a day; in words where the treaty asks nothing about stockpiles."""
    record, treaty = request.record, request.record.treaty(slug)
    context = frame_of_duties(request, treaty)
    register, on = context["play"].register, context["on"]
    every = stockpile_rows(record, register, on)
    context |= {"obligation": obligation(record, register), "all": every}
    if every:
        context["figures"] = stockpile_figures(every)
        context["chart"] = written(request, context, "chart of stockpiles", partial(_chart, every, context))
        context |= {"filter": (chosen := StockpileFilter(request.GET)), "rows": (rows := chosen.keep(every))}
        table = partial(_table, request.record, rows, context)
        # Most readers filter nothing and see the same hundreds of rows.
        context |= table() if chosen.asked else written(request, context, "stockpiles", table)
        context["published"] = published(record, register, STOCKPILES_COMPLETED, on)
    return render(request, "reports/stockpiles.html", context)


def _chart(every, context) -> SafeString:
    """The course of all rows of a day, drawn and as a table."""
    told, on = course(every), context["on"]
    one = render_to_string("reports/partials/stockpile_year.html")
    drawn = {
        "broad": stockpiles_chart(told, on, BROAD),
        "narrow": stockpiles_chart(told, on, NARROW),
        "years": fill(one, map(year_cells, year_ends(told, on))),
        "missed": [(each.row, _against(each.row)) for each in told.completions if each.late],
        "overdue": told.overdue,
        **{name: context[name] for name in ("treaty", "on", "cited_day", "across")},
    }
    return render_to_string("reports/partials/stockpile_chart.html", drawn)


def _against(row) -> str:
    return against_deadline(row.days_late, row.stock.at_least, get_language())


def _table(record: Record, rows, context) -> dict:
    """The rows as markup, those of States bound apart from the others."""
    sources = cited(record.sources, (key for row in rows for key in row.sources))
    cells = Cells(sources, record.then(context["on"]))
    bound, others = [row for row in rows if row.stock.bound], [row for row in rows if not row.stock.bound]
    across = {"across": context["across"]}
    one = render_to_string("reports/partials/stockpile_row.html", across | {"bound": True})
    other = render_to_string("reports/partials/stockpile_row.html", across | {"bound": False})
    return {
        "bound": bound,
        "others": others,
        "lines": fill(one, map(cells.line, bound)),
        "other_lines": fill(other, map(cells.line, others)),
        "cited": sources,
    }


@public(*PARAMETERS)
def stockpiles_drawing(request, slug: str, form: str) -> HttpResponse:
    """The course as a file of its own. 404 where no State bound had destroyed its stockpile by `on`."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = stockpile_rows(request.record, request.record.register(treaty, get_language()), on)
    chart = stockpiles_chart(course(rows), on, FILED)
    if chart is None:
        raise Http404(_("There is nothing to draw: by that day no completion is recorded."))
    context = {"chart": chart, "treaty": treaty, "standalone": True, "id": "k1"}
    return drawing(form, f"{treaty.slug}-stockpiles-{on}", render_to_string("charts/stockpiles.svg", context))


@public("on", *StockpileFilter.SINGLE, many=StockpileFilter.MANY)
def stockpiles_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State that the filters leave, as CSV or JSON; States not bound come last, as on the page."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = StockpileFilter(request.GET).keep(stockpile_rows(request.record, request.record.register(treaty), on))
    return rows_file(form, f"{treaty.slug}-stockpiles-{on}", implementation_tables.STOCKPILES, rows)
