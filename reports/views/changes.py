"""What changed under a treaty between two days or two meetings, as a page and as files."""

from collections import Counter
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from reports import tables
from reports.days import period_asked
from reports.exports.files import rows_file
from reports.public import DAYS, public
from reports.queries.changes import changes, last_meeting, usual_start
from reports.views.frame import frame
from states.models import Meeting, Treaty
from states.rules.course import Change

MEETINGS = {"from_meeting": "since", "to_meeting": "until"}


@public(*DAYS, "count", *MEETINGS)
def changes_page(request, slug: str) -> HttpResponse:
    """What changed after `since`, up to and including `until`; without `since`, since the last meeting."""
    treaty = request.record.treaty(slug)
    if any(name in request.GET for name in MEETINGS):
        return HttpResponseRedirect(f"{request.path}?{_between_meetings(request, treaty)}")
    if _ends_before_it_begins(request):
        return HttpResponseRedirect(f"{request.path}?{_without_since(request)}")
    since, until, meeting = _period(request, treaty)
    context = frame(request, treaty, until)
    register, meetings = context["play"].register, request.record.formal_meetings(treaty)
    rows = changes(register, since, until)
    kinds = Counter(row.step.change for row in rows)
    context |= {
        "since": since,
        "until": until,
        "meeting": meeting,
        "meetings": meetings,
        "rows": rows,
        "kinds": [(change, kinds[change]) for change in Change if kinds[change]],
        "before": register.counts(since),
        "after": register.counts(until),
        # The control on top moves the end of the period.
        "period": True,
    }
    return render(request, "reports/changes.html", context)


def _ends_before_it_begins(request) -> bool:
    """Whether the control on top was moved to a day before the period begins; who writes both days means them."""
    since, on = (request.GET.get(name) for name in ("since", "on"))
    return bool(since and on and "until" not in request.GET and on < since)


def _without_since(request) -> str:
    asked = request.GET.copy()
    asked.pop("since")
    return asked.urlencode()


def _period(request, treaty: Treaty) -> tuple[date, date, Meeting | None]:
    """The period asked for, and the meeting at which it begins where none was asked for."""
    since, until = period_asked(request)
    meeting = None if since else last_meeting(request.record.formal_meetings(treaty), until)
    return since or usual_start(meeting, until), until, meeting


def _between_meetings(request, treaty: Treaty) -> str:
    """The period that two meetings name, as the days on which they opened."""
    opened = {meeting.key: meeting.start for meeting in request.record.formal_meetings(treaty)}
    period = {name: request.GET[name] for name in DAYS if name in request.GET}
    for name, end in MEETINGS.items():
        if asked := request.GET.get(name):
            if asked not in opened:
                raise BadRequest(
                    _("%(name)s: no meeting has the key “%(key)s”. There are: %(keys)s.")
                    % {"name": name, "key": asked[:40], "keys": ", ".join(opened)}
                )
            period[end] = opened[asked]
    if {"since", "until"} <= period.keys():
        # Whichever was named first: a period runs from the earlier meeting to the later.
        period["since"], period["until"] = sorted([str(period["since"]), str(period["until"])])
    return urlencode(period)


@public(*DAYS)
def changes_file(request, slug: str, form: str) -> HttpResponse:
    """The same rows as a file."""
    treaty = request.record.treaty(slug)
    since, until, _meeting = _period(request, treaty)
    rows = changes(request.record.register(treaty), since, until)
    return rows_file(form, f"{treaty.slug}-changes-{since}-to-{until}", tables.CHANGES, rows)
