"""What holds States back from transfer on a day: rows for page, CSV and JSON, their figures and their course."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import RecordedMeasure
from states.rules.course import DEPOSITED, IN_FORCE, NOT_PARTY, Course, Status
from states.rules.duties import next_day
from states.rules.transfer import Held, Measure, Phase, Restraint, held, in_force, in_order, phase
from states.rules.universe import RECORDED_SINCE, exists

OWN = tuple(Restraint(measure.value) for measure in Measure)


@dataclass(frozen=True)
class TransferRow:
    """A State of the day, what holds it back, and one of its measures; None where none is recorded of it."""

    state: Entry
    held: Held
    measure: RecordedMeasure | None

    @property
    def name(self) -> str:
        return self.state.shown

    @property
    def status(self) -> Status:
        return self.held.status

    @property
    def restraint(self) -> Restraint:
        return self.held.restraint

    @cached_property
    def phase(self) -> Phase | None:
        """Where the measure stands on the day; one whose start may have come or not is still to come."""
        return phase(self.measure, self.held.on) if self.measure else None

    @property
    def in_force(self) -> bool | None:
        """Whether the measure is in force on the day; None where there is none."""
        return None if self.phase is None else self.phase is Phase.IN_FORCE

    @property
    def to_ask(self) -> bool:
        """Whether it is a State not party of which no measure in force is recorded."""
        return self.restraint is Restraint.NONE

    @property
    def sources(self) -> list[str]:
        """The key of the source of the measure."""
        return [self.measure.source] if self.measure else []

    @property
    def confirmed(self) -> bool:
        """Whether nothing it says is unconfirmed."""
        return self.measure is None or self.measure.confirmed


@dataclass(frozen=True)
class Figures:
    """How many States are held back by what on a day; `not_party` and `without` are None before the universe is known.

    `own` counts the States not party by the most binding of their measures in force.
    """

    bound: int
    joined: int
    not_party: int | None
    without: int | None
    own: Counter[Restraint]
    open_start: int

    @property
    def covered(self) -> int:
        """States not party with a measure in force."""
        return self.own.total()


class Level(NamedTuple):
    """How many States not party have a measure in force, and how many have none, from a day on."""

    day: date
    covered: int
    without: int

    @property
    def not_party(self) -> int:
        return self.covered + self.without


def _held(record: Record, register: Register, on: date) -> list[tuple[Entry, Held, list[RecordedMeasure]]]:
    """Return every State of the day with what holds it back and its measures that have, or may have, begun by then."""
    own = record.transfer_measures(register.treaty)

    def work_out() -> dict[int, tuple[Held, list[RecordedMeasure]]]:
        return {state.pk: _of(own.get(state.pk, ()), course, on) for state, course in register.entries}

    # Rows and figures read the same, whatever the language.
    known = record.lately(("transfers", register.treaty.pk, on), work_out)
    if on >= RECORDED_SINCE:
        states = [state for state, _course in register.present(on)]
    else:
        # Which States there were is not recorded, yet what they did is.
        states = [state for state, _course in register.entries if state.pk in own and exists(state, on)]
    return [(state, *known[state.pk]) for state in states]


def _of(measures: Iterable[RecordedMeasure], own_course: Course | None, on: date) -> tuple[Held, list[RecordedMeasure]]:
    begun = [each for each in measures if each.starts is None or each.starts.first <= on]
    return held(begun, own_course.status(on) if own_course else Status.OUTSIDE, on), in_order(begun)


def transfer_rows(record: Record, register: Register, on: date) -> list[TransferRow]:
    """Return the States not party without a measure in force, then those with one, then States that have joined.

    Of the last, those of which a measure is recorded and those for which the treaty is still to enter into force. A
    State has a row for each of its measures. None at all where no measure is recorded under the treaty.
    """
    if not record.transfer_measures(register.treaty):
        return []
    rows = []
    for state, what, measures in _held(record, register, on):
        if not measures and what.restraint is not Restraint.TREATY:
            rows.append(TransferRow(state, what, None))
        rows += [TransferRow(state, what, measure) for measure in measures]
    return sorted(rows, key=lambda row: (row.status in DEPOSITED, not row.to_ask))


def transfer_figures(record: Record, register: Register, on: date) -> Figures:
    """Return the figures of a day over all States."""
    every = [what for _state, what, _measures in _held(record, register, on)]
    outside = [what for what in every if what.status in NOT_PARTY]
    own = Counter(what.restraint for what in outside if what.restraint in OWN)
    known = on >= RECORDED_SINCE
    return Figures(
        bound=sum(what.status in IN_FORCE for what in every),
        joined=sum(what.status in DEPOSITED for what in every),
        not_party=len(outside) if known else None,
        without=len(outside) - own.total() if known else None,
        own=own,
        open_start=sum(what.open_start for what in outside),
    )


def course(record: Record, register: Register, on: date) -> list[Level]:
    """Return the States not party with and without a measure in force, from each day on which a number changes.

    It begins where the universe is recorded and ends on `on`; empty where no measure is recorded under the treaty.
    """
    measures = record.transfer_measures(register.treaty)
    if not measures or on < RECORDED_SINCE:
        return []
    return record.lately(("course of transfers", register.treaty.pk, on), lambda: _course(register, measures, on))


def _course(register: Register, measures: dict[int, list[RecordedMeasure]], on: date) -> list[Level]:
    counts = {day: number.states_not_party or 0 for day, number in register.tally if RECORDED_SINCE <= day <= on}
    gained: dict[date, int] = defaultdict(int)
    for state, own_course in register.entries:
        if state.pk in measures:
            for day, more in _gained(state, own_course, measures[state.pk]):
                gained[max(day, RECORDED_SINCE)] += more
    levels, not_party, covered = [], 0, 0
    for day in sorted({*counts, *(day for day in gained if day <= on), on}):
        not_party, covered = counts.get(day, not_party), covered + gained.get(day, 0)
        levels.append(Level(day, covered, not_party - covered))
    return levels


def _gained(state: Entry, own_course: Course | None, measures: Sequence[RecordedMeasure]) -> Iterator[tuple[date, int]]:
    """Yield the days on which a State comes to count as a State not party with a measure in force, and no longer."""
    days = {RECORDED_SINCE, *(step.date for step in (own_course.steps if own_course else ()))}
    days |= {each.starts.last for each in measures if each.starts}
    days |= {next_day(each.ends.last) for each in measures if each.ends}
    days |= {day for day in (state.exists_from, state.exists_to and next_day(state.exists_to)) if day}
    before = False
    for day in sorted(day for day in days if day >= RECORDED_SINCE):
        status = own_course.status(day) if own_course else Status.OUTSIDE
        now = exists(state, day) and status in NOT_PARTY and bool(in_force(measures, day))
        if now is not before:
            yield day, 1 if now else -1
        before = now


def year_ends(levels: Sequence[Level]) -> list[Level]:
    """Return the numbers at the end of each year, the last one on the last day."""
    if not levels:
        return []
    ends, latest = [], levels[-1].day
    for year in range(levels[0].day.year, latest.year + 1):
        level = next(level for level in reversed(levels) if level.day.year <= year)
        ends.append(level._replace(day=min(date(year, 12, 31), latest)))
    return ends
