"""What became of stockpiles under one treaty by a day: rows for page, CSV and JSON, their figures and their course."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reports.queries.duties import duty_rows
from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Obligation
from states.rules.deadlines import OF_STOCKPILES
from states.rules.duties import StateOfPlay
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import OF_THE_STOCK, Event, Stockpile, StockpileFact, Totals, totals


class Holding(StrEnum):
    """What became of the stockpile of a State that is bound or will be: the lists behind the figures of a day."""

    COMPLETED = "completed"  # once, even where more was found later
    UNFINISHED = "unfinished"  # recorded, and not destroyed by the day
    DESTROYED = "destroyed"  # a number destroyed is recorded, of the whole stock or of a part
    RETAINED = "retained"


@dataclass(frozen=True)
class StockpileRow:
    """One State of the day and its stockpile."""

    state: Entry
    stock: Stockpile

    @property
    def name(self) -> str:
        return self.state.shown

    @property
    def play(self) -> StateOfPlay:
        return self.stock.state_of_play

    @cached_property
    def days_late(self) -> int | None:
        """Days from the deadline to completion, below nought where it was early; None where that is uncertain."""
        return self.stock.days_late

    @cached_property
    def holdings(self) -> frozenset[Holding]:
        """The lists that it is in; none for a State not bound."""
        stock = self.stock
        if not stock.bound:
            return frozenset()
        there = {
            Holding.COMPLETED: stock.completed_on is not None,
            Holding.UNFINISHED: self._unfinished,
            Holding.DESTROYED: bool(stock.destroyed),
            Holding.RETAINED: stock.retained is not None and stock.retained.quantity > 0,
        }
        return frozenset(holding for holding, holds in there.items() if holds)

    @property
    def _unfinished(self) -> bool:
        said = [event for event in self.stock.events if event.event in OF_THE_STOCK]
        return bool(said) and self.stock.remaining != 0

    @property
    def completion_without_day(self) -> bool:
        """Whether a completion is recorded for which no day was found, so that it counts on none."""
        return any(event.event == Event.DESTRUCTION_COMPLETED for event in self.stock.undated)

    @property
    def sources(self) -> list[str]:
        """The keys of the sources of its events, each once."""
        return list(dict.fromkeys(event.source for event in self._events))  # type: ignore[attr-defined]

    @property
    def confirmed(self) -> bool:
        """Whether every event recorded of it by the day is confirmed."""
        return all(event.confirmed for event in self._events)

    @property
    def _events(self) -> Sequence[StockpileFact]:
        return [*self.stock.events, *self.stock.undated]


@dataclass(frozen=True)
class Figures:
    """The figures of a day over all States that are bound or will be."""

    totals: Totals
    bound: int
    unfinished: int
    no_duty: int
    not_known: int
    recorded: bool  # whether any event is recorded by the day; without it no figure says anything


class Completion(NamedTuple):
    """A State that completed destruction, or reported a part of it, by the last day that its date can mean.

    `late` is None where no deadline is known or the date may lie on either side of it, and for a part.
    """

    row: StockpileRow
    day: date
    late: bool | None


def obligation(record: Record, register: Register) -> Obligation | None:
    """Return what the treaty asks about stockpiles; None where it asks nothing."""
    return next((each for each in record.obligations(register.treaty) if each.kind in OF_STOCKPILES), None)


def stockpile_rows(record: Record, register: Register, on: date) -> list[StockpileRow]:
    """Return the States that are bound or will be, then the others of which something is recorded, each by name.

    None where the treaty asks nothing about stockpiles.
    """
    if obligation(record, register) is None:
        return []
    every = (StockpileRow(row.state, row.duties.stockpile) for row in duty_rows(record, register, on))
    return sorted((row for row in every if row.stock.bound or row.stock.events), key=lambda row: not row.stock.bound)


def stockpile_figures(rows: Iterable[StockpileRow]) -> Figures:
    """Return the figures of all rows of a day."""
    every = list(rows)
    plays = Counter(row.play for row in every if row.stock.bound)
    return Figures(
        totals(row.stock for row in every),
        plays.total(),
        sum(Holding.UNFINISHED in row.holdings for row in every),
        plays[StateOfPlay.NO_DUTY],
        plays[StateOfPlay.NOT_KNOWN],
        any(row.stock.events for row in every),
    )


def completions(rows: Iterable[StockpileRow]) -> list[Completion]:
    """Return the completions of States bound, the earliest first."""
    bound = (row for row in rows if Holding.COMPLETED in row.holdings)
    done = [Completion(row, row.stock.completed_on.last, _late(row)) for row in bound if row.stock.completed_on]
    return sorted(done, key=lambda each: each.day)


def destroyed_by_day(rows: Iterable[StockpileRow]) -> list[tuple[date, int]]:
    """Return each number destroyed with the day it is told for, the earliest first.

    Of a stock destroyed that is the day of completion, of a part of one the day of the last report of what is left.
    """
    told = [(_told_on(row.stock), row.stock.destroyed) for row in rows if Holding.DESTROYED in row.holdings]
    return sorted((day, number) for day, number in told if day is not None and number is not None)


def overdue(rows: Iterable[StockpileRow]) -> list[StockpileRow]:
    """Return the rows of those whose deadline passed with a stock surely there."""
    return [row for row in rows if row.play is StateOfPlay.OVERDUE]


def without_day(rows: Iterable[StockpileRow]) -> list[StockpileRow]:
    """Return the rows of States bound whose completion counts on no day, since none is recorded."""
    return [row for row in rows if row.stock.bound and row.completion_without_day and not row.stock.completed_on]


def _late(row: StockpileRow) -> bool | None:
    return None if row.days_late is None else row.days_late > 0


def _told_on(stock: Stockpile) -> date | None:
    if stock.completed_on is not None:
        return stock.completed_on.last
    dates: list[PartialDate] = [each.date for each in stock.events if each.event in OF_THE_STOCK and each.date]
    return dates[-1].last if dates else None
