"""What gives a State not party weight on a day: whom it matters most to persuade, each with the facts it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from states.rules.course import NOT_PARTY, Status
from states.rules.duties import by_then
from states.rules.stockpiles import Event, StockpileFact
from states.rules.transfer import MeasureFact, in_force
from states.rules.use import Edition, UseFact, recent_use

# From how many weapons on a stockpile is large.
LARGE_STOCKPILE = 1_000_000
SECURITY_COUNCIL, CONFERENCE_ON_DISARMAMENT = "unsc", "cd"


class Weight(StrEnum):
    """What can give a State weight."""

    PRODUCER = "producer"  # on the list in force
    UNRESTRAINED = "unrestrained"  # no ban, moratorium or statement on transfer in force
    LARGE_STOCKPILE = "large_stockpile"  # the largest estimate recorded by the day
    RECENT_USE = "recent_use"  # by its government, in the last two editions published by the day
    SECURITY_COUNCIL = "security_council"
    CONFERENCE_ON_DISARMAMENT = "conference_on_disarmament"


class SeatFact(Protocol):
    """That a State sits in a forum, by its key."""

    @property
    def forum_key(self) -> str: ...


@dataclass(frozen=True)
class Known:
    """What is recorded of one State under one treaty.

    `listed` are its entries on the list of producers in force and `seats` those it holds on the day; the rest is of any
    day. `measures_recorded` is whether measures of any State are: without them, that none is in force says nothing.
    """

    status: Status
    editions: Sequence[Edition]
    listed: Sequence[Any] = ()
    measures: Sequence[MeasureFact] = ()
    measures_recorded: bool = False
    stockpile: Iterable[StockpileFact] = ()
    uses: Iterable[UseFact] = ()
    seats: Iterable[SeatFact] = ()


@dataclass(frozen=True)
class Reason:
    """One weight with the facts that it rests on; for want of a measure those that are not in force, or none."""

    weight: Weight
    facts: Sequence[Any]


def reasons(known: Known, on: date) -> list[Reason]:
    """Return what gives a State weight on a day, in the order of `Weight`; nothing for a State that has joined."""
    if known.status not in NOT_PARTY:
        return []
    found: dict[Weight, Sequence[Any]] = {
        Weight.PRODUCER: known.listed,
        Weight.LARGE_STOCKPILE: _large(known.stockpile, on),
        Weight.RECENT_USE: recent_use(known.uses, known.editions, on),
        Weight.SECURITY_COUNCIL: [seat for seat in known.seats if seat.forum_key == SECURITY_COUNCIL],
        Weight.CONFERENCE_ON_DISARMAMENT: [seat for seat in known.seats if seat.forum_key == CONFERENCE_ON_DISARMAMENT],
    }
    rows = [Reason(weight, facts) for weight, facts in found.items() if facts]
    if known.measures_recorded and not in_force(known.measures, on):
        rows.append(Reason(Weight.UNRESTRAINED, known.measures))
    return sorted(rows, key=lambda row: list(Weight).index(row.weight))


def _large(events: Iterable[StockpileFact], on: date) -> list[StockpileFact]:
    """The largest estimate recorded by a day where it is large, and the latest one where that is another."""
    estimates = [event for event in by_then(events, on) if event.event == Event.ESTIMATED and event.quantity]
    largest = max(estimates, key=_quantity, default=None)
    if largest is None or _quantity(largest) < LARGE_STOCKPILE:
        return []
    return [largest] if _quantity(estimates[-1]) == _quantity(largest) else [largest, estimates[-1]]


def _quantity(event: StockpileFact) -> int:
    return event.quantity or 0
