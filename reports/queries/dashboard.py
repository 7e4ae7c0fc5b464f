"""Everything the dashboard of a treaty shows for a day, from one register."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reports.queries.changes import ChangeRow, neighbours
from reports.queries.participants import ParticipantRow, participants
from reports.queries.register import Register
from reports.queries.targets import TargetRow, targets
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


@dataclass(frozen=True)
class Dashboard:
    """The state of play of one treaty on one day."""

    register: Register
    on: date

    @cached_property
    def counts(self) -> Counts:
        return self.register.counts(self.on)

    @cached_property
    def rows(self) -> list[ParticipantRow]:
        return participants(self.register, self.on)

    @cached_property
    def targets(self) -> list[TargetRow]:
        return targets(self.register, self.on)

    @cached_property
    def neighbours(self) -> tuple[list[ChangeRow], list[ChangeRow]]:
        return neighbours(self.register, self.on)

    @property
    def universe_recorded(self) -> bool:
        return self.on >= RECORDED_SINCE

    @cached_property
    def shares(self) -> list[Share]:
        """The statuses in the order of the bar: those that have joined first, then States not party."""
        order = (Status.PARTY, Status.JOINED, Status.LEAVING, Status.SIGNATORY, Status.WITHDRAWN, Status.OUTSIDE)
        counts = {status: getattr(self.counts, status.value) for status in order}
        whole = sum(count or 0 for count in counts.values()) or 1
        shares, start = [], 0.0
        for status, count in counts.items():
            width = 100 * (count or 0) / whole
            shares.append(Share(status, count, round(start, 2), round(width, 2)))
            start += width
        return shares

    @property
    def joined_shares(self) -> list[Share]:
        return [share for share in self.shares if share.status in DEPOSITED]

    @property
    def not_party_shares(self) -> list[Share]:
        return [share for share in self.shares if share.status in NOT_PARTY]

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
