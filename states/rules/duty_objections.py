"""What speaks against an event of a stockpile or of clearance before it is entered, given the others of its State."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Protocol

from states.rules import clearance_periods as clearance
from states.rules import stockpiles
from states.rules.clearance_periods import ClearanceFact
from states.rules.duties import exactly
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import StockpileFact


class Objection(StrEnum):
    """Why an event cannot stand as it is written."""

    MORE_DESTROYED = "more_destroyed"  # than declared, by over a tenth, and no note says why
    COMPLETED_BEFORE = "completed_before"  # completion before a later declaration or report that is recorded
    NOT_LATER = "not_later"  # an extension that leads to no later day than the deadline it extends
    SHORTER_BEFORE = "shorter_before"  # an extension beyond the one decided after it


class NotedStockpileFact(StockpileFact, Protocol):
    """An event of a stockpile with its note."""

    @property
    def note(self) -> str: ...


def against_stockpile_event(event: NotedStockpileFact, others: Iterable[NotedStockpileFact]) -> list[Objection]:
    """Return what speaks against an event of a stockpile (Ottawa Convention, Article 4)."""
    every = list(others)
    if event.event != stockpiles.Event.DESTRUCTION_COMPLETED:
        return []
    found = [Objection.MORE_DESTROYED] if _destroys_more(event, every) else []
    declared = [other for other in every if other.event == stockpiles.Event.DECLARED]
    return [*found, *_completed_before(event.date, (other.date for other in declared))]


def retained_ahead(event: StockpileFact, today: date) -> bool:
    """Whether a number is told of weapons retained in a year that has not begun by `today`."""
    return event.event == stockpiles.Event.RETAINED and event.date is not None and event.date.year > today.year


def _destroys_more(completed: NotedStockpileFact, others: Iterable[NotedStockpileFact]) -> bool:
    """Whether more than eleven tenths of what was declared or found are destroyed, and no note says why."""
    if completed.quantity is None or completed.note.strip():
        return False
    numbers = [(other.event, other.quantity) for other in others if other.quantity is not None]
    declared = [quantity for event, quantity in numbers if event == stockpiles.Event.DECLARED]
    found = sum(quantity for event, quantity in numbers if event == stockpiles.Event.DISCOVERED)
    return bool(declared) and 10 * completed.quantity > 11 * (max(declared) + found)


def against_clearance_event(
    event: ClearanceFact, others: Iterable[ClearanceFact], *, by_rule: date | None
) -> list[Objection]:
    """Return what speaks against an event of clearance; `by_rule` is the first deadline by the treaty’s own term."""
    every = list(others)
    if event.event == clearance.Event.COMPLETED:
        reports = [other for other in every if other.event == clearance.Event.REPORTED_CONTAMINATION]
        return list(_completed_before(event.date, (other.date for other in reports)))
    if event.event == clearance.Event.EXTENSION_GRANTED:
        return list(_against_extension(event, every, by_rule))
    return []


def _completed_before(completed: PartialDate | None, later: Iterable[PartialDate | None]) -> Iterator[Objection]:
    """Completion is followed by a new find in the order in which both become known, not the other way round."""
    if completed and any(day and day.first > completed.last for day in later):
        yield Objection.COMPLETED_BEFORE


def _against_extension(
    extension: ClearanceFact, others: Iterable[ClearanceFact], by_rule: date | None
) -> Iterator[Objection]:
    times = [other for other in others if other.event in clearance.TIMES]
    before = [exactly(by_rule)] if by_rule else []
    before += [other.date for other in times if _precedes(other, extension)]
    if any(extension.date.last <= day.first for day in before):
        yield Objection.NOT_LATER
    if any(other.date.last <= extension.date.first for other in times if _precedes(extension, other)):
        yield Objection.SHORTER_BEFORE


def _precedes(one: ClearanceFact, other: ClearanceFact) -> bool:
    """Whether a deadline held before an extension was decided; of two decisions, the days have to be known."""
    if one.event == clearance.Event.DEADLINE:
        return other.event == clearance.Event.EXTENSION_GRANTED
    if one.decided_on is None or other.decided_on is None:
        return False
    return one.decided_on < other.decided_on
