"""Where a treaty stands on a day: what every page of it says in its frame, from one register."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reports.queries.participants import ParticipantRow, participants
from reports.queries.register import Register
from states.rules.course import DEPOSITED, NOT_PARTY, Status
from states.rules.tally import Counts
from states.rules.universe import RECORDED_SINCE


@dataclass(frozen=True)
class Share:
    """One status in the bar and the list: its count, and where its part of the bar lies, in percent."""

    status: Status
    count: int | None
    start: float
    width: float


MOST_NAMED = 6

# Those that have joined come first, so that the first three always add up to the deposited count.
BAR = (Status.PARTY, Status.JOINED, Status.LEAVING, Status.SIGNATORY, Status.WITHDRAWN, Status.OUTSIDE)


def shares(statuses: list[Status], *, outside_known: bool = True) -> list[Share]:
    """Return each status with its count and its part of a bar, in the order of the bar."""
    counts = Counter(statuses)
    whole = len(statuses) or 1
    parts, start = [], 0.0
    for status in BAR:
        width = 100 * counts[status] / whole
        known = outside_known or status is not Status.OUTSIDE
        parts.append(Share(status, counts[status] if known else None, round(start, 2), round(width, 2)))
        start += width
    return parts


@dataclass(frozen=True)
class StateOfPlay:
    """The counts, the rows and the days beside the one asked for."""

    register: Register
    on: date

    @cached_property
    def counts(self) -> Counts:
        return self.register.counts(self.on)

    @cached_property
    def rows(self) -> list[ParticipantRow]:
        return participants(self.register, self.on)

    @property
    def universe_recorded(self) -> bool:
        return self.on >= RECORDED_SINCE

    @cached_property
    def shares(self) -> list[Share]:
        return shares([row.status for row in self.rows], outside_known=self.universe_recorded)

    @property
    def joined_shares(self) -> list[Share]:
        return [share for share in self.shares if share.status in DEPOSITED]

    @property
    def not_party_shares(self) -> list[Share]:
        return [share for share in self.shares if share.status in NOT_PARTY]

    @property
    def withdrawn_names(self) -> list[str]:
        """The States that have withdrawn, where they are few enough to be told in a sentence."""
        names = [row.name for row in self.rows if row.status is Status.WITHDRAWN]
        return names if len(names) <= MOST_NAMED else []

    @cached_property
    def bound_soon(self) -> list[date]:
        """The days on which the States that have joined and wait will be bound; none where one of them has no day."""
        days = {row.entry_into_force for row in self.rows if row.status is Status.JOINED}
        return [] if None in days else sorted(day for day in days if day)

    @property
    def entry_of_treaty_known(self) -> bool:
        """Whether by that day the treaty's own entry into force was certain."""
        return self.register.fixed_on is not None and self.register.fixed_on <= self.on

    @cached_property
    def leaving_soon(self) -> list[date]:
        """The days on which notified withdrawals take effect; none where one of them has no day."""
        days = {row.withdrawal_effective for row in self.rows if row.status is Status.LEAVING}
        return [] if None in days else sorted(day for day in days if day)
