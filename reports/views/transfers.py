"""What holds the States back from transfer on a day, and whom nothing does, as a page, a drawing and files."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.cells import fill
from reports.charts.transfers import BROAD, FILED, NARROW, transfers_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.sources import cited
from reports.queries.transfers import TransferRow, course, transfer_figures, transfer_rows, year_ends
from reports.transfer_cells import Cells, year_cells
from reports.transfer_filter import TransferFilter
from reports.views.frame import PARAMETERS, frame
from states.rules.course import DEPOSITED, Status

# The three tables of the page, and which rows each holds.
_LISTS: dict[str, Callable[[TransferRow], bool]] = {
    "to_ask": lambda row: row.to_ask,
    "own": lambda row: not row.to_ask and row.status not in DEPOSITED,
    "joined": lambda row: row.status in DEPOSITED,
}


@public(*PARAMETERS, *TransferFilter.SINGLE, many=TransferFilter.MANY)
def transfers_page(request, slug: str) -> HttpResponse:
    """The figures, the course and the lists of a day; in words where no measure is recorded under the treaty."""
    record, treaty = request.record, request.record.treaty(slug)
    context = frame(request, treaty)
    register, on = context["play"].register, context["on"]
    every = transfer_rows(record, register, on)
    # Who has joined is bound or will be: there is no second count to switch to.
    context |= {"rule": None, "recorded": bool(record.transfer_measures(treaty)), "all": every}
    if context["recorded"]:
        levels = course(record, register, on)
        one = render_to_string("reports/partials/transfer_year.html")
        context |= _table(request, every, context) | {
            "figures": transfer_figures(record, register, on),
            "broad": transfers_chart(levels, on, BROAD),
            "narrow": transfers_chart(levels, on, NARROW),
            "years": fill(one, map(year_cells, year_ends(levels))),
        }
    return render(request, "reports/transfers.html", context)


def _table(request, every, context) -> dict:
    """The rows that the filters leave, in three lists: whom to ask, the other States not party, those that joined."""
    chosen = TransferFilter(request.GET)
    rows = chosen.keep(every)
    sources = cited(request.record.sources, (key for row in rows for key in row.sources))
    across, write = {"across": context["across"]}, Cells(sources).line
    one = {name: render_to_string("reports/partials/transfer_row.html", across | {"list": name}) for name in _LISTS}
    lists = {name: [row for row in rows if belongs(row)] for name, belongs in _LISTS.items()}
    return {
        "filter": chosen,
        "rows": rows,
        "states": {name: len({row.state.pk for row in own}) for name, own in lists.items()},
        "lines": {name: fill(one[name], map(write, own)) for name, own in lists.items()},
        "withdrawn": any(row.status is Status.WITHDRAWN for row in lists["own"]),
        "cited": sources,
    }


@public(*PARAMETERS)
def transfers_drawing(request, slug: str, form: str) -> HttpResponse:
    """The course as a file of its own. 404 where nothing is counted by `on`."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    levels = course(request.record, request.record.register(treaty, get_language()), on)
    chart = transfers_chart(levels, on, FILED)
    if chart is None:
        raise Http404(
            _("There is nothing to draw: by that day no States not party are counted, or no measure is recorded.")
        )
    context = {"chart": chart, "treaty": treaty, "standalone": True, "id": "k1"}
    return drawing(form, f"{treaty.slug}-transfers-{on}", render_to_string("charts/transfers.svg", context))


@public("on", *TransferFilter.SINGLE, many=TransferFilter.MANY)
def transfers_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State and measure that the filters leave, as CSV or JSON, in the order of the page."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = TransferFilter(request.GET).keep(transfer_rows(request.record, request.record.register(treaty), on))
    return rows_file(form, f"{treaty.slug}-transfers-{on}", implementation_tables.TRANSFERS, rows)
