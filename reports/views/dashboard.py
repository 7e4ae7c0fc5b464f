"""The dashboard of a treaty, and the home page, which is that of the default treaty."""

from django.shortcuts import render

from reports.public import public
from reports.queries.changes import changes, last_meeting, usual_start
from reports.queries.dashboard import by_day, regional_groups, regions, spread
from reports.queries.deadlines import deadlines
from reports.queries.due import due_next
from reports.queries.implementation import implementation
from reports.queries.notes import notes, undated_elsewhere
from reports.queries.targets import targets
from reports.views.adherence import adherence_panel
from reports.views.frame import PARAMETERS, frame
from reports.views.map import map_panel


@public(*PARAMETERS)
def home(request):
    """The dashboard of the default treaty; where none is recorded, how to load one."""
    treaty = request.record.default_treaty
    return _page(request, treaty) if treaty else render(request, "reports/nothing_yet.html")


@public(*PARAMETERS)
def dashboard(request, slug):
    """The dashboard of one treaty."""
    return _page(request, request.record.treaty(slug))


def _page(request, treaty):
    context = frame(request, treaty)
    play, on = context["play"], context["on"]
    meetings = request.record.formal_meetings(treaty)
    meeting = last_meeting(meetings, on)
    since = usual_start(meeting, on)
    rows = targets(request.record, play.register, on)
    context |= {
        "targets": rows,
        "adherence": adherence_panel(play.register, on, rows, meetings),
        "notes": [row for row in notes(request.record, play.register, on) if row.mistakable],
        "elsewhere": undated_elsewhere(request.record, play.register, on),
        "map": map_panel(play.rows, context["across"]),
        "groups": (groups := regional_groups(play.rows) if play.universe_recorded else []),
        "groups_spread": spread(groups),
        "regions": (areas := regions(play.rows) if play.universe_recorded else []),
        "regions_spread": spread(areas),
        "due": due_next(play.rows, rows, deadlines(request.record, play.register, on), on),
        "obligations": request.record.obligations(treaty),
        "implementation": implementation(request.record, play.register, on),
        "changed": request.record.mark[1] if request.record.mark else None,
        "meeting": meeting,
        "since": since,
        "changes": by_day(changes(play.register, since, on)),
    }
    return render(request, "reports/dashboard.html", context)
