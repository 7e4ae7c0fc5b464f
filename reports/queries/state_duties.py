"""What one State owes under each treaty, and what is recorded of it, beside its acts."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.queries.deadlines import DeadlineRow, deadlines_of
from reports.queries.duties import DutyRow, duties_of, has
from reports.queries.profile import Profile
from reports.queries.record import Record
from reports.queries.state_facts import Table
from states.models import Obligation, Treaty
from states.rules.clearance import Clearance
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
    """Return the duties of a State under each treaty that brings any. One query where nothing was read before."""
    rows = []
    for line in shown.treaties:
        obligations, pk = record.obligations(line.treaty), line.treaty.pk
        if obligations:
            row = duties_of(
                *(obligations, line.line.state, line.course, shown.on),
                stockpile_events=[fact.stockpile_event for fact in shown.facts.of(Table.STOCKPILE, treaty_id=pk)],
                clearance_events=[fact.clearance_event for fact in shown.facts.of(Table.CLEARANCE, treaty_id=pk)],
                reports=[fact.report for fact in shown.facts.of(Table.REPORT, treaty_id=pk)],
            )
            rows.append(StateDuties(line.treaty, row, deadlines_of(row), obligations))
    return rows
