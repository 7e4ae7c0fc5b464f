"""What changed between two days: rows for page, CSV and JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.queries.register import Entry, Register
from states.models import Meeting
from states.rules.course import Step
from universalization.rules.targets import a_year_before


@dataclass(frozen=True)
class ChangeRow:
    """One change of one State."""

    state: Entry
    step: Step

    @property
    def name(self) -> str:
        return self.state.shown


def changes(register: Register, since: date, until: date) -> list[ChangeRow]:
    """Return the changes after `since`, up to and including `until`, by day and then by name. No query."""
    return [ChangeRow(state, step) for state, step in register.steps if since < step.date <= until]


def last_meeting(formal: Iterable[Meeting], day: date) -> Meeting | None:
    """Return the last of the Meetings of the States Parties and Review Conferences that opened before `day`."""
    before = [meeting for meeting in formal if meeting.start and meeting.start < day]
    return max(before, key=lambda meeting: (meeting.start, meeting.pk), default=None)


def usual_start(meeting: Meeting | None, day: date) -> date:
    """Return the day from which changes are told where none is asked for: the last meeting, else twelve months ago."""
    return meeting.start if meeting and meeting.start else a_year_before(day)
