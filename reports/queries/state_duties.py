"""What one State owes under each treaty, and what is recorded of it, beside its acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from reports.queries.deadlines import DeadlineRow, deadlines_of
from reports.queries.duties import DutyRow, duties_of, has
from reports.queries.profile import Profile
from reports.queries.record import Record
from states.models import Obligation, RecordedStockpileEvent, Treaty
from states.rules.clearance import Clearance
from states.rules.clearance_periods import TIMES
from states.rules.course import Step
from states.rules.deadlines import OF_CLEARANCE, OF_STOCKPILES
from states.rules.duties import exactly
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import Stockpile


@dataclass(frozen=True)
class StateDuties:
    """One State under one treaty, and what the treaty asks of it."""

    treaty: Treaty
    row: DutyRow
    deadlines: Sequence[DeadlineRow]
    obligations: Sequence[Obligation]

    @property
    def stockpile(self) -> Stockpile | None:
        """Its stockpile; None where the treaty asks nothing of it, or nothing is recorded of a State not party."""
        own = self.row.duties.stockpile
        return own if has(self.obligations, OF_STOCKPILES) and (own.bound or own.events) else None

    @property
    def stockpile_deadline(self) -> PartialDate | None:
        due = self.row.duties.stockpile.deadline
        return exactly(due) if due else None

    @property
    def clearance(self) -> Clearance | None:
        """Its areas to clear; None as with a stockpile."""
        own = self.row.duties.clearance
        return own if has(self.obligations, OF_CLEARANCE) and (own.bound or own.events) else None


def state_duties(record: Record, shown: Profile) -> list[StateDuties]:
    """Return the duties of a State under each treaty that brings any. Two queries where nothing was read before."""
    rows = []
    for line in shown.treaties:
        obligations = record.obligations(line.treaty)
        if obligations:
            row = duties_of(record, line.treaty, line.line.state, line.course, shown.on)
            rows.append(StateDuties(line.treaty, row, deadlines_of(row), obligations))
    return rows


@dataclass(frozen=True)
class Told:
    """One thing on the course of a State: a change of its status, or an event of its stockpile or of clearance.

    `decided` is whether the day of an extension is that of its decision.
    """

    day: PartialDate
    treaty: Treaty
    step: Step | None = None
    event: str = ""
    of_clearance: bool = False
    quantity: int | None = None
    extended_to: PartialDate | None = None
    decided: bool = True
    confirmed: bool = True


def told(shown: Profile, duties: Iterable[StateDuties]) -> list[Told]:
    """Return all that had happened by the day of a profile, in order."""
    rows = [Told(exactly(change.step.date), change.treaty, change.step) for change in shown.told]
    for each in duties:
        rows += [*_of_stockpile(each), *_of_clearance(each), *_extensions(each, shown.on)]
    return sorted(rows, key=lambda row: row.day)


def _of_stockpile(of: StateDuties) -> Iterable[Told]:
    for event in cast("Sequence[RecordedStockpileEvent]", of.row.duties.stockpile.events):
        if event.date is not None:
            quantity, confirmed = event.quantity, event.confirmed
            yield Told(event.date, of.treaty, event=event.event, quantity=quantity, confirmed=confirmed)


def _of_clearance(of: StateDuties) -> Iterable[Told]:
    for event in of.row.duties.clearance.events:
        if event.event not in TIMES:
            yield Told(event.date, of.treaty, event=event.event, of_clearance=True, confirmed=event.confirmed)


def _extensions(of: StateDuties, on: date) -> Iterable[Told]:
    """Yield the extensions on the day from which each counts."""
    for period in of.row.duties.clearance.periods:
        for each in period.extensions:
            if each.counts_from <= on:
                day, decided = exactly(each.counts_from), each.decided_on is not None
                yield Told(day, of.treaty, extended_to=each.to, decided=decided, confirmed=each.event.confirmed)
