"""Forums: in which a treaty can be raised, and with whom."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from reports import tables
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.forums import ForumRow, forums
from reports.views.frame import ACROSS, frame, treaty_asked
from states.models import Forum


@public(*ACROSS)
def forums_page(request) -> HttpResponse:
    """Every forum with how many of its members of the day have joined, the one with the most still outside first."""
    context = frame(request, treaty_asked(request))
    context["rows"] = _by_gap(forums(request.record, context["play"].register, context["on"]))
    return render(request, "reports/forums.html", context)


def _by_gap(rows: list[ForumRow]) -> list[ForumRow]:
    return sorted(rows, key=lambda row: (not row.counted, -len(row.not_joined), str(row.forum)))


@public(*ACROSS)
def forums_file(request, form: str) -> HttpResponse:
    """The same rows as a file."""
    treaty, on = treaty_asked(request), day_asked(request)
    rows = _by_gap(forums(request.record, request.record.register(treaty), on))
    return rows_file(form, f"forums-{treaty.slug}-{on}", tables.FORUMS, rows)


def _forum_or_404(request, key: str) -> Forum:
    found = next((forum for forum in request.record.forums if forum.key == key), None)
    if found is None:
        keys = ", ".join(forum.key for forum in request.record.forums)
        raise Http404(_("No forum has the address “%(key)s”. There are: %(keys)s.") % {"key": key[:40], "keys": keys})
    return found


@public(*ACROSS)
def forum_page(request, key: str) -> HttpResponse:
    """One forum: who is not party, and every member of the day."""
    forum = _forum_or_404(request, key)
    context = frame(request, treaty_asked(request))
    context["row"] = forums(request.record, context["play"].register, context["on"], [forum])[0]
    return render(request, "reports/forum.html", context)


@public(*ACROSS)
def forum_file(request, key: str, form: str) -> HttpResponse:
    """The members of the day with their status under the treaty."""
    forum, treaty, on = _forum_or_404(request, key), treaty_asked(request), day_asked(request)
    row = forums(request.record, request.record.register(treaty), on, [forum])[0]
    return rows_file(form, f"{forum.key}-{treaty.slug}-{on}", tables.FORUM, row.members)
