"""Meetings of a treaty, each with the state of play on its opening day."""

from dataclasses import dataclass
from datetime import date

from reports.queries.record import Record
from reports.queries.register import Register
from reports.queries.targets import TargetRow, targets
from states.models import Meeting
from states.rules.tally import Counts


@dataclass(frozen=True)
class MeetingRow:
    """A meeting; its counts are None where it opens after the day asked, or on a day not recorded."""

    meeting: Meeting
    counts: Counts | None
    since: Meeting | None
    gained: int | None
    targets: list[TargetRow]


def meetings(record: Record, register: Register, on: date) -> list[MeetingRow]:
    """Return the meetings of a treaty by day, each told as of its opening day.

    `gained` is the difference of the deposited count to the formal meeting before, `since`.
    """
    rows = []
    before: Meeting | None = None
    for meeting in record.meetings:
        if meeting.treaty_id != register.treaty.pk:
            continue
        opened = meeting.start is not None and meeting.start <= on
        counts = register.counts(meeting.start) if opened and meeting.start else None
        gained = None
        if counts and before and before.start:
            gained = counts.deposited - register.counted(before.start, "deposited")
        due = (
            [row for row in targets(record, register, meeting.start) if row.target.meeting_id == meeting.pk]
            if opened and meeting.start
            else []
        )
        rows.append(MeetingRow(meeting, counts, before, gained, due))
        if meeting.is_formal:
            before = meeting
    return rows
