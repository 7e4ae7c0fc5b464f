"""Who produces on a day, who stopped and who never did: as a page and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import implementation_tables
from reports.cells import fill
from reports.charts.production import BROAD, FILED, NARROW, production_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.exports.files import rows_file
from reports.production_cells import Cells, bars, differs, names
from reports.production_filter import ProductionFilter
from reports.public import public
from reports.queries.production import (
    edition_rows,
    production_figures,
    production_rows,
    reconciled,
    told,
)
from reports.queries.published import PRODUCERS_CURRENT, PRODUCERS_EVER, published
from reports.queries.sources import cited
from reports.views.frame import PARAMETERS, frame


@public(*PARAMETERS, *ProductionFilter.SINGLE, many=ProductionFilter.MANY)
def production_page(request, slug: str) -> HttpResponse:
    """The figures, the story, the course of the lists and the table of a day; in words where nothing is recorded."""
    record, treaty = request.record, request.record.treaty(slug)
    context = frame(request, treaty)
    register, on = context["play"].register, context["on"]
    every = production_rows(record, register, on)
    # Who produces has nothing to do with when a treaty binds: there is no second count to switch to.
    context |= {"rule": None, "all": every}
    if every:
        editions = edition_rows(record, register, on)
        context |= {
            "figures": production_figures(record, register, every, on),
            "editions": editions,
            "drawn": [
                (chart, bars(chart, standalone=False))
                for box in (BROAD, NARROW)
                if (chart := production_chart(editions, box)) is not None
            ],
            "differences": [
                (each.kind, [(row, differs(gap)) for row, gap in each.cases]) for each in reconciled(every)
            ],
            "published": [
                row
                for name in (PRODUCERS_CURRENT, PRODUCERS_EVER)
                if (row := published(record, register, name, on)) is not None
            ],
        }
        context |= _told(every, context["across"]) | _table(request, every, context)
    return render(request, "reports/production.html", context)


def _told(every, across: str) -> dict:
    """The story of all that ever produced, its long lists of names written once."""
    story = told(every)
    return {
        "story": story,
        "left": names(story.producing, across),
        "stopped": [(year, names(rows, across)) for year, rows in story.stopped],
        "unknown": names(story.year_unknown, across),
    }


def _table(request, every, context) -> dict:
    """The rows that the filters leave, those that never produced apart from the others."""
    chosen = ProductionFilter(request.GET)
    rows = chosen.keep(every)
    sources = cited(request.record.sources, (key for row in rows for key in row.sources))
    cells = Cells(sources, request.record.then(context["on"]))
    ever, never = [row for row in rows if row.story.ever], [row for row in rows if not row.story.ever]
    one = render_to_string("reports/partials/production_row.html", {"across": context["across"], "ever": True})
    other = render_to_string("reports/partials/production_row.html", {"across": context["across"], "ever": False})
    return {
        "filter": chosen,
        "rows": rows,
        "ever": ever,
        "never": never,
        "lines": fill(one, map(cells.line, ever)),
        "never_lines": fill(other, map(cells.line, never)),
        "cited": sources,
    }


@public(*PARAMETERS)
def production_drawing(request, slug: str, form: str) -> HttpResponse:
    """The course of the lists as a file of its own. 404 where none had been published by `on`."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    register = request.record.register(treaty, get_language())
    chart = production_chart(edition_rows(request.record, register, on), FILED)
    if chart is None:
        raise Http404(_("There is nothing to draw: by that day no list of producers is recorded."))
    context = {"chart": chart, "words": bars(chart, standalone=True), "treaty": treaty, "on": on}
    context |= {"standalone": True, "id": "k1"}
    return drawing(form, f"{treaty.slug}-production-{on}", render_to_string("charts/production.svg", context))


@public("on", *ProductionFilter.SINGLE, many=ProductionFilter.MANY)
def production_file(request, slug: str, form: str) -> HttpResponse:
    """One row per State that the filters leave, as CSV or JSON; in the order of the page."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    rows = ProductionFilter(request.GET).keep(production_rows(request.record, request.record.register(treaty), on))
    return rows_file(form, f"{treaty.slug}-production-{on}", implementation_tables.PRODUCTION, rows)
