"""All States of a day with the search for one."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from reports import tables
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.states import search, states, suggestions
from reports.views.frame import ACROSS, frame, treaty_asked

LONGEST_SEARCH = 60


@public(*ACROSS, "q")
def states_page(request) -> HttpResponse:
    """Every State of the day; those that `q` finds. One State found by its whole name or code is opened."""
    context = frame(request, treaty_asked(request))
    rows = states(request.record, context["play"].register, context["on"])
    asked = _search_asked(request)
    found, exact = search(request.record, rows, asked) if asked else (rows, False)
    if exact and len(found) == 1:
        kept = {name: request.GET[name] for name in ACROSS if name in request.GET}
        address = reverse("state", args=[found[0].state.iso3.lower()], query=kept)
        return HttpResponseRedirect(address)
    near = suggestions(request.record, rows, asked) if not found else []
    context |= {"rows": found, "all": len(rows), "q": asked, "near": near}
    return render(request, "reports/states.html", context)


def _search_asked(request) -> str:
    """What `q` asks for, without signs that nobody can see."""
    return "".join(sign for sign in request.GET.get("q", "") if sign.isprintable()).strip()[:LONGEST_SEARCH]


@public(*ACROSS, "q")
def states_file(request, form: str) -> HttpResponse:
    """The same rows as a file."""
    treaty, on = treaty_asked(request), day_asked(request)
    rows = states(request.record, request.record.register(treaty), on)
    if asked := _search_asked(request):
        rows, _exact = search(request.record, rows, asked)
    return rows_file(form, f"states-{treaty.slug}-{on}", tables.STATES, rows)
