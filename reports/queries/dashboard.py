"""What the dashboard of a treaty shows beside its state of play."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from reports.queries.changes import ChangeRow
from reports.queries.participants import ParticipantRow
from reports.queries.state_of_play import Share, shares
from states.models import UNGroup
from states.rules.acts import Act
from states.rules.course import DEPOSITED, Change


@dataclass(frozen=True)
class GroupRow:
    """A regional group on the day: how many of its States have joined, of how many, and by status."""

    group: UNGroup
    joined: int
    states: int
    shares: list[Share]

    @property
    def percent(self) -> int:
        """Whole percent that have joined, rounded down, so that 100 means all."""
        return 100 * self.joined // self.states


def regional_groups(rows: list[ParticipantRow]) -> list[GroupRow]:
    """Return the groups, the one with the largest share of joined States first and States in no group last."""
    by_group = defaultdict(list)
    for row in rows:
        by_group[row.state.un_region].append(row.status)
    groups = [
        GroupRow(UNGroup(group), sum(status in DEPOSITED for status in statuses), len(statuses), shares(statuses))
        for group, statuses in by_group.items()
    ]
    return sorted(groups, key=lambda row: (row.group is UNGroup.NONE, -row.joined / row.states, row.group.value))


@dataclass(frozen=True)
class DayOfChange:
    """What happened on one day, in one way, to which States."""

    day: date
    change: Change
    act: Act
    names: list[str]


def by_day(rows: list[ChangeRow]) -> list[DayOfChange]:
    """Return changes of one day and one kind together, the latest day first."""
    together: dict[tuple[date, Change, str], list[ChangeRow]] = defaultdict(list)
    for row in rows:
        kind = row.step.act.kind if row.step.change is Change.CONSENT else ""
        together[row.step.date, row.step.change, kind].append(row)
    days = [
        DayOfChange(day, change, rows[0].step.act, [row.name for row in rows])
        for (day, change, _kind), rows in together.items()
    ]
    return sorted(days, key=lambda each: each.day, reverse=True)
