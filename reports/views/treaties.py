"""All treaties beside one another: figures, the matrix State × treaty, gap lists."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import tables
from reports.cells import matrix_cells
from reports.charts.timeline import spark
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.treaties import gap, matrix, summaries
from reports.views.frame import ACROSS, frame, treaty_asked
from states.models import Treaty

GAP = ("in", "not_in")


@public(*ACROSS, *GAP)
def treaties_page(request) -> HttpResponse:
    """Each treaty in a line, then the matrix; with `in` or `not_in`, only the States of that gap."""
    context = frame(request, treaty_asked(request))
    record, on = request.record, context["on"]
    rows = summaries(record, on, get_language())
    top = max((row.counts.universe or row.counts.deposited for row in rows), default=1)
    every = matrix(record, on, get_language())
    joined, not_joined = _pair(request)
    found = gap(record, every, joined, not_joined)
    context |= {
        "lines": [(row, spark(row.register.tally, on, top)) for row in rows],
        "matrix": matrix_cells(found),
        "rows": found,
        "all": len(every),
        "joined": joined,
        "not_joined": not_joined,
    }
    return render(request, "reports/treaties.html", context)


def _pair(request) -> tuple[Treaty | None, Treaty | None]:
    """The two treaties of a gap list. Raises BadRequest, in words, for one that is not known or the same twice."""
    asked = [request.GET.get(name) for name in GAP]
    if asked[0] and asked[0] == asked[1]:
        raise BadRequest(_("in and not_in name the same treaty: choose two."))
    try:
        joined, not_joined = (request.record.treaty(slug) if slug else None for slug in asked)
    except Http404 as error:
        raise BadRequest(str(error)) from error
    return joined, not_joined


@public(*ACROSS)
def treaties_file(request, form: str) -> HttpResponse:
    """One row a treaty adopted by the day."""
    on = day_asked(request)
    return rows_file(form, f"treaties-{on}", tables.TREATIES, summaries(request.record, on, "en"))


@public(*ACROSS, *GAP)
def matrix_file(request, form: str) -> HttpResponse:
    """One row a State with its status under each treaty; with `in` or `not_in`, those of the gap."""
    on, record = day_asked(request), request.record
    rows = gap(record, matrix(record, on, "en"), *_pair(request))
    named = [f"{name.replace('_', '-')}-{request.GET[name]}" for name in GAP if request.GET.get(name)]
    return rows_file(form, "-".join(["states-by-treaty", *named, str(on)]), tables.matrix(record.treaties), rows)
