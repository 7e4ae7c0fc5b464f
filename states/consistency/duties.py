"""Checks of stockpiles and clearance: what the record leaves open."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from states.models import ClearanceEvent, StockpileEvent, Treaty, TreatyAction
from states.rules.clearance import Clearance
from states.rules.clearance_periods import Event
from states.rules.course import Standing
from states.rules.deadlines import Duties, duties
from states.rules.stockpiles import Event as Held
from states.rules.stockpiles import Stockpile

from .findings import WARNING, Finding, check


@check
def duties_left_open(today: date) -> Iterator[Finding]:
    """A deadline that passed without completion, extension or finding, and what was found after completion."""
    for treaty in Treaty.objects.with_rules().prefetch_related("obligations"):
        stock, areas = StockpileEvent.objects.by_state(treaty), ClearanceEvent.objects.by_state(treaty)
        if not (stock or areas):
            continue
        courses = TreatyAction.objects.courses(treaty)
        obligations = list(treaty.obligations.all())
        for state in sorted({*stock, *areas}):
            standing = courses[state].standing(today) if state in courses else Standing()
            owed = duties(
                standing,
                obligations,
                on=today,
                stockpile_events=stock.get(state, ()),
                clearance_events=areas.get(state, ()),
            )
            yield from _left_open(owed)


def _left_open(owed: Duties) -> Iterator[Finding]:
    if owed.bond is None:
        return
    if (stock := _of_stockpile(owed.stockpile)) is not None:
        key, said = stock
        yield Finding(WARNING, StockpileEvent.objects.get(key=key), f"{key}: {said}")
    if (areas := _of_clearance(owed.clearance)) is not None:
        key, said = areas
        yield Finding(WARNING, ClearanceEvent.objects.get(key=key), f"{key}: {said}")


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
