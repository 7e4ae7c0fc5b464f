"""What became of stockpiles under one treaty by a day: rows for page, CSV and JSON, their figures and their course."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from states.rules.stockpiles import Event, Stockpile, StockpileFact, Totals, totals


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
        return bool(self.stock.said) and self.stock.remaining != 0

    @property
    def completion_without_day(self) -> bool:
        """Whether a completion is recorded for which no day was found, so that it counts on none."""
        return any(event.event == Event.DESTRUCTION_COMPLETED for event in self.stock.undated)

    @cached_property
    def sources(self) -> list[str]:
        """The keys of the sources of its events, each once."""
        return list(dict.fromkeys(event.source for event in self._events))  # type: ignore[attr-defined]

    @property
    def confirmed(self) -> bool:
        """Whether every event recorded of it by the day is confirmed."""
        return all(event.confirmed for event in self._events)

    @cached_property
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


@dataclass(frozen=True)
class Course:
    """How destruction went up to a day, in the States that are bound then or will be.

    `destroyed` are numbers with the day each is told for: of a whole stock that of completion, of a part of one that of
    the last report of what is left. `overdue` are those whose deadline passed with a stock surely there.
    """

    completions: Sequence[Completion]
    destroyed: Sequence[tuple[date, int]]
    overdue: Sequence[StockpileRow]


class YearRow(NamedTuple):
    """What the drawing shows at the end of a year, or on the day asked: completions, those late among them, weapons."""

    day: date
    completed: int
    late: int
    destroyed: int


def obligation(record: Record, register: Register) -> Obligation | None:
    """Return what the treaty asks about stockpiles; None where it asks nothing."""
    return next((each for each in record.obligations(register.treaty) if each.kind in OF_STOCKPILES), None)


def stockpile_rows(record: Record, register: Register, on: date) -> list[StockpileRow]:
    """Return the States that are bound or will be, then the others of which something is recorded, each by name.

    None where the treaty asks nothing about stockpiles.
    """
    if obligation(record, register) is None:
        return []

    def read() -> list[StockpileRow]:
        every = (StockpileRow(row.state, row.duties.stockpile) for row in duty_rows(record, register, on))
        told = (row for row in every if row.stock.bound or row.stock.events)
        return sorted(told, key=lambda row: not row.stock.bound)

    return record.lately(("stockpile rows", id(register), on), read)


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


def course(rows: Sequence[StockpileRow]) -> Course:
    """Return how destruction went, each part by day."""
    return Course(
        _completions(rows),
        sorted(_destroyed(rows)),
        [row for row in rows if row.play is StateOfPlay.OVERDUE],
    )


def _completions(rows: Iterable[StockpileRow]) -> list[Completion]:
    bound = (row for row in rows if Holding.COMPLETED in row.holdings)
    done = [Completion(row, row.stock.completed_on.last, _late(row)) for row in bound if row.stock.completed_on]
    return sorted(done, key=lambda each: each.day)


def _destroyed(rows: Iterable[StockpileRow]) -> Iterator[tuple[date, int]]:
    for row in rows:
        day = _told_on(row.stock) if Holding.DESTROYED in row.holdings else None
        if day is not None and row.stock.destroyed is not None:
            yield day, row.stock.destroyed


def year_ends(told: Course, on: date) -> list[YearRow]:
    """Return what had been destroyed by the end of each year in which anything was, the last one up to `on`."""
    years: dict[int, list[int]] = {}
    for each in told.completions:
        year = years.setdefault(each.day.year, [0, 0, 0])
        year[0] += 1
        year[1] += bool(each.late)
    for day, number in told.destroyed:
        years.setdefault(day.year, [0, 0, 0])[2] += number
    ends, sums = [], [0, 0, 0]
    for number, gained in sorted(years.items()):
        sums = [before + more for before, more in zip(sums, gained, strict=True)]
        ends.append(YearRow(min(date(number, 12, 31), on), *sums))
    return ends


def without_day(rows: Iterable[StockpileRow]) -> list[StockpileRow]:
    """Return the rows of States bound whose completion counts on no day, since none is recorded."""
    return [row for row in rows if row.stock.bound and row.completion_without_day and not row.stock.completed_on]


def _late(row: StockpileRow) -> bool | None:
    return None if row.days_late is None else row.days_late > 0


def _told_on(stock: Stockpile) -> date | None:
    if stock.completed_on is not None:
        return stock.completed_on.last
    dates = [event.date for event in stock.said if event.date]
    return dates[-1].last if dates else None
