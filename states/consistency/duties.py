"""Checks of stockpiles and clearance: what the record leaves open."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from states.models import ClearanceEvent, StockpileEvent, Treaty, TreatyAction
from states.rules.clearance import Clearance
from states.rules.clearance_periods import Event
from states.rules.deadlines import Duties, duties
from states.rules.stockpiles import Event as Held
from states.rules.stockpiles import Stockpile

from .findings import WARNING, Finding, check


@check
def duties_left_open(today: date) -> Iterator[Finding]:
    """A deadline that passed without completion, extension or finding, and what was found after completion."""
    owed = [each for treaty in Treaty.objects.with_rules() for each in _owed(treaty, today) if each.bond]
    yield from _about(StockpileEvent, [_of_stockpile(each.stockpile) for each in owed])
    yield from _about(ClearanceEvent, [_of_clearance(each.clearance) for each in owed])


def _owed(treaty: Treaty, today: date) -> Iterator[Duties]:
    """Yield the duties of each State of which something is recorded under a treaty."""
    stock, areas = StockpileEvent.objects.by_state(treaty), ClearanceEvent.objects.by_state(treaty)
    courses = TreatyAction.objects.courses(treaty) if stock or areas else {}
    obligations = list(treaty.obligations.all()) if courses else []
    for state in sorted({*stock, *areas} & set(courses)):
        yield duties(
            courses[state].standing(today),
            obligations,
            on=today,
            stockpile_events=stock.get(state, ()),
            clearance_events=areas.get(state, ()),
        )


def _about(model: type[Any], said: Iterable[tuple[str, str] | None]) -> Iterator[Finding]:
    """Yield what was said of events as findings about their rows. One query."""
    by_key = dict(each for each in said if each is not None)
    for row in model.objects.filter(key__in=by_key).select_related("treaty", "state"):
        yield Finding(WARNING, row, f"{row.key}: {by_key[row.key]}")


def _of_stockpile(stock: Stockpile) -> tuple[str, str] | None:
    """Return the key of the event that leaves something open about a stockpile, and what, in words."""
    kinds = {event.event for event in stock.events}
    held: list[Any] = [event for event in stock.events if event.event in (Held.DECLARED, Held.DISCOVERED)]
    if stock.reopened_on is not None:
        days = {"day": stock.reopened_on, "completed": stock.completed_on}
        return held[-1].key, _("held on %(day)s, after destruction was completed on %(completed)s.") % days
    passed = stock.deadline is not None and stock.deadline < stock.on
    if held and passed and stock.remaining != 0 and stock.within is None and Held.DEADLINE_MISSED not in kinds:
        said = _("declared, and the deadline of %(day)s passed without completion or finding.")
        return held[-1].key, said % {"day": stock.deadline}
    return None


def _of_clearance(areas: Clearance) -> tuple[str, str] | None:
    """Return the key of the event that leaves something open about clearance, and what, in words."""
    period, deadline = areas.period, areas.period.deadline
    if period.completed_on is not None or areas.within is not None:
        return None
    of_kind: dict[str, Any] = {event.event: event for event in areas.events}
    if period.reopened and deadline is None:
        said = _("reported on %(day)s, after completion or the deadline; no deadline was recorded since.")
        return of_kind[Event.REPORTED_CONTAMINATION].key, said % {"day": period.reported_on}
    if deadline is None or deadline.last >= areas.on or not (period.is_owed or period.stated):
        return None
    asked = period.extensions[-1].event if period.extensions else of_kind.get(Event.DEADLINE)
    last: Any = asked or of_kind[Event.REPORTED_CONTAMINATION]
    return last.key, _("the deadline of %(day)s passed without completion or extension.") % {"day": deadline}


@check
def extensions_without_meeting(today: date) -> Iterator[Finding]:
    """An extension is a decision of a meeting of the States Parties."""
    granted = ClearanceEvent.objects.filter(event=Event.EXTENSION_GRANTED, decided_at=None)
    for extension in granted.select_related("treaty", "state"):
        yield Finding(
            WARNING, extension, _("%(key)s: which meeting decided it is not recorded.") % {"key": extension.key}
        )
