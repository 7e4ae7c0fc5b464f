"""What is due after a day, as far as the acts by then have set it in motion."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.queries.deadlines import SETTLED, DeadlineRow
from reports.queries.participants import ParticipantRow
from reports.queries.targets import TargetRow
from states.models import Obligation
from states.rules.course import Status
from states.rules.deadlines import TOLD_ONCE
from states.rules.duties import OPEN

# How many entries of duties are due next: there may be hundreds, and a page has the rest.
NEXT_DUTIES = 6


class Due(StrEnum):
    """What can be due."""

    ENTRY_INTO_FORCE = "entry_into_force"
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective"
    TARGET = "target"
    DUTY = "duty"


@dataclass(frozen=True)
class DueRow:
    """What is due on a day: of which States, which target, or which one duty of which States."""

    day: date
    what: Due
    lines: list[ParticipantRow]
    target: TargetRow | None = None
    duties: Sequence[DeadlineRow] = ()

    @property
    def obligation(self) -> Obligation:
        """What the treaty asks for where duties are due."""
        return self.duties[0].obligation


def due_next(
    lines: Iterable[ParticipantRow], targets: Iterable[TargetRow], duties: Iterable[DeadlineRow], on: date
) -> list[DueRow]:
    """Return what is due after `on`, by day; of duties, which come by day, the next few."""
    together: dict[tuple[date, Due], list[ParticipantRow]] = defaultdict(list)
    for line in lines:
        if line.status is Status.JOINED and line.entry_into_force:
            together[line.entry_into_force, Due.ENTRY_INTO_FORCE].append(line)
        elif line.status is Status.LEAVING and line.withdrawal_effective:
            together[line.withdrawal_effective, Due.WITHDRAWAL_EFFECTIVE].append(line)
    rows = [DueRow(day, what, states) for (day, what), states in together.items()]
    rows += [DueRow(row.target.due, Due.TARGET, [], row) for row in targets if row.target.due and row.target.due > on]
    rows += _duties(duties, on)
    return sorted(rows, key=lambda row: (row.day, row.what))


def _duties(rows: Iterable[DeadlineRow], on: date) -> list[DueRow]:
    together: dict[tuple[date, str], list[DeadlineRow]] = defaultdict(list)
    for row in rows:
        if row.due is not None and row.is_ahead(on) and _known_to_be_owed(row):
            together[row.due, row.kind].append(row)
    return [DueRow(day, Due.DUTY, [], duties=owed) for (day, _kind), owed in list(together.items())[:NEXT_DUTIES]]


def _known_to_be_owed(row: DeadlineRow) -> bool:
    """Whether a dated fact says that there is something to do; a first report every State owes."""
    return row.play in OPEN or (row.kind in TOLD_ONCE and row.play not in SETTLED)
