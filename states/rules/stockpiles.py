"""How far a State is with destroying its stockpile (Ottawa Convention, Articles 3 and 4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from states.rules.duties import Dated, StateOfPlay, ahead, by_then, days_late, exactly, within_span
from states.rules.partial_date import PartialDate


class Event(StrEnum):
    """What is recorded of a stockpile. A quantity is a number of weapons."""

    DECLARED = "declared"  # the stock held on that day
    DECLARED_NONE = "declared_none"
    DISCOVERED = "discovered"  # a stock not known before
    DESTRUCTION_COMPLETED = "destruction_completed"  # all destroyed so far
    DEADLINE_MISSED = "deadline_missed"  # the stock still held then
    RETAINED = "retained"  # for training and development (Article 3)
    ESTIMATED = "estimated"  # by others, of a State not party


class StockpileFact(Dated, Protocol):
    """One event, with the number of weapons it is about where that is known."""

    @property
    def event(self) -> str: ...
    @property
    def quantity(self) -> int | None: ...


# What the stock itself is said to be, as events of one day are read; the others are numbers beside it.
OF_THE_STOCK = (
    Event.DECLARED_NONE,
    Event.DECLARED,
    Event.DISCOVERED,
    Event.DEADLINE_MISSED,
    Event.DESTRUCTION_COMPLETED,
)
ORDER = {event: place for place, event in enumerate((*OF_THE_STOCK, Event.RETAINED, Event.ESTIMATED))}


@dataclass(frozen=True)
class Number:
    """A number of weapons, with the date it is given for."""

    quantity: int
    date: PartialDate

    @property
    def year(self) -> int:
        return self.date.year


@dataclass(frozen=True)
class Stockpile:
    """A State's stockpile on a day: what is known of it by then.

    Numbers are weapons, None where they are not recorded. `events` are those that count by the day, in order; `undated`
    are recorded without any day and count on none.
    """

    on: date
    bound: bool
    deadline: date | None = None
    declared: int | None = None  # first declared, with what was discovered before completion
    destroyed: int | None = None  # as stated on completion; before it, declared less what is left where that is less
    remaining: int | None = None  # still to be destroyed
    completed_on: PartialDate | None = None  # the first completion
    reopened_on: PartialDate | None = None  # discovered, or declared again, after completion and not yet completed
    within: PartialDate | None = None  # a completion somewhere in this span, in which the day lies
    retained: Number | None = None
    estimated: Number | None = None
    events: Sequence[StockpileFact] = ()
    undated: Sequence[StockpileFact] = ()

    @cached_property
    def said(self) -> Sequence[StockpileFact]:
        """The events that say what the stock itself is, in order; the last one is what its state of play rests on."""
        return [event for event in self.events if event.event in OF_THE_STOCK]

    @cached_property
    def state_of_play(self) -> StateOfPlay:
        """How far the duty is met. Without a fact that says otherwise it is not known."""
        return _state_of_play(self)

    @property
    def percent(self) -> int | None:
        """Whole percent destroyed, rounded down, so that 100 is only where nothing remains; None where not known."""
        if self.completed_on is not None and self.reopened_on is None:
            return 100
        if self.destroyed is None or self.remaining is None or not self.destroyed + self.remaining:
            return None
        return 100 * self.destroyed // (self.destroyed + self.remaining)

    @property
    def days_late(self) -> int | None:
        """Days from the deadline to completion, below nought where it was early; at least so many where `at_least`.

        None without completion or deadline, and where a partial date may lie on either side.
        """
        if self.completed_on is None or self.deadline is None:
            return None
        return days_late(self.completed_on, exactly(self.deadline))

    @property
    def at_least(self) -> bool:
        """Whether `days_late` is the fewest days that are certain, the day of completion being known in part."""
        return self.completed_on is not None and self.completed_on.day is None

    @property
    def confirmed(self) -> bool:
        """Whether every event that counts is confirmed."""
        return all(event.confirmed for event in self.events)


def stockpile(
    events: Iterable[StockpileFact], *, on: date, deadline: date | None = None, bound: bool = True
) -> Stockpile:
    """Return what is known of a State's stockpile on a day.

    `deadline` is that of Article 4, four years after entry into force; `bound` is False for a State not party and once
    a withdrawal has taken effect: then there is no duty.
    """
    every = sorted(events, key=lambda event: ORDER[Event(event.event)])
    known = by_then(every, on)
    stock = Stockpile(
        on,
        bound,
        deadline=deadline,
        retained=_latest(known, Event.RETAINED),
        estimated=_latest(known, Event.ESTIMATED),
        events=known,
        undated=[event for event in every if event.date is None],
        within=within_span((event for event in every if event.event == Event.DESTRUCTION_COMPLETED), on),
    )
    for event in stock.said:
        stock = _after(stock, event)
    return stock


def _after(stock: Stockpile, event: StockpileFact) -> Stockpile:
    """Return what is known of a stock after one more event."""
    if event.event == Event.DESTRUCTION_COMPLETED:
        stated = stock.destroyed if event.quantity is None else event.quantity
        first = stock.completed_on or event.date
        return replace(stock, destroyed=stated, remaining=0, completed_on=first, reopened_on=None)
    if event.event == Event.DECLARED_NONE:
        return replace(stock, remaining=0)
    if stock.completed_on is not None:
        return _reopened(stock, event)
    if event.event == Event.DISCOVERED:
        found = event.quantity or 0
        return _with_left(stock, (stock.remaining or 0) + found, (stock.declared or 0) + found)
    left = stock.remaining if event.quantity is None else event.quantity
    declared = event.quantity if stock.declared is None and event.event == Event.DECLARED else stock.declared
    return _with_left(stock, left, declared)


def _reopened(stock: Stockpile, event: StockpileFact) -> Stockpile:
    """Return a completed stock after a later find; one that may lie before completion changes nothing."""
    completions = [each.date for each in stock.events if each.event == Event.DESTRUCTION_COMPLETED and each.date]
    done = [each for each in completions if event.date is None or each.last <= event.date.last]
    if event.date is None or event.date.first <= max(each.last for each in done):
        return stock
    return replace(stock, remaining=event.quantity, reopened_on=stock.reopened_on or event.date)


def _with_left(stock: Stockpile, left: int | None, declared: int | None) -> Stockpile:
    # A first declaration tells of no destruction, nor that there was none.
    destroyed = declared - left if left is not None and declared is not None and left < declared else None
    return replace(stock, remaining=left, declared=declared, destroyed=destroyed)


def _latest(known: Sequence[StockpileFact], kind: Event) -> Number | None:
    numbers = [event for event in known if event.event == kind and event.quantity is not None]
    last = numbers[-1] if numbers else None
    if last is None or last.date is None or last.quantity is None:
        return None
    return Number(last.quantity, last.date)


def _state_of_play(stock: Stockpile) -> StateOfPlay:
    if not stock.bound:
        return StateOfPlay.NO_DUTY
    if stock.completed_on is not None and stock.reopened_on is None:
        return StateOfPlay.DONE_LATE if (stock.days_late or 0) > 0 else StateOfPlay.DONE
    if stock.said and stock.said[-1].event == Event.DECLARED_NONE:
        return StateOfPlay.NO_DUTY
    if not stock.said or stock.deadline is None:
        return StateOfPlay.NOT_KNOWN
    if stock.deadline >= stock.on:
        return ahead(stock.deadline, stock.on)
    return StateOfPlay.OVERDUE if _surely_unmet(stock) else StateOfPlay.NOT_KNOWN


def _surely_unmet(stock: Stockpile) -> bool:
    """Whether a dated fact says that a stock was there as the deadline passed, and no completion may have followed it.

    That is a deadline said to be missed, or a stock declared on a day after it. A stock declared before the deadline
    says that the duty existed, not that it is unmet: some declare only what they retain under Article 3, of others
    nothing was heard since. That is a question and no breach. What is found after completion opens a period of its own,
    for which the treaty sets no day.
    """
    if stock.within is not None or stock.reopened_on is not None or stock.deadline is None or stock.remaining == 0:
        return False
    missed = any(event.event == Event.DEADLINE_MISSED for event in stock.said)
    held = [event.date for event in stock.said if event.event == Event.DECLARED and event.date is not None]
    return missed or any(day.first > stock.deadline for day in held)


@dataclass(frozen=True)
class Totals:
    """All States bound or to be bound by a treaty on a day, together."""

    completed: int  # States
    destroyed: int  # weapons, as far as numbers are recorded
    retained: int  # weapons
    retaining: int  # States that retain any
    overdue: int  # States


def totals(stockpiles: Iterable[Stockpile]) -> Totals:
    """Return the figures of a day over all States; those not bound on it are left out.

    A State counts as completed from its first completion on, as the Landmine Monitor counts it.
    """
    bound = [stock for stock in stockpiles if stock.bound]
    kept = [stock.retained.quantity for stock in bound if stock.retained is not None]
    return Totals(
        completed=sum(stock.completed_on is not None for stock in bound),
        destroyed=sum(stock.destroyed or 0 for stock in bound),
        retained=sum(kept),
        retaining=sum(quantity > 0 for quantity in kept),
        overdue=sum(stock.state_of_play is StateOfPlay.OVERDUE for stock in bound),
    )
