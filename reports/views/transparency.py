"""The transparency reports of a treaty's States on a day: first reports, yearly ones and their rates."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.cells import fill
from reports.charts.transparency import BROAD, FILED, NARROW, transparency_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.sources import cited
from reports.queries.transparency import asked_for, figures_of, transparency_counts, transparency_rows
from reports.transparency_cells import Cells, rate_cells
from reports.transparency_filter import TransparencyFilter
from reports.views.frame import PARAMETERS, frame


@public(*PARAMETERS, *TransparencyFilter.SINGLE, many=TransparencyFilter.MANY)
def transparency_page(request, slug: str) -> HttpResponse:
    """The figures, the rates and the table of a day; in words where the treaty asks for no report."""
    record, treaty = request.record, request.record.treaty(slug)
    context = frame(request, treaty)
    register, on = context["play"].register, context["on"]
    every, counts = transparency_rows(record, register, on), transparency_counts(record, register, on)
    # A duty is known from the deposit on: there is no second count to switch to.
    context |= {"rule": None, "asked_for": asked_for(record, register), "all": every}
    if every:
        context["figures"] = figures_of(every, counts)
        context |= _table(request, every, counts, context) | {
            "counts": counts,
            "broad": transparency_chart(counts, on, BROAD),
            "narrow": transparency_chart(counts, on, NARROW),
        }
    return render(request, "reports/transparency.html", context)


def _table(request, every, counts, context) -> dict:
    """The rows that the filters leave, those of States bound apart from the others, and the rates."""
    chosen = TransparencyFilter(request.GET)
    rows = chosen.keep(every)
    of_rates = [count.source.key for count in counts if count.source]
    sources = cited(request.record.sources, [*of_rates, *(key for row in rows for key in row.sources)])
    cells = Cells(sources, request.record.then(context["on"]))
    one = render_to_string("reports/partials/transparency_row.html", {"across": context["across"]})
    bound, others = [row for row in rows if row.came.bound], [row for row in rows if not row.came.bound]
    rate = render_to_string("reports/partials/transparency_rate.html")
    return {
        "filter": chosen,
        "rows": rows,
        "bound": bound,
        "others": others,
        "lines": fill(one, map(cells.line, bound)),
        "other_lines": fill(one, map(cells.line, others)),
        "rates": fill(rate, (rate_cells(count, sources) for count in counts)),
        "cited": sources,
    }


@public(*PARAMETERS)
def transparency_drawing(request, slug: str, form: str) -> HttpResponse:
    """The rates as a file of its own. 404 where none is known by `on`."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    counts = transparency_counts(request.record, request.record.register(treaty, get_language()), on)
    chart = transparency_chart(counts, on, FILED)
    if chart is None:
        raise Http404(_("There is nothing to draw: by that day no rate of reports is known."))
    context = {"chart": chart, "treaty": treaty, "standalone": True, "id": "k1"}
    return drawing(form, f"{treaty.slug}-transparency-{on}", render_to_string("charts/transparency.svg", context))


@public("on", *TransparencyFilter.SINGLE, many=TransparencyFilter.MANY)
def transparency_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State that the filters leave, as CSV or JSON; States not bound come last, as on the page."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = TransparencyFilter(request.GET).keep(transparency_rows(request.record, request.record.register(treaty), on))
    return rows_file(form, f"{treaty.slug}-transparency-{on}", implementation_tables.TRANSPARENCY, rows)


@public("on")
def rates_file(request, slug: str, form: str) -> HttpResponse:
    """One row per count of a year's reports that is known by the day, as CSV or JSON."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    counts = transparency_counts(request.record, request.record.register(treaty), on)
    return rows_file(form, f"{treaty.slug}-transparency-rates-{on}", implementation_tables.TRANSPARENCY_RATES, counts)
