"""Deadlines as a calendar that a reader subscribes to (RFC 5545)."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from reports import words
from reports.queries.deadlines import DeadlineRow
from states.models import Treaty
from states.models.treaty import ObligationKind
from states.rules.duties import Basis

A_DAY = timedelta(days=1)
Owed = tuple[Treaty, DeadlineRow]


def calendar_file(
    name: str, title: str, rows: Iterable[Owed], *, recorded: datetime, absolute: Callable[[str], str]
) -> HttpResponse:
    """Return deadlines as all-day events. What has no day set is in no calendar.

    `recorded` is the moment of the record’s last change, `absolute` makes a full address of a path. Names of events do
    not depend on where the site stands, so that a calendar knows them again.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Treaty status tracker//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", A_DAY, parameters={"VALUE": "DURATION"})
    for treaty, row in rows:
        if row.due is not None:
            calendar.add_component(_event(treaty, row, recorded, absolute))
    return HttpResponse(
        calendar.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}.ics"'},
    )


def _event(treaty: Treaty, row: DeadlineRow, recorded: datetime, absolute: Callable[[str], str]) -> Event:
    event, word = Event(), ObligationKind(row.kind).label
    event.add("uid", f"urn:treaty-deadline:{row.state.iso3.lower()}:{treaty.slug}:{row.obligation.key}")
    event.add("dtstamp", recorded)
    event.add("last-modified", recorded)
    event.add("dtstart", row.due)
    event.add("summary", words.told(row.name, f"{word} ({treaty.acronym}), {words.STATE_OF_PLAY[row.play]}"))
    event.add("description", "\n".join(_lines(row)))
    event.add("categories", [treaty.acronym, word])
    event.add("url", absolute(reverse("state", args=[row.state.iso3.lower()])))
    event.add("transp", "TRANSPARENT")
    return event


def _lines(row: DeadlineRow) -> Iterable[str]:
    """What the day rests on, in words; a day known in part is the last it can be."""
    deadline = row.deadline
    yield _("%(obligation)s, Article %(article)s") % {
        "obligation": row.obligation.label,
        "article": row.obligation.article,
    }
    yield words.told(_("Due"), f"{deadline.due}, {words.DUE_BASIS[deadline.basis]}")
    if deadline.basis is not Basis.RULE:
        yield words.told(_("By the treaty’s own term"), deadline.by_rule.isoformat())
    if deadline.done_on:
        yield words.told(_("Done"), str(deadline.done_on))
    if not deadline.decision_recorded:
        yield _("Decision day not recorded.")
