"""What the dashboard of a treaty shows beside its state of play."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.queries.changes import ChangeRow
from reports.queries.participants import ParticipantRow
from reports.queries.register import Entry
from reports.queries.state_of_play import Share, shares
from states.models import Region, UNGroup
from states.rules.acts import Act
from states.rules.course import DEPOSITED, Change, Status


@dataclass(frozen=True)
class GroupRow:
    """A group or region on the day: how many of its States have joined, of how many, and by status."""

    group: UNGroup | Region
    joined: int
    states: int
    shares: list[Share]

    @property
    def percent(self) -> int:
        """Whole percent that have joined; 100 means all and 0 means none."""
        return whole_percent(self.joined, self.states)


def whole_percent(part: int, whole: int) -> int:
    """Return a share in whole percent, rounded, but 100 only for all and 0 only for none."""
    rounded = round(100 * part / whole)
    if 0 < part < whole:
        return min(max(rounded, 1), 99)
    return rounded


@dataclass(frozen=True)
class Spread:
    """How far groups are apart; `first` is the one with the largest share, None where there is no such one."""

    low: int
    high: int
    first: GroupRow | None


def spread(rows: list[GroupRow]) -> Spread | None:
    """Return how far the groups are apart, States in no group aside; None where there are none."""
    if not rows:
        return None
    groups = [row for row in rows if row.group is not UNGroup.NONE]
    shares_of = sorted(((row.joined / row.states, row) for row in groups), key=lambda entry: entry[0])
    (low, lowest), (high, highest) = shares_of[0], shares_of[-1]
    alone = sum(share == high for share, _row in shares_of) == 1 and high > low
    return Spread(lowest.percent, highest.percent, highest if alone else None)


def regional_groups(rows: list[ParticipantRow]) -> list[GroupRow]:
    """Return the regional groups of the United Nations, the largest share first and States in no group last."""
    return _grouped((UNGroup(row.state.un_region), row.status) for row in rows)


def regions(rows: list[ParticipantRow]) -> list[GroupRow]:
    """Return the regions of M49, the one with the largest share of joined States first."""
    return _grouped((Region(row.state.m49_region), row.status) for row in rows)


def _grouped(entries: Iterable[tuple[UNGroup | Region, Status]]) -> list[GroupRow]:
    by_group: dict[UNGroup | Region, list[Status]] = defaultdict(list)
    for group, status in entries:
        by_group[group].append(status)
    groups = [
        GroupRow(group, sum(status in DEPOSITED for status in statuses), len(statuses), shares(statuses))
        for group, statuses in by_group.items()
    ]
    return sorted(groups, key=lambda row: (row.group is UNGroup.NONE, -row.joined / row.states, row.group.value))


@dataclass(frozen=True)
class DayOfChange:
    """What happened on one day, in one way, to which States."""

    day: date
    change: Change
    act: Act
    states: list[Entry]


def by_day(rows: list[ChangeRow]) -> list[DayOfChange]:
    """Return changes of one day and one kind together, the latest day first."""
    together: dict[tuple[date, Change, str], list[ChangeRow]] = defaultdict(list)
    for row in rows:
        kind = row.step.act.kind if row.step.change is Change.CONSENT else ""
        together[row.step.date, row.step.change, kind].append(row)
    days = [
        DayOfChange(day, change, rows[0].step.act, [row.state for row in rows])
        for (day, change, _kind), rows in together.items()
    ]
    return sorted(days, key=lambda each: each.day, reverse=True)
