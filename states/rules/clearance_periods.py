"""Periods in which a State has contaminated areas to clear, put together from what is recorded of them.

Ottawa Convention, Article 5: a deadline, extensions that the States Parties decide, completion; and finds after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from states.rules.duties import Dated, days_late, exactly, next_day
from states.rules.partial_date import PartialDate


class Event(StrEnum):
    """What is recorded of clearance; the date of a deadline or an extension is the day until which there is time."""

    REPORTED_CONTAMINATION = "reported_contamination"
    REPORTED_NONE = "reported_none"
    DEADLINE = "deadline"  # as a document states it
    EXTENSION_GRANTED = "extension_granted"
    COMPLETED = "completed"


ORDER = {event: place for place, event in enumerate(Event)}
# Days until which there is time, not days on which something happened.
TIMES = (Event.DEADLINE, Event.EXTENSION_GRANTED)


class ClearanceFact(Dated, Protocol):
    """One event; of an extension, the meeting that decided it and the last day of that meeting."""

    @property
    def event(self) -> str: ...
    @property
    def decided_at(self) -> object: ...
    @property
    def decided_on(self) -> date | None: ...
    @property
    def date(self) -> PartialDate: ...


@dataclass(frozen=True)
class Extension:
    """One extension: from which deadline to which, and from which day it counts."""

    event: ClearanceFact
    extends: PartialDate | None  # None where the period had no deadline before
    to: PartialDate
    counts_from: date

    @property
    def decided_on(self) -> date | None:
        """The last day of the meeting that decided it; None where that is not recorded."""
        return self.event.decided_on

    @property
    def decided_at(self) -> object:
        return self.event.decided_at

    @property
    def lapsed_days(self) -> int:
        """Days without a deadline before it: from the day after the old one up to and including the decision."""
        if self.decided_on is None or self.extends is None:
            return 0
        return max((self.decided_on - self.extends.last).days, 0)


@dataclass(frozen=True)
class Period:
    """The time from a report of contamination to completion; the first begins with entry into force.

    A later one is opened by what was found after completion, or after a deadline by which nothing was known: for it
    the treaty sets no day, so it has only what was stated or decided for it, and its completion is never late.
    """

    reopened: bool = False
    reported_on: PartialDate | None = None
    none_reported_on: PartialDate | None = None
    by_rule: date | None = None
    stated: PartialDate | None = None
    extensions: Sequence[Extension] = ()
    completed_on: PartialDate | None = None

    @property
    def initial_deadline(self) -> PartialDate | None:
        """The deadline before any extension: as stated, else by the treaty's rule."""
        return self.stated or (exactly(self.by_rule) if self.by_rule else None)

    @property
    def extended_to(self) -> PartialDate | None:
        return self.extensions[-1].to if self.extensions else None

    @property
    def deadline(self) -> PartialDate | None:
        """The deadline that holds, with every extension."""
        return self.extended_to or self.initial_deadline

    @property
    def days_late(self) -> int | None:
        """Days from the deadline to completion, below nought before it; None where there is none or it is uncertain.

        Of partial dates it is the fewest days that are certain.
        """
        if self.completed_on is None or self.deadline is None or self.reopened:
            return None
        return days_late(self.completed_on, self.deadline)

    @property
    def is_owed(self) -> bool:
        """Whether a dated fact says that there is something to clear, and none that it is cleared."""
        return self.completed_on is None and (self.reported_on is not None or bool(self.extensions))


def periods_of(events: Iterable[ClearanceFact], by_rule: date | None) -> list[Period]:
    """Return all periods that the events make, whatever the day; the first one is always there.

    `by_rule` is the first deadline by the treaty’s own term, None for a State not bound: it has no duty, so no day is
    stated or granted for it either.
    """
    ordered = sorted(events, key=_in_order)
    times = [event for event in ordered if event.event in TIMES] if by_rule else []
    granted = [event for event in times if event.event == Event.EXTENSION_GRANTED]
    stated = [event.date for event in times if event.event == Event.DEADLINE]
    periods = [Period(by_rule=by_rule, stated=stated[0] if stated else None)]
    for event in ordered:
        if event.event in TIMES:
            continue
        if event.event == Event.REPORTED_CONTAMINATION and _opens_another(periods[-1], event, granted):
            periods.append(Period(reopened=True, reported_on=event.date))
        else:
            periods[-1] = _after(periods[-1], event)
    return [_extended(period, granted, periods) for period in periods] if granted else periods


def _in_order(event: ClearanceFact) -> tuple[date, date, int, date]:
    # A report comes before a completion of the same day; of two extensions to one day, the one decided first.
    return event.date.last, event.date.first, ORDER[Event(event.event)], event.decided_on or date.max


def _after(period: Period, event: ClearanceFact) -> Period:
    """Return a period after one more event; the first of a kind stands."""
    match event.event:
        case Event.COMPLETED:
            return replace(period, completed_on=period.completed_on or event.date)
        case Event.REPORTED_CONTAMINATION:
            return replace(period, reported_on=period.reported_on or event.date)
        case _:
            return replace(period, none_reported_on=period.none_reported_on or event.date)


def _opens_another(period: Period, report: ClearanceFact, granted: Iterable[ClearanceFact]) -> bool:
    """Whether what is reported certainly lies after the period: after its completion, or after a deadline by which
    nothing had been reported or granted."""
    day, deadline = report.date, period.initial_deadline
    if period.completed_on is not None:
        return day.first > period.completed_on.last
    if period.reported_on is not None or deadline is None:
        return False
    return day.first > deadline.last and not any(_anchor(extension) <= day.last for extension in granted)


def _anchor(extension: ClearanceFact) -> date:
    """Return the day by which an extension is told which period it belongs to."""
    return extension.decided_on or extension.date.first


def _extended(period: Period, granted: Iterable[ClearanceFact], periods: Sequence[Period]) -> Period:
    """Return a period with the extensions decided in it, each on the deadline before it."""
    chain: list[Extension] = []
    old = period.initial_deadline
    for event in granted:
        begun = [each for each in periods if _first_day(each) <= _anchor(event)]
        if begun[-1] is period:
            chain.append(Extension(event, old, event.date, event.decided_on or _taken_up(period, old)))
            old = event.date
    return replace(period, extensions=tuple(chain))


def _taken_up(period: Period, old: PartialDate | None) -> date:
    """Return the day from which an extension counts whose decision is not recorded: the start of the time it gives.

    That is the day after the old deadline, or, where there was none, the day of the report that opened the period.
    """
    if old is not None:
        return next_day(old.last)
    return period.reported_on.last if period.reported_on else date.min


def _first_day(period: Period) -> date:
    return period.reported_on.first if period.reopened and period.reported_on else date.min


def known_by(period: Period, on: date) -> Period:
    """Return a period as it was known on a day."""

    def known(day: PartialDate | None) -> PartialDate | None:
        return day if day is not None and day.last <= on else None

    # Of most States nothing is recorded, and to write all periods anew costs as much as all else told of them.
    if not (period.reported_on or period.none_reported_on or period.completed_on or period.extensions):
        return period
    # A decision on a later deadline presupposes those before it.
    counting = [place for place, extension in enumerate(period.extensions, 1) if extension.counts_from <= on]
    return replace(
        period,
        reported_on=known(period.reported_on),
        none_reported_on=known(period.none_reported_on),
        extensions=period.extensions[: max(counting, default=0)],
        completed_on=known(period.completed_on),
    )
