"""Every deadline of every State that has joined a treaty, on a day: rows for page, files, feeds and chart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from reports.queries.duties import DutyRow, duty_rows
from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Obligation, RecordedAct
from states.rules.deadlines import OF_CLEARANCE, OF_REPORTS, OF_STOCKPILES, Deadline, Kind
from states.rules.duties import OPEN, StateOfPlay

# What is not owed any more.
SETTLED = (StateOfPlay.DONE, StateOfPlay.DONE_LATE, StateOfPlay.NO_DUTY)


@dataclass(frozen=True)
class DeadlineRow:
    """One obligation of one State on the day asked, with the recorded facts that it rests on."""

    owed: DutyRow
    deadline: Deadline

    @property
    def state(self) -> Entry:
        return self.owed.state

    @property
    def name(self) -> str:
        return self.owed.name

    @property
    def obligation(self) -> Obligation:
        return cast(Obligation, self.deadline.obligation)

    @property
    def kind(self) -> str:
        return self.deadline.obligation.kind

    @property
    def play(self) -> StateOfPlay:
        return self.deadline.state_of_play

    @cached_property
    def due(self) -> date | None:
        """The last day on which there is time; None where no day is set."""
        return self.deadline.due.last if self.deadline.due else None

    def is_ahead(self, on: date) -> bool:
        """Whether it falls due after a day."""
        return self.due is not None and self.due > on

    @property
    def _facts(self) -> list[Any]:
        consent = cast("RecordedAct | None", self.owed.standing.consent)
        return [*([consent] if consent else []), *self._events]

    @property
    def _events(self) -> Iterable[Any]:
        own = self.owed.duties
        if self.kind in OF_STOCKPILES:
            return own.stockpile.said
        if self.kind in OF_CLEARANCE:
            return own.clearance.events
        came = own.reporting
        report = came.first if self.kind == Kind.INITIAL_REPORT else came.yearly.get(self.deadline.by_rule.year - 1)
        return [report] if report and self.kind in OF_REPORTS else ()

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The keys of its sources, each once: the treaty’s text, the State’s consent, what is recorded of the duty."""
        return tuple(dict.fromkeys([self.obligation.source.key, *(fact.source for fact in self._facts)]))

    @cached_property
    def confirmed(self) -> bool:
        """Whether every fact it rests on is confirmed."""
        return self.obligation.confirmed and all(fact.confirmed for fact in self._facts)


def deadlines(record: Record, register: Register, on: date) -> list[DeadlineRow]:
    """Return the deadlines of a day: those ahead by day, then those of the day and before, the latest first.

    What has no day stands last.
    """

    def read() -> list[DeadlineRow]:
        return in_order((row for owed in duty_rows(record, register, on) for row in deadlines_of(owed)), on)

    return record.lately(("deadlines", id(register), on), read)


def deadlines_of(owed: DutyRow) -> list[DeadlineRow]:
    """Return the deadlines of one State, in the order of the obligations; none for a State not party."""
    return [DeadlineRow(owed, each) for each in owed.duties.deadlines]


def in_order(rows: Iterable[DeadlineRow], on: date) -> list[DeadlineRow]:
    """Return rows by day, those ahead first; rows of one day keep their order."""

    def place(row: DeadlineRow) -> tuple[int, int]:
        if row.due is None:
            return 2, 0
        return (0, row.due.toordinal()) if row.due > on else (1, -row.due.toordinal())

    return sorted(rows, key=place)


@dataclass(frozen=True)
class Figures:
    """The figures of a day over all deadlines."""

    ahead: int
    states: int
    plays: Sequence[tuple[StateOfPlay, int]]


def figures(rows: Sequence[DeadlineRow], on: date) -> Figures:
    """Return how many deadlines lie ahead of how many States, and how many stand at each state of play."""
    counts = Counter(row.play for row in rows)
    order = (*OPEN, *SETTLED, StateOfPlay.NOT_KNOWN)
    shown = [(play, counts[play]) for play in order if counts[play] or play is StateOfPlay.OVERDUE]
    return Figures(sum(row.is_ahead(on) for row in rows), len({row.state.pk for row in rows}), shown)


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a calendar year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_month(self) -> date:
        return date(self.year, 3 * self.number, 1)

    @property
    def place(self) -> int:
        """Its place among all quarters."""
        return 4 * self.year + self.number


@dataclass(frozen=True)
class InQuarter:
    """The deadlines of one obligation in one quarter ahead: still to be met, settled by the day, not known."""

    kind: str
    quarter: Quarter
    open: int
    unknown: int
    settled: int

    @property
    def total(self) -> int:
        return self.open + self.unknown + self.settled


def by_quarter(rows: Iterable[DeadlineRow], on: date) -> list[InQuarter]:
    """Return the deadlines ahead of `on` by quarter and obligation, in the order of time."""
    together: dict[tuple[Quarter, str], list[StateOfPlay]] = {}
    for row in rows:
        if row.due is not None and row.due > on:
            together.setdefault((Quarter.of(row.due), row.kind), []).append(row.play)
    return [
        InQuarter(
            kind,
            quarter,
            open=sum(play in OPEN for play in plays),
            unknown=plays.count(StateOfPlay.NOT_KNOWN),
            settled=sum(play in SETTLED for play in plays),
        )
        for (quarter, kind), plays in sorted(together.items())
    ]


def busiest(quarters: Sequence[InQuarter], obligations: Iterable[Obligation]) -> InQuarter | None:
    """Return the quarter in which most States have one thing to do, the first of several; None where there is none.

    Yearly reports are left aside: all fall on one day each year.
    """
    yearly = {each.kind for each in obligations if each.yearly_on}
    return max((each for each in quarters if each.kind not in yearly), key=lambda each: each.total, default=None)


def overdue_by_kind(rows: Iterable[DeadlineRow]) -> dict[str, int]:
    """Return how many deadlines of each obligation have passed and are known not to be met."""
    return Counter(row.kind for row in rows if row.play is StateOfPlay.OVERDUE)
