"""Use by a day as the editions of the Monitor tell it, as a page, a drawing and files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.cells import fill
from reports.charts.use import BROAD, NARROW, use_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.sources import cited
from reports.queries.use import columns, use_figures, use_rows
from reports.use_cells import Cells, edition_lines
from reports.use_filter import UseFilter
from reports.views.frame import PARAMETERS, frame


@public(*PARAMETERS, *UseFilter.SINGLE, many=UseFilter.MANY)
def use_page(request, slug: str) -> HttpResponse:
    """The figures, the editions drawn and the table of a day; in words where no use is recorded under the treaty."""
    record, treaty = request.record, request.record.treaty(slug)
    context = frame(request, treaty)
    on, chosen = context["on"], UseFilter(request.GET, record=record)
    every = use_rows(record, context["play"].register, on)
    rows = chosen.keep(every)
    # What the editions report has no counting rule of the treaty.
    context |= {"rule": None, "recorded": bool(record.uses(treaty)), "all": every}
    if every:
        told = columns(record, every, on)
        sources = cited(record.sources, (key for row in rows for key in row.sources))
        one = render_to_string("reports/partials/use_row.html", {"across": context["across"]})
        edition = render_to_string("reports/partials/use_edition.html")
        context |= {
            "figures": use_figures(told, on),
            "broad": use_chart(told, BROAD),
            "narrow": use_chart(told, NARROW),
            "editions": fill(edition, edition_lines(told)),
            "filter": chosen,
            "rows": rows,
            "lines": fill(one, map(Cells(sources).line, rows)),
            "cited": sources,
        }
    return render(request, "reports/use.html", context)


@public(*PARAMETERS)
def use_drawing(request, slug: str, form: str) -> HttpResponse:
    """The editions as a file of its own. 404 where none published by `on` reports any use."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = use_rows(request.record, request.record.register(treaty, get_language()), on)
    chart = use_chart(columns(request.record, rows, on), BROAD)
    if chart is None:
        raise Http404(_("There is nothing to draw: no edition published by that day is recorded to report use."))
    context = {"chart": chart, "treaty": treaty, "on": on, "standalone": True, "id": "k1"}
    return drawing(form, f"{treaty.slug}-use-{on}", render_to_string("charts/use.svg", context))


@public("on", *UseFilter.SINGLE, many=UseFilter.MANY)
def use_file(request, slug: str, form: str) -> HttpResponse:
    """One row per edition and State that the filters leave, as CSV or JSON, the latest edition first."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = UseFilter(request.GET, record=request.record).keep(
        use_rows(request.record, request.record.register(treaty), on)
    )
    return rows_file(form, f"{treaty.slug}-use-{on}", implementation_tables.USE, rows)
