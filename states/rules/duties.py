"""What all duties of a State under a treaty have in common: whether it is bound, how far a duty is met, and days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeVar

from states.rules.course import DEPOSITED, Standing
from states.rules.partial_date import PartialDate


class StateOfPlay(StrEnum):
    """How far a duty is met on a day, as far as dated facts say."""

    DONE = "done"
    DONE_LATE = "done_late"
    NOT_YET_DUE = "not_yet_due"
    DUE_WITHIN_A_YEAR = "due_within_a_year"
    OVERDUE = "overdue"
    LAPSED_THEN_EXTENDED = "lapsed_then_extended"
    NO_DUTY = "no_duty"  # not bound, none declared, no contamination reported
    NOT_KNOWN = "not_known"


# What is still to be met, as far as dated facts say.
OPEN = (
    StateOfPlay.OVERDUE,
    StateOfPlay.DUE_WITHIN_A_YEAR,
    StateOfPlay.NOT_YET_DUE,
    StateOfPlay.LAPSED_THEN_EXTENDED,
)


class Basis(StrEnum):
    """What a due date rests on."""

    RULE = "rule"  # the treaty's own term
    STATED = "stated"  # by the State or in a document of the treaty
    EXTENDED = "extended"  # decided by the States Parties


@dataclass(frozen=True)
class Bond:
    """From which day a treaty binds a State, and the first day on which it no longer does; None while that is open."""

    entry: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether something that falls due on `day` is still owed then: a duty ends with the treaty's hold."""
        return self.until is None or day < self.until


def bond(standing: Standing) -> Bond | None:
    """Return the bond that the acts of a State have set in motion; None for a State not party.

    A State that leaves is bound until its withdrawal takes effect (Ottawa Convention, Article 20), and one that has
    joined knows its duties before the treaty enters into force for it.
    """
    entry = standing.entry.on if standing.entry else None
    if standing.status not in DEPOSITED or entry is None:
        return None
    return Bond(entry, standing.end.on if standing.end else None)


class Dated(Protocol):
    """A fact with its day as far as it is known; None where no day was found."""

    @property
    def date(self) -> PartialDate | None: ...
    @property
    def confirmed(self) -> bool: ...


Fact = TypeVar("Fact", bound=Dated)


def by_then(facts: Iterable[Fact], on: date) -> list[Fact]:
    """Return the facts that have certainly happened by `on`, in order.

    A partial date counts from the last day it can mean; a fact without a day counts on none.
    """
    dated = [(fact.date, fact) for fact in facts if fact.date is not None and fact.date.last <= on]
    return [fact for _day, fact in sorted(dated, key=lambda pair: (pair[0].last, pair[0].first))]


def within_span(facts: Iterable[Fact], on: date) -> PartialDate | None:
    """Return the date of a fact that may have happened by `on` and may be still to come; None where there is none."""
    spans = (fact.date for fact in facts if fact.date is not None)
    return next((span for span in spans if span.first <= on < span.last), None)


def anniversary(day: date, years: int) -> date:
    """Return the same day and month `years` later; of 29 February, where there is none, the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def ahead(due: date, on: date) -> StateOfPlay:
    """Return how near a day to come is; `due` is `on` or later."""
    return StateOfPlay.DUE_WITHIN_A_YEAR if due <= anniversary(on, 1) else StateOfPlay.NOT_YET_DUE


def days_late(done: PartialDate, due: PartialDate) -> int | None:
    """Return how many days after `due` something was done, below nought before it; None where that is uncertain.

    Of partial dates it is the fewest days that are certain.
    """
    if done.first > due.last:
        return (done.first - due.last).days
    if done.last <= due.first:
        return (done.last - due.first).days
    return None


@lru_cache(maxsize=4096)
def exactly(day: date) -> PartialDate:
    """Return a day as a partial date that is known in full."""
    return PartialDate(day.year, day.month, day.day)


def next_day(day: date) -> date:
    return day + timedelta(days=1)
