"""How many States stand where: on one day, and on every day on which a count changes."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from states.rules.course import DEPOSITED, IN_FORCE, NOT_PARTY, Change, Course, Status, Step
from states.rules.universe import RECORDED_SINCE, Existing, exists


@dataclass(frozen=True)
class Counts:
    """The counts of a day. `universe`, `outside` and `states_not_party` are None where the universe is not recorded."""

    universe: int | None
    signatures: int
    deposited: int
    in_force: int
    states_not_party: int | None
    outside: int | None
    signatory: int
    joined: int
    party: int
    leaving: int
    withdrawn: int

    @classmethod
    def of(cls, statuses: Counter[Status], signatures: int, on: date) -> "Counts":
        """Add up how many States of the universe have each status on `on`."""
        recorded = on >= RECORDED_SINCE
        return cls(
            universe=statuses.total() if recorded else None,
            signatures=signatures,
            deposited=sum(statuses[status] for status in DEPOSITED),
            in_force=sum(statuses[status] for status in IN_FORCE),
            states_not_party=sum(statuses[status] for status in NOT_PARTY) if recorded else None,
            outside=statuses[Status.OUTSIDE] if recorded else None,
            signatory=statuses[Status.SIGNATORY],
            joined=statuses[Status.JOINED],
            party=statuses[Status.PARTY],
            leaving=statuses[Status.LEAVING],
            withdrawn=statuses[Status.WITHDRAWN],
        )


# A State and its course; None for one that never acted.
Adherence = tuple[Existing, Course | None]


def count(states: Iterable[Adherence], on: date) -> Counts:
    """Count the States of the universe of `on` by their status on that day."""
    present = [course for state, course in states if exists(state, on)]
    statuses = Counter(course.status(on) if course else Status.OUTSIDE for course in present)
    return Counts.of(statuses, sum(course.signed(on) for course in present if course), on)


def tally(states: Iterable[Adherence]) -> list[tuple[date, Counts]]:
    """Return every day on which a count changes, with the counts from that day on, in one pass over all steps.

    The first day is the earliest act, the day from which the universe is recorded is always there, and effects already
    set in motion come as days to come.
    """
    running = _Running()
    days: list[tuple[date, Counts]] = []
    events = sorted(_events(states), key=lambda event: event[0])
    for position, (day, index, what) in enumerate(events):
        running.take(index, what)
        day_goes_on = position + 1 < len(events) and events[position + 1][0] == day
        if day_goes_on or day == _ALWAYS:
            continue
        counts = Counts.of(running.statuses, running.signatures, day)
        if not days or counts != days[-1][1]:
            days.append((day, counts))
    return days


_ENTERS, _LEAVES, _RECORDED = "enters", "leaves", "recorded"
_ALWAYS = date.min


def _events(states: Iterable[Adherence]) -> Iterator[tuple[date, int, Step | str]]:
    for index, (state, course) in enumerate(states):
        yield state.exists_from or _ALWAYS, index, _ENTERS
        for step in course.steps if course else ():
            yield step.date, index, step
        if state.exists_to is not None:
            yield state.exists_to + timedelta(days=1), index, _LEAVES
    yield RECORDED_SINCE, -1, _RECORDED


class _Running:
    """The counts while the days go by."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.signatures = 0
        self._now: dict[int, Status] = {}
        self._signed: set[int] = set()
        self._present: set[int] = set()

    def take(self, index: int, what: Step | str) -> None:
        self._count(index, -1)
        match what:
            case Step():
                self._now[index] = what.to_status
                if what.change is Change.SIGNATURE:
                    self._signed.add(index)
            case "enters":
                self._present.add(index)
            case "leaves":
                self._present.discard(index)
        self._count(index, +1)

    def _count(self, index: int, sign: int) -> None:
        if index in self._present:
            self.statuses[self._now.get(index, Status.OUTSIDE)] += sign
            self.signatures += sign * (index in self._signed)


def on_day(days: list[tuple[date, Counts]], on: date) -> Counts | None:
    """Return the counts that held on `on`; None before the first day of the tally."""
    position = bisect_right(days, on, key=lambda entry: entry[0])
    return days[position - 1][1] if position else None
