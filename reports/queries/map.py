"""The world map of a day: each State with its status, and the finding above it."""

from collections import Counter
from dataclasses import dataclass

from reports.queries.participants import ParticipantRow
from states.models import UNGroup
from states.rules.course import Status


@dataclass(frozen=True)
class Farthest:
    """The regional group with the most States that have neither signed nor joined."""

    group: UNGroup
    states: int
    of: int


def farthest(rows: list[ParticipantRow]) -> Farthest | None:
    """Return where the States outside are most numerous; None where there are none or two groups have as many."""
    outside = Counter(row.state.un_region for row in rows if row.status is Status.OUTSIDE)
    most = outside.most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return Farthest(UNGroup(most[0][0]), most[0][1], outside.total())
