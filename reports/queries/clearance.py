"""What States bound by a treaty have to clear by when and how far they are: rows for page, drawing, CSV and JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import cast

from reports.queries.duties import DutyRow, duty_rows, has
from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Obligation, RecordedAct, RecordedClearanceEvent
from states.rules.clearance import Clearance
from states.rules.clearance_periods import TIMES, Extension, Period
from states.rules.deadlines import DONE, OF_CLEARANCE
from states.rules.duties import StateOfPlay, next_day
from states.rules.partial_date import PartialDate


class Extended(StrEnum):
    """What can be asked of the extensions of a State."""

    RUNNING = "running"  # the duty is open and the extended deadline has not passed
    LAPSED = "lapsed"  # one was decided only after the deadline before it


class Told(StrEnum):
    """What a step of a State's course tells."""

    DEADLINE = "deadline"
    FOUND = "found"
    LAPSE = "lapse"
    EXTENSION = "extension"
    COMPLETED = "completed"


@dataclass(frozen=True)
class Step:
    """One step of the course of a State: from which day to which; a completion has but its day.

    `meeting` decided an extension; `decided` is False where the day of its decision is not recorded.
    """

    told: Told
    since: date
    until: PartialDate
    meeting: str = ""
    decided: bool = True

    @property
    def days(self) -> int:
        """Days of a lapse: those after the old deadline, up to and including the last one."""
        return (self.until.last - self.since).days + 1


@dataclass(frozen=True)
class ClearanceRow:
    """One State that is bound, or of which something is recorded, with its duty to clear on the day."""

    duty: DutyRow

    @property
    def state(self) -> Entry:
        return self.duty.state

    @property
    def name(self) -> str:
        return self.duty.name

    @property
    def clearance(self) -> Clearance:
        return self.duty.duties.clearance

    @property
    def bound(self) -> bool:
        return self.clearance.bound

    @cached_property
    def recorded(self) -> bool:
        """Whether an event is recorded of the State that counts by the day.

        For a State not bound a day until which there is time means nothing.
        """
        return any(self.bound or event.event not in TIMES for event in self.clearance.events)

    @cached_property
    def state_of_play(self) -> StateOfPlay:
        return self.clearance.state_of_play

    @property
    def open(self) -> bool:
        return self.clearance.open

    @property
    def deadline(self) -> PartialDate | None:
        """The deadline of the current period before any extension."""
        return self.clearance.deadline

    @property
    def extensions(self) -> Sequence[Extension]:
        """The extensions of the current period that count by the day."""
        return self.clearance.period.extensions

    @property
    def extended_to(self) -> PartialDate | None:
        return self.clearance.extended_to

    @property
    def lapsed_days(self) -> int | None:
        """Days of the current period without a deadline; None for a State not bound."""
        return self.clearance.lapsed_days if self.bound else None

    @property
    def completed_on(self) -> PartialDate | None:
        return self.clearance.completed_on

    @property
    def sources(self) -> list[str]:
        """The keys of the sources of the events, or else of the act from which the deadline follows, each once."""
        acts = [self.duty.standing.consent] if self.duty.standing.consent else []
        facts = cast("Iterable[RecordedClearanceEvent | RecordedAct]", self.clearance.events if self.recorded else acts)
        return list(dict.fromkeys(fact.source for fact in facts))

    @property
    def confirmed(self) -> bool:
        """Whether every event that counts is confirmed."""
        return self.clearance.confirmed

    def is_extended(self, how: str) -> bool:
        """Whether an extension runs, or one was decided after a lapse."""
        if how == Extended.LAPSED:
            return any(extension.lapsed_days for extension in self.extensions)
        return self.open and self.state_of_play is not StateOfPlay.OVERDUE and bool(self.extensions)

    @property
    def rests_on(self) -> Step | None:
        """The last dated fact that says there is something to clear: the latest extension, else the report."""
        period = self.clearance.period
        if period.extensions:
            return _extension(period.extensions[-1], period)
        found = period.reported_on
        return Step(Told.FOUND, found.first, found) if found else None

    @cached_property
    def steps(self) -> list[Step]:
        """The course of the State to the day: deadlines, extensions, lapses, completions, period after period."""
        if not self.recorded:
            return []
        return [step for period in self.clearance.periods for step in self._of(period)]

    def _of(self, period: Period) -> Iterator[Step]:
        """Return the steps of one period; of a State not bound, which has no deadlines, only what happened."""
        bond = self.duty.duties.bond
        if period.reopened and period.reported_on:
            yield Step(Told.FOUND, period.reported_on.first, period.reported_on)
        if period.initial_deadline and bond:
            yield Step(Told.DEADLINE, bond.entry, period.initial_deadline)
        for extension in period.extensions:
            if extension.extends and extension.decided_on and extension.lapsed_days:
                yield _lapse(extension.extends, extension.decided_on)
            yield _extension(extension, period)
        if period is self.clearance.period and self.state_of_play is StateOfPlay.OVERDUE and period.deadline:
            yield _lapse(period.deadline, self.clearance.on)
        if period.completed_on:
            if bond and period.deadline and (period.days_late or 0) > 0:
                yield _lapse(period.deadline, period.completed_on.first)
            yield Step(Told.COMPLETED, period.completed_on.first, period.completed_on)


def _extension(extension: Extension, period: Period) -> Step:
    old, decided = extension.extends, extension.decided_on
    begins = old.last if old else period.reported_on.first if period.reported_on else extension.counts_from
    since = max(begins, decided) if decided and old else begins
    meeting = str(extension.decided_at or "")
    return Step(Told.EXTENSION, since, extension.to, meeting, decided is not None)


def _lapse(old: PartialDate, last: date) -> Step:
    return Step(Told.LAPSE, next_day(old.last), PartialDate(last.year, last.month, last.day))


def clearance_rows(record: Record, register: Register, on: date) -> list[ClearanceRow]:
    """Return the States that are bound or of which something is recorded, in the order of the language.

    None where the treaty asks for no clearance.
    """
    if not has(record.obligations(register.treaty), OF_CLEARANCE):
        return []

    def read() -> list[ClearanceRow]:
        rows = map(ClearanceRow, duty_rows(record, register, on))
        return [row for row in rows if row.duty.duties.bond is not None or row.recorded]

    return record.lately(("clearance rows", id(register), on), read)


def clearance_obligation(obligations: Iterable[Obligation]) -> Obligation | None:
    """Return what the treaty asks for in words of clearance; None where it asks for nothing."""
    return next((each for each in obligations if each.kind in OF_CLEARANCE), None)


@dataclass(frozen=True)
class ClearanceFigures:
    """How many States stand where; `bound` are those that have joined, in force for them or not."""

    bound: int
    open: int
    completed: int
    overdue: int
    running: int
    lapsed: int
    not_known: int
    silent: int  # bound, and nothing is recorded of them
    recorded: int


def clearance_figures(rows: Sequence[ClearanceRow]) -> ClearanceFigures:
    """Return the headline figures of a day."""
    plays = [row.state_of_play for row in rows]
    return ClearanceFigures(
        bound=sum(row.bound for row in rows),
        open=sum(row.open for row in rows),
        completed=sum(play in DONE for play in plays),
        overdue=plays.count(StateOfPlay.OVERDUE),
        running=sum(row.is_extended(Extended.RUNNING) for row in rows),
        lapsed=sum(row.is_extended(Extended.LAPSED) for row in rows),
        not_known=plays.count(StateOfPlay.NOT_KNOWN),
        silent=sum(row.bound and not row.recorded for row in rows),
        recorded=sum(row.recorded for row in rows),
    )
