"""A State's course under one treaty: what its acts add up to, step by step and on any day."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from states.rules.acts import CONSENT, ORDER, Act, Kind, in_order
from states.rules.clauses import Clauses
from states.rules.effect import Effect, end_of_obligation, entry_into_force, fixed_on

Key = TypeVar("Key", bound=Hashable)


class Status(StrEnum):
    """Where a State stands towards a treaty, from the farthest to the nearest and out again."""

    OUTSIDE = "outside"  # neither signed nor joined
    SIGNATORY = "signatory"  # signed, not joined
    JOINED = "joined"  # consent deposited, not yet in force for it
    PARTY = "party"
    LEAVING = "leaving"  # party, withdrawal notified
    WITHDRAWN = "withdrawn"


DEPOSITED = (Status.JOINED, Status.PARTY, Status.LEAVING)
IN_FORCE = (Status.PARTY, Status.LEAVING)
NOT_PARTY = (Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN)


class Change(StrEnum):
    """What can happen to a State's standing."""

    SIGNATURE = "signature"
    CONSENT = "consent"
    ENTRY_INTO_FORCE = "entry_into_force"
    WITHDRAWAL_NOTIFIED = "withdrawal_notified"
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective"
    WITHDRAWAL_OF_RATIFICATION = "withdrawal_of_ratification"


@dataclass(frozen=True)
class Step:
    """One change of one State, on the day it counts from."""

    date: date
    change: Change
    act: Act
    from_status: Status
    to_status: Status


@dataclass(frozen=True)
class Standing:
    """Where a State stands on a day, with the acts that put it there and the effects set in motion."""

    status: Status = Status.OUTSIDE
    signature: Act | None = None
    consent: Act | None = None
    entry: Effect | None = None
    withdrawal: Act | None = None
    end: Effect | None = None


@dataclass(frozen=True)
class Course:
    """All steps of one State under one treaty, in order."""

    steps: tuple[Step, ...]
    clauses: Clauses
    fixed_on: date | None = None

    def status(self, on: date) -> Status:
        """Return the status on `on`: what the last step up to and including that day led to."""
        result = Status.OUTSIDE
        for step in self.steps:
            if step.date > on:
                break
            result = step.to_status
        return result

    def signed(self, on: date) -> bool:
        """Whether the State had signed by `on`, whatever it did afterwards."""
        return any(step.change is Change.SIGNATURE and step.date <= on for step in self.steps)

    def acts(self, on: date) -> list[Act]:
        """Return the acts that count by `on`, each once, in order: what the status of that day rests on."""
        return list({id(step.act): step.act for step in self.steps if step.act.date <= on}.values())

    def standing(self, on: date) -> Standing:
        """Return the status on `on` with its acts; nothing dated later but effects already set in motion.

        Before the treaty's own entry into force is certain nothing is set in motion, so no entry into force is given.
        """
        signature = consent = withdrawal = None
        status = Status.OUTSIDE
        for step in self.steps:
            if step.date > on:
                break
            status = step.to_status
            match step.change:
                case Change.SIGNATURE:
                    signature = step.act
                case Change.CONSENT:
                    consent, withdrawal = step.act, None
                case Change.WITHDRAWAL_NOTIFIED:
                    withdrawal = step.act
                case Change.WITHDRAWAL_OF_RATIFICATION:
                    consent = withdrawal = None
        return Standing(
            status,
            signature,
            consent,
            self._entry_shown(consent, on),
            withdrawal,
            end_of_obligation(withdrawal, self.clauses) if withdrawal else None,
        )

    def _entry_shown(self, consent: Act | None, on: date) -> Effect | None:
        if consent is None:
            return None
        certain = self.fixed_on is not None and self.fixed_on <= on
        return entry_into_force(consent, self.clauses) if certain else None


def course(acts: Iterable[Act], clauses: Clauses, fixed: date | None = None) -> Course:
    """Return the course of one State; the order in which `acts` come is irrelevant."""
    return Course(tuple(_steps(_events(acts, clauses))), clauses, fixed)


def courses(acts: Iterable[tuple[Key, Act]], clauses: Clauses) -> dict[Key, Course]:
    """Return the course of each State that has acted under one treaty, by the key each act came with."""
    by_state: dict[Key, list[Act]] = defaultdict(list)
    for state, act in acts:
        by_state[state].append(act)
    fixed = fixed_on((act for own in by_state.values() for act in own), clauses)
    return {state: course(own, clauses, fixed) for state, own in by_state.items()}


@dataclass(frozen=True)
class _Event:
    day: date
    change: Change
    act: Act

    def in_order(self) -> tuple[date, bool, int, bool]:
        # What an earlier day set in motion happens as the day begins; the acts of the day follow, each with its effect.
        is_effect = self.change in (Change.ENTRY_INTO_FORCE, Change.WITHDRAWAL_EFFECTIVE)
        return self.day, self.day == self.act.date, ORDER[Kind(self.act.kind)], is_effect


def _events(acts: Iterable[Act], clauses: Clauses) -> list[_Event]:
    """Return the acts and their effects by day. No effect counts before its own act."""
    events = []
    for act in sorted(acts, key=in_order):
        if act.kind == Kind.SIGNATURE:
            events.append(_Event(act.date, Change.SIGNATURE, act))
        elif act.kind == Kind.WITHDRAWAL_OF_RATIFICATION:
            events.append(_Event(act.date, Change.WITHDRAWAL_OF_RATIFICATION, act))
        else:
            joins = act.kind in CONSENT
            effect = (entry_into_force if joins else end_of_obligation)(act, clauses)
            events.append(_Event(act.date, Change.CONSENT if joins else Change.WITHDRAWAL_NOTIFIED, act))
            if effect.on is not None:
                change = Change.ENTRY_INTO_FORCE if joins else Change.WITHDRAWAL_EFFECTIVE
                events.append(_Event(max(effect.on, act.date), change, act))
    return sorted(events, key=_Event.in_order)


@dataclass
class _Position:
    """What has happened so far, as a set of flags from which the status follows."""

    signed: bool = False
    consent: Act | None = None
    in_force: bool = False
    notice: Act | None = None
    left: bool = False

    @property
    def status(self) -> Status:
        if self.consent is not None:
            if not self.in_force:
                return Status.JOINED
            return Status.LEAVING if self.notice is not None else Status.PARTY
        if self.left:
            return Status.WITHDRAWN
        return Status.SIGNATORY if self.signed else Status.OUTSIDE

    def can(self, event: _Event) -> bool:
        """Whether the event has an object: a second consent or notice, or a withdrawal while not party, has none."""
        match event.change:
            case Change.SIGNATURE:
                return True
            case Change.CONSENT:
                return self.consent is None
            case Change.ENTRY_INTO_FORCE:
                return self.consent is event.act
            case Change.WITHDRAWAL_NOTIFIED:
                return self.consent is not None and self.notice is None
            case Change.WITHDRAWAL_EFFECTIVE:
                return self.notice is event.act
            case _:
                return self.consent is not None

    def take(self, event: _Event) -> None:
        match event.change:
            case Change.SIGNATURE:
                self.signed, self.left = True, False
            case Change.CONSENT:
                self.consent, self.in_force, self.notice, self.left = event.act, False, None, False
            case Change.ENTRY_INTO_FORCE:
                self.in_force = True
            case Change.WITHDRAWAL_NOTIFIED:
                self.notice = event.act
            case _:
                self.consent, self.in_force, self.notice = None, False, None
                self.left = event.change is Change.WITHDRAWAL_EFFECTIVE


def _steps(events: Iterable[_Event]) -> Iterable[Step]:
    position = _Position()
    for event in events:
        if position.can(event):
            before = position.status
            position.take(event)
            yield Step(event.day, event.change, event.act, before, position.status)
