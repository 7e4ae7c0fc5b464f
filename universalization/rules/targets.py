"""How far a target for the number of States is, on a given day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from states.rules.clauses import Wait

DAYS_A_MONTH = 365.25 / 12


class Verdict(StrEnum):
    """What became of a target, seen from a day."""

    OPEN = "open"
    MET = "met"
    MET_LATE = "met late"
    MISSED = "missed"  # until first reached


@dataclass(frozen=True)
class Progress:
    """A target on a day. `counted` follows the target's own counting rule; paces are States a month."""

    value: int
    due: date | None
    on: date
    counted: int
    reached_on: date | None
    pace_so_far: float

    @property
    def remaining(self) -> int:
        """How many States are still to join; none where enough have."""
        return max(self.value - self.counted, 0)

    @property
    def percent(self) -> int:
        """Whole percent of the way, rounded down, so that 100 is only shown when nothing remains."""
        return min(100 * self.counted // self.value, 100)

    @property
    def days_left(self) -> int | None:
        """Days until it is due; None where no day was set or the day has passed."""
        if self.due is None or self.due < self.on:
            return None
        return (self.due - self.on).days

    @property
    def days_late(self) -> int | None:
        """Days between the day it was due and the day it was first reached; None while not reached or without a day."""
        if self.due is None or self.reached_on is None:
            return None
        return max((self.reached_on - self.due).days, 0)

    @property
    def verdict(self) -> Verdict:
        """Open through its due day, then missed until first reached; once met it stays so, though States can leave."""
        if self.reached_on is not None:
            return Verdict.MET_LATE if self.days_late else Verdict.MET
        if self.due is None or self.on <= self.due:
            return Verdict.OPEN
        return Verdict.MISSED

    @property
    def pace_needed(self) -> float | None:
        """States a month needed to reach it in time; None where none are needed or no time is left."""
        if not self.remaining or not self.days_left:
            return None
        return self.remaining / (self.days_left / DAYS_A_MONTH)


def a_year_before(day: date) -> date:
    """Return the same day a year earlier; 28 February for 29 February."""
    return Wait(months=-12).after(day)


def progress(
    value: int, due: date | None, *, on: date, counted: Callable[[date], int], reached_on: date | None
) -> Progress:
    """Return how far a target is on `on`.

    `counted` tells how many States counted on a day, `reached_on` when that number first reached the target. The pace
    so far is that of the twelve months before the day: States that joined, less those that left.
    """
    year = counted(on) - counted(a_year_before(on))
    reached = reached_on if reached_on is not None and reached_on <= on else None
    return Progress(value, due, on, counted(on), reached, pace_so_far=year / 12)


def required(at_start: int, value: int, set_on: date, due: date | None, on: date) -> float | None:
    """Return how many States were needed by `on` on the straight way from the day it was set to the day it was due.

    None after the due day, or where no day was set.
    """
    if due is None or on > due:
        return None
    whole = (due - set_on).days
    return at_start + (value - at_start) * (on - set_on).days / whole if whole else float(value)
