"""All States of a day with the search for one, and the profile of each."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import tables
from reports.cells import Cells, treaty_cells
from reports.charts.timeline import axis, spans
from reports.days import day_asked, today
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.profile import Profile, bound_between, memberships, profile, since
from reports.queries.sources import cited
from reports.queries.states import search, states, suggestions
from reports.queries.time_control import control
from reports.views.frame import ACROSS, frame, links, treaty_asked
from states.rules.course import IN_FORCE
from states.rules.universe import RECORDED_SINCE

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


def _profile_or_404(request, code: str, language: str) -> Profile:
    found = profile(request.record, code.upper(), day_asked(request), language)
    if found is None:
        raise no_such_state(code)
    return found


def no_such_state(code: str) -> Http404:
    """The answer where the record has no State of that code."""
    return Http404(
        _("No State has the code “%(code)s”. Codes are those of ISO 3166, three letters: AFG.") % {"code": code[:20]}
    )


@public(*ACROSS)
def state_page(request, code: str) -> HttpResponse:
    """One State across all treaties, its status under the treaty asked for first."""
    shown = _profile_or_404(request, code, get_language())
    treaty, on, record = treaty_asked(request), shown.on, request.record
    main, sat = shown.under(treaty), memberships(shown.state, on)
    keys = [
        *shown.source_keys,
        *(each.source.key for each in sat),
        *(note.source.key for _acronym, note in shown.notes),
    ]
    sources = cited(shown.sources | {each.source.key: each.source for each in sat}, keys)
    cells = Cells(sources)
    adopted = [row for row in shown.treaties if row.treaty.adopted <= on]
    start = min([change.step.date for change in shown.told], default=on)
    context = {
        "profile": shown,
        "state": shown.state,
        "treaty": treaty,
        "treaties": record.treaties,
        "main": main,
        "since": since(main, on),
        "bound": bound_between(main, on),
        "steps": [change.step for change in shown.told if change.treaty.pk == treaty.pk],
        "lines": [treaty_cells(row, spans(row.course, start, on), cells) for row in adopted],
        "party": sum(row.status in IN_FORCE for row in adopted),
        "axis": axis(start, on),
        "start": start,
        "recorded": on >= RECORDED_SINCE,
        "memberships": sat,
        "cited": sources,
        "on": on,
        **links(request, treaty, on),
        "to_come": on > today(),
        "time": control(shown.changes, record.formal_meetings(treaty), on, today()),
    }
    return render(request, "reports/state.html", context)


@public("on")
def state_file(request, code: str, form: str) -> HttpResponse:
    """The State's standing under each treaty on the day."""
    shown = _profile_or_404(request, code, "en")
    return rows_file(form, f"{shown.state.iso3.lower()}-{shown.on}", tables.PROFILE, shown.treaties)
