"""How far a State is with clearing contaminated areas, on a day (Ottawa Convention, Article 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from states.rules.clearance_periods import TIMES, ClearanceFact, Event, Period, known_by, periods_of
from states.rules.duties import OPEN, Basis, StateOfPlay, ahead, by_then, within_span
from states.rules.partial_date import PartialDate


@dataclass(frozen=True)
class Clearance:
    """A State's duty to clear on a day: what is known of it by then.

    `periods` are in order, the last one is that of the day; `within` is a span in which a completion lies and the day
    too; `events` are those that count by the day.
    """

    on: date
    bound: bool
    periods: Sequence[Period]
    within: PartialDate | None = None
    events: Sequence[ClearanceFact] = ()

    @property
    def period(self) -> Period:
        return self.periods[-1]

    @property
    def deadline(self) -> PartialDate | None:
        """The deadline of the current period before any extension."""
        return self.period.initial_deadline

    @property
    def extended_to(self) -> PartialDate | None:
        return self.period.extended_to

    @property
    def completed_on(self) -> PartialDate | None:
        return self.period.completed_on

    @property
    def days_late(self) -> int | None:
        """Days from the deadline that held to completion, below nought before it; at least so many where `at_least`."""
        return self.period.days_late

    @property
    def at_least(self) -> bool:
        """Whether `days_late` is the fewest days that are certain, the day of completion being known in part."""
        return self.completed_on is not None and self.completed_on.day is None

    @property
    def basis(self) -> Basis | None:
        """What the deadline that holds rests on; None where there is none."""
        if self.period.extensions:
            return Basis.EXTENDED
        if self.period.stated:
            return Basis.STATED
        return Basis.RULE if self.period.by_rule else None

    @property
    def lapsed_days(self) -> int:
        """Days of the current period without a deadline: before extensions, and running on the day."""
        granted = sum(extension.lapsed_days for extension in self.period.extensions)
        until = self.period.deadline
        running = until is not None and self.state_of_play is StateOfPlay.OVERDUE
        return granted + ((self.on - until.last).days if running and until else 0)

    @property
    def confirmed(self) -> bool:
        """Whether every event that counts is confirmed."""
        return all(event.confirmed for event in self.events)

    @cached_property
    def open(self) -> bool:
        """Whether something is surely to be cleared, or a stated day for it lies ahead.

        It is open too where no deadline is recorded for what was found after completion or after a deadline.
        """
        play = self.state_of_play
        unset = play is StateOfPlay.NOT_KNOWN and self.period.is_owed and self.within is None
        return unset or play in OPEN

    @cached_property
    def state_of_play(self) -> StateOfPlay:
        """How far the duty of the current period is met. Without a fact that says otherwise it is not known."""
        period, deadline = self.period, self.period.deadline
        if not self.bound:
            return StateOfPlay.NO_DUTY
        if period.completed_on is not None:
            return StateOfPlay.DONE_LATE if (period.days_late or 0) > 0 else StateOfPlay.DONE
        if period.none_reported_on is not None and not period.is_owed:
            return StateOfPlay.NO_DUTY
        if deadline is None or not (period.is_owed or period.stated):
            return StateOfPlay.NOT_KNOWN
        if deadline.last >= self.on:
            lapsed = bool(period.extensions) and period.extensions[-1].lapsed_days > 0
            return StateOfPlay.LAPSED_THEN_EXTENDED if lapsed else ahead(deadline.last, self.on)
        return StateOfPlay.OVERDUE if period.is_owed and self.within is None else StateOfPlay.NOT_KNOWN


def clearance(
    events: Iterable[ClearanceFact], *, on: date, by_rule: date | None = None, bound: bool = True
) -> Clearance:
    """Return what is known of a State's duty to clear on a day.

    `by_rule` is the deadline of Article 5, ten years after entry into force; `bound` is False for a State not party and
    once a withdrawal has taken effect: then there is no duty and no deadline.

    An extension counts from the last day of the meeting that decided it. Where that is not recorded it counts from the
    start of the time it gives, as the old deadline runs out: it neither makes a lapse nor is known before its time.
    """
    every = list(events)
    periods = [known_by(period, on) for period in periods_of(every, by_rule if bound else None)]
    opened = [period for period in periods if not period.reopened or period.reported_on is not None]
    granted = {id(extension.event) for period in opened for extension in period.extensions}
    happened = [event for event in every if event.event not in TIMES]
    stated = [event for event in every if event.event == Event.DEADLINE and periods[0].stated]
    completions = [event for event in every if event.event == Event.COMPLETED]
    return Clearance(
        on,
        bound,
        opened,
        within_span(completions, on),
        [*by_then(happened, on), *stated, *(event for event in every if id(event) in granted)],
    )
