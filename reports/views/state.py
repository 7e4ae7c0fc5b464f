"""One State across all treaties, as a page and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import tables
from reports.cells import Cells, fill, treaty_cells
from reports.charts.timeline import axis, spans
from reports.days import day_asked, today
from reports.exports.csv import csv_file
from reports.exports.json import json_value, objects
from reports.public import public
from reports.queries.profile import Profile, bound_between, profile, seats, since
from reports.queries.sources import cited
from reports.queries.state_conduct import conduct
from reports.queries.state_duties import StateDuties, state_duties
from reports.queries.time_control import control
from reports.queries.timeline import Told, timeline
from reports.queries.weight import weight_of
from reports.state_cells import Reasons, conduct_lines, unrecorded
from reports.timeline_cells import Cells as TimelineCells
from reports.timeline_cells import fact_rows
from reports.timeline_filter import TimelineFilter
from reports.views.frame import ACROSS, links, treaty_asked
from states.models import Treaty
from states.rules.course import IN_FORCE
from states.rules.universe import RECORDED_SINCE


def no_such_state(code: str) -> Http404:
    """The answer where the record has no State of that code."""
    return Http404(
        _("No State has the code “%(code)s”. Codes are those of ISO 3166, three letters: AFG.") % {"code": code[:20]}
    )


def _profile_or_404(request, code: str, language: str) -> Profile:
    found = profile(request.record, code.upper(), day_asked(request), language)
    if found is None:
        raise no_such_state(code)
    return found


@public(*ACROSS, many=TimelineFilter.MANY)
def state_page(request, code: str) -> HttpResponse:
    """One State across all treaties, its status under the treaty asked for first."""
    shown = _profile_or_404(request, code, get_language())
    treaty, on, record = treaty_asked(request), shown.on, request.record
    chosen, duties, sat = TimelineFilter(request.GET), state_duties(record, shown), seats(record, shown.facts, on)
    every = timeline(record, shown, duties)
    lines, reasons = chosen.keep(every), weight_of(record, shown, treaty, sat)
    keys = [
        *(fact.source for reason in reasons for fact in reason.facts),
        *(key for row in shown.treaties for key in row.line.sources),
        *(key for line in lines for key in line.sources),
        *(seat.source for seat in sat),
    ]
    sources = cited(record.sources, keys)
    one = render_to_string("reports/partials/timeline_row.html")
    context = {
        "profile": shown,
        "state": shown.state,
        "treaty": treaty,
        "treaties": record.treaties,
        "on": on,
        "to_come": on > today(),
        "time": control(shown.changes, record.formal_meetings(treaty), on, today()),
        **links(request, treaty, on),
        **_standing(shown, treaty),
        **_duties(record, shown, treaty, duties, every),
        "weight": list(map(Reasons(sources, record.editions).line, reasons)),
        **_bands(shown, Cells(sources)),
        "filter": chosen,
        "course": fill(one, map(TimelineCells(sources, on).line, lines)),
        "shown": len(lines),
        "all": len(every),
        "seats": sat,
        "cited": sources,
    }
    return render(request, "reports/state.html", context)


def _standing(shown: Profile, treaty: Treaty) -> dict:
    """Where the State stands under the treaty asked for."""
    main = shown.under(treaty)
    return {
        "main": main,
        "since": since(main, shown.on),
        "bound": bound_between(main, shown.on),
        "steps": [change.step for change in shown.told if change.treaty.pk == treaty.pk],
        "recorded": shown.on >= RECORDED_SINCE,
    }


def _duties(record, shown: Profile, treaty: Treaty, duties: list[StateDuties], lines: list[Told]) -> dict:
    """What it owes and how it conducts itself under the treaty asked for, and its deadlines under all."""
    owed = next((each for each in duties if each.treaty.pk == treaty.pk), None)
    own = conduct(record, shown, treaty, lines, owed)
    return {
        "owed": owed,
        "conduct": conduct_lines(own),
        "unrecorded": unrecorded(own) if owed else "",
        "deadlines": [(each.treaty, row) for each in duties for row in each.deadlines],
    }


def _bands(shown: Profile, cells: Cells) -> dict:
    """The lines of the treaties, each with its band of statuses."""
    on = shown.on
    adopted = [row for row in shown.treaties if row.treaty.adopted <= on]
    start = min([change.step.date for change in shown.told], default=on)
    return {
        "lines": [treaty_cells(row, spans(row.course, start, on), cells) for row in adopted],
        "party": sum(row.status in IN_FORCE for row in adopted),
        "axis": axis(start, on),
        "start": start,
    }


@public("on")
def state_file(request, code: str, form: str) -> HttpResponse:
    """The State's standing under each treaty on the day; in JSON with every fact known of it by then."""
    shown = _profile_or_404(request, code, "en")
    name = f"{shown.state.iso3.lower()}-{shown.on}"
    if form == "csv":
        return csv_file(name, tables.PROFILE, shown.treaties)
    told = {
        "iso3": shown.state.iso3,
        "state": shown.state.name_en,
        "on": shown.on,
        "treaties": objects(tables.PROFILE, shown.treaties),
        "facts": objects(tables.STATE_FACTS, fact_rows(request.record, shown)),
    }
    return json_value(name, told)
