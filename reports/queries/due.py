"""What is due after a day, as far as the acts by then have set it in motion."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.queries.participants import ParticipantRow
from reports.queries.targets import TargetRow
from states.rules.course import Status


class Due(StrEnum):
    """What can be due."""

    ENTRY_INTO_FORCE = "entry_into_force"
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective"
    TARGET = "target"


@dataclass(frozen=True)
class DueRow:
    """What is due on a day: of which States, or which target."""

    day: date
    what: Due
    lines: list[ParticipantRow]
    target: TargetRow | None = None


def due_next(lines: Iterable[ParticipantRow], targets: Iterable[TargetRow], on: date) -> list[DueRow]:
    """Return what is due after `on`, by day."""
    together: dict[tuple[date, Due], list[ParticipantRow]] = defaultdict(list)
    for line in lines:
        if line.status is Status.JOINED and line.entry_into_force:
            together[line.entry_into_force, Due.ENTRY_INTO_FORCE].append(line)
        elif line.status is Status.LEAVING and line.withdrawal_effective:
            together[line.withdrawal_effective, Due.WITHDRAWAL_EFFECTIVE].append(line)
    rows = [DueRow(day, what, states) for (day, what), states in together.items()]
    rows += [DueRow(row.target.due, Due.TARGET, [], row) for row in targets if row.target.due and row.target.due > on]
    return sorted(rows, key=lambda row: (row.day, row.what))
