"""All treaties beside one another: how many joined each, and which State is where under which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Treaty
from states.rules.course import DEPOSITED, Status, Step
from states.rules.tally import Counts
from states.rules.universe import RECORDED_SINCE, exists


@dataclass(frozen=True)
class TreatySummary:
    """One treaty on the day asked."""

    register: Register
    on: date

    @property
    def treaty(self) -> Treaty:
        return self.register.treaty

    @cached_property
    def counts(self) -> Counts:
        return self.register.counts(self.on)

    @property
    def in_force_since(self) -> date | None:
        """The treaty's own entry into force, where by the day asked it was certain."""
        fixed = self.register.fixed_on
        return self.treaty.entered_into_force if fixed is not None and fixed <= self.on else None

    @property
    def last(self) -> tuple[Entry, Step] | None:
        """The last change by the day asked."""
        return next((change for change in reversed(self.register.steps) if change[1].date <= self.on), None)


@dataclass(frozen=True)
class MatrixRow:
    """One State with its status under each treaty, in the order of the treaties."""

    state: Entry
    statuses: list[Status]

    @property
    def name(self) -> str:
        return self.state.shown


def summaries(record: Record, on: date, language: str) -> list[TreatySummary]:
    """Return one row a treaty that had been adopted by `on`."""
    return [TreatySummary(record.register(treaty, language), on) for treaty in record.treaties if treaty.adopted <= on]


def matrix(record: Record, on: date, language: str) -> list[MatrixRow]:
    """Return every State of `on` by its status under each treaty; while that is not recorded, those that had acted."""
    courses = [record.courses(treaty) for treaty in record.treaties]
    rows = [
        MatrixRow(state, [own[state.pk].status(on) if state.pk in own else Status.OUTSIDE for own in courses])
        for state in record.entries(language)
        if exists(state, on)
    ]
    return rows if on >= RECORDED_SINCE else [row for row in rows if set(row.statuses) != {Status.OUTSIDE}]


def gap(record: Record, rows: Iterable[MatrixRow], joined: Treaty | None, not_joined: Treaty | None) -> list[MatrixRow]:
    """Return the rows of States that have joined the one treaty and not the other; None asks for nothing."""
    place = {treaty.pk: index for index, treaty in enumerate(record.treaties)}
    return [
        row
        for row in rows
        if (joined is None or row.statuses[place[joined.pk]] in DEPOSITED)
        and (not_joined is None or row.statuses[place[not_joined.pk]] not in DEPOSITED)
    ]
