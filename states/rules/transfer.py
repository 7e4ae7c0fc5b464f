"""Which measures against transfer are in force on a day, and what holds a State back (Ottawa Convention, Article 1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from states.rules.course import IN_FORCE, Status
from states.rules.partial_date import PartialDate


class Measure(StrEnum):
    """What a State did or says about transfer, the most binding first."""

    BAN = "ban"
    MORATORIUM = "moratorium"
    UNILATERAL_STATEMENT = "unilateral_statement"


class Restraint(StrEnum):
    """What holds a State back from transfer on a day, the most binding first."""

    TREATY = "treaty"  # in force for it: the treaty itself is the ban
    BAN = "ban"
    MORATORIUM = "moratorium"
    UNILATERAL_STATEMENT = "unilateral_statement"
    TREATY_TO_COME = "treaty_to_come"  # joined, not yet in force, and no measure of its own
    NONE = "none"  # nothing is recorded


class Phase(StrEnum):
    """Where a measure stands on a day."""

    TO_COME = "to_come"
    IN_FORCE = "in_force"
    ENDED = "ended"


class MeasureFact(Protocol):
    """A measure with the dates between which it holds, as far as they are known."""

    @property
    def measure(self) -> str: ...
    @property
    def starts(self) -> PartialDate | None: ...
    @property
    def ends(self) -> PartialDate | None: ...
    @property
    def confirmed(self) -> bool: ...


AnyMeasure = TypeVar("AnyMeasure", bound=MeasureFact)


def phase(fact: MeasureFact, on: date) -> Phase:
    """Return where a measure stands on `on`.

    It is in force from the last day that its start can mean through the last day that its end can mean, as everything
    that has happened "by then" counts. Without a start it always was, as a statement never to have exported says;
    without an end it is.
    """
    if fact.ends is not None and fact.ends.last < on:
        return Phase.ENDED
    return Phase.TO_COME if fact.starts is not None and on < fact.starts.last else Phase.IN_FORCE


def in_force(facts: Iterable[AnyMeasure], on: date) -> list[AnyMeasure]:
    """Return the measures in force on `on`, the most binding first."""
    return in_order(fact for fact in facts if phase(fact, on) is Phase.IN_FORCE)


def in_order(facts: Iterable[AnyMeasure]) -> list[AnyMeasure]:
    """Return measures by how binding they are, then by start, one without a start first."""
    order = list(Measure)
    return sorted(facts, key=lambda each: (order.index(Measure(each.measure)), str(each.starts or "")))


@dataclass(frozen=True)
class Held:
    """What holds one State back on a day: the treaty, or what it did and says itself."""

    on: date
    status: Status
    in_force: Sequence[MeasureFact]
    restraint: Restraint

    @property
    def open_start(self) -> bool:
        """Whether what holds it back is a measure of its own whose start is not recorded."""
        return self.restraint in tuple(Measure) and all(
            each.starts is None for each in self.in_force if each.measure == self.restraint
        )


def held(facts: Iterable[MeasureFact], status: Status, on: date) -> Held:
    """Return what holds a State of this status back from transfer on a day.

    The treaty is the ban for whom it is in force, also while it leaves (Ottawa Convention, Articles 1 and 20), whatever
    measures of its own came before.
    """
    own = in_force(facts, on)
    if status in IN_FORCE:
        restraint = Restraint.TREATY
    elif own:
        restraint = Restraint(own[0].measure)
    else:
        restraint = Restraint.TREATY_TO_COME if status is Status.JOINED else Restraint.NONE
    return Held(on, status, own, restraint)
