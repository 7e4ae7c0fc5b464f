"""What is due after a day, as far as the acts by then have set it in motion."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.queries.deadlines import OPEN, DeadlineRow
from reports.queries.participants import ParticipantRow
from reports.queries.targets import TargetRow
from states.rules.course import Status
from states.rules.deadlines import OF_CLEARANCE, OF_STOCKPILES

# Duties fall due for decades to come: the next few days of them are told here, all on the page of deadlines.
DAYS_OF_DUTIES = 4


class Due(StrEnum):
    """What can be due."""

    ENTRY_INTO_FORCE = "entry_into_force"
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective"
    TARGET = "target"
    STOCKPILES = "stockpiles"
    CLEARANCE = "clearance"


OF_KIND: dict[str, Due] = {**dict.fromkeys(OF_STOCKPILES, Due.STOCKPILES), **dict.fromkeys(OF_CLEARANCE, Due.CLEARANCE)}


@dataclass(frozen=True)
class DueRow:
    """What is due on a day: of which States, or which target."""

    day: date
    what: Due
    lines: Sequence[ParticipantRow | DeadlineRow]
    target: TargetRow | None = None


def due_next(
    lines: Iterable[ParticipantRow], targets: Iterable[TargetRow], deadlines: Iterable[DeadlineRow], on: date
) -> list[DueRow]:
    """Return what is due after `on`, by day; of the duties still to be met those of the next few days."""
    together: dict[tuple[date, Due], list[ParticipantRow]] = defaultdict(list)
    for line in lines:
        if line.status is Status.JOINED and line.entry_into_force:
            together[line.entry_into_force, Due.ENTRY_INTO_FORCE].append(line)
        elif line.status is Status.LEAVING and line.withdrawal_effective:
            together[line.withdrawal_effective, Due.WITHDRAWAL_EFFECTIVE].append(line)
    rows = [DueRow(day, what, states) for (day, what), states in together.items()]
    rows += [DueRow(row.target.due, Due.TARGET, [], row) for row in targets if row.target.due and row.target.due > on]
    return sorted([*rows, *_duties(deadlines, on)], key=lambda row: (row.day, row.what))


def _duties(deadlines: Iterable[DeadlineRow], on: date) -> list[DueRow]:
    together: dict[tuple[date, Due], list[DeadlineRow]] = defaultdict(list)
    for row in deadlines:
        if row.due is not None and row.due > on and row.play in OPEN and row.kind in OF_KIND:
            together[row.due, OF_KIND[row.kind]].append(row)
    return [DueRow(day, what, rows) for (day, what), rows in sorted(together.items())[:DAYS_OF_DUTIES]]
