"""Meetings of a treaty, each with the state of play on its opening day."""

from dataclasses import dataclass
from datetime import date

from reports.queries.record import Record
from reports.queries.register import Register
from states.models import Meeting
from states.rules.tally import Counts
from universalization.models import Target


@dataclass(frozen=True)
class MeetingRow:
    """A meeting; its counts are None where it opens after the day asked, or on a day not recorded."""

    meeting: Meeting
    counts: Counts | None
    since: Meeting | None
    gained: int | None
    targets: list[Target]


def meetings(record: Record, register: Register, on: date) -> list[MeetingRow]:
    """Return the meetings of a treaty by day, each told as of its opening day.

    `gained` is the difference of the deposited count to the formal meeting before, `since`.
    """
    rows = []
    aims = record.targets(register.treaty)
    before: Meeting | None = None
    for meeting in record.meetings:
        if meeting.treaty_id != register.treaty.pk:
            continue
        opened = meeting.start if meeting.start and meeting.start <= on else None
        counts = register.counts(opened) if opened else None
        gained = None
        if counts and before and before.start:
            gained = counts.deposited - register.counted(before.start, "deposited")
        due = [target for target in aims if opened and target.meeting_id == meeting.pk and target.set_on <= opened]
        rows.append(MeetingRow(meeting, counts, before, gained, due))
        if meeting.is_formal:
            before = meeting
    return rows
