"""The register of one treaty: every State with its course. All figures, rows and changes come from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from states.models import Treaty
from states.rules.course import Course, Step
from states.rules.tally import Counts, count, on_day, tally
from states.rules.universe import RECORDED_SINCE, exists


class Entry(NamedTuple):
    """What figures and tables need of a State; `shown` is its name in the language asked for."""

    pk: int
    iso3: str
    shown: str
    un_region: str
    m49_region: str
    m49_subregion: str
    exists_from: date | None
    exists_to: date | None


@dataclass(frozen=True)
class Register:
    """The States in the order of a language, each with its course; None for one that never acted."""

    treaty: Treaty
    entries: Sequence[tuple[Entry, Course | None]]

    @property
    def fixed_on(self) -> date | None:
        """The day from which the treaty's own entry into force was certain; None while it is not."""
        return next((course.fixed_on for _state, course in self.entries if course), None)

    def counts(self, on: date) -> Counts:
        """The counts of a day."""
        return count(self.entries, on)

    @cached_property
    def tally(self) -> list[tuple[date, Counts]]:
        """Every day on which a count changes, with the counts from then on."""
        return tally(self.entries)

    @cached_property
    def steps(self) -> list[tuple[Entry, Step]]:
        """Every change of every State of the universe, by day and then by name."""
        steps = [(state, step) for state, course in self.entries if course for step in course.steps]
        return sorted(steps, key=lambda entry: entry[1].date)

    def present(self, on: date) -> list[tuple[Entry, Course | None]]:
        """The States of the universe of `on`; where it is not recorded, those that have acted by then."""
        there = [(state, course) for state, course in self.entries if exists(state, on)]
        if on >= RECORDED_SINCE:
            return there
        return [(state, course) for state, course in there if course and course.acts(on)]

    def counted(self, on: date, rule: str) -> int:
        """How many States count on `on` by `deposited` or `in_force`."""
        counts = on_day(self.tally, on)
        return getattr(counts, rule) if counts else 0

    def reached_on(self, value: int, rule: str, *, since: date) -> date | None:
        """The first day from `since` on which `value` States or more count by the rule; None where there is none."""
        if self.counted(since, rule) >= value:
            return since
        later = ((day, counts) for day, counts in self.tally if day > since)
        return next((day for day, counts in later if getattr(counts, rule) >= value), None)
