"""The days beside the one asked for: the changes before and after it, and the meetings one can go to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol

from reports.queries.changes import ChangeRow
from reports.queries.register import Register
from states.models import Meeting
from states.rules.course import Step


class Dated(Protocol):
    """A change with the name under which the control tells it."""

    @property
    def name(self) -> str: ...
    @property
    def step(self) -> Step: ...


@dataclass(frozen=True)
class TimeControl:
    """What the control on top of a page offers; `first` and `last` are the ends of its slider."""

    on: date
    before: Sequence[Dated]
    after: Sequence[Dated]
    stops: Sequence[Meeting]
    first: date
    last: date

    @property
    def length(self) -> int:
        """Days from one end of the slider to the other."""
        return (self.last - self.first).days

    @property
    def position(self) -> int:
        """Where the day asked lies on it."""
        return (self.on - self.first).days

    @property
    def stop_places(self) -> list[int]:
        """Where the meetings lie on it."""
        return [(meeting.start - self.first).days for meeting in self.stops if meeting.start]


def time_control(register: Register, meetings: Iterable[Meeting], on: date, today: date) -> TimeControl:
    """Return the control of pages about a treaty."""
    return control([ChangeRow(state, step) for state, step in register.steps], meetings, on, today)


def control(changes: Sequence[Dated], meetings: Iterable[Meeting], on: date, today: date) -> TimeControl:
    """Return the control for changes that come by day."""
    days = [(day, list(rows)) for day, rows in groupby(changes, key=lambda row: row.step.date)]
    before = [rows for day, rows in days if day < on]
    after = [rows for day, rows in days if day > on]
    first = min([days[0][0] if days else on, on])
    last = max([today, days[-1][0] if days else on, on])
    return TimeControl(on, before[-1] if before else [], after[0] if after else [], list(meetings), first, last)
