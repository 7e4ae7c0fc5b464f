"""Who produces under one treaty on a day: rows for page, CSV and JSON, their figures, and the course of the lists."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.rules.course import DEPOSITED, Course
from states.rules.production import (
    Basis,
    Difference,
    Gap,
    ProducerList,
    Producing,
    Story,
    Turn,
    in_force,
    published,
    spells,
    turns,
)
from states.rules.production_story import story

# The order of tables, and what counts as having ever produced.
EVER = (Producing.PRODUCER, Producing.NOT_LISTED, Producing.CEASED)
ORDER = {status: place for place, status in enumerate((*EVER, Producing.NEVER))}


@dataclass(frozen=True)
class ProductionRow:
    """One State of the day of whose production something is known, and whether it has joined."""

    state: Entry
    joined: bool
    story: Story

    @property
    def name(self) -> str:
        return self.state.shown

    @property
    def status(self) -> Producing:
        return self.story.status

    @property
    def basis(self) -> Basis | None:
        return self.story.basis

    @property
    def confirmed(self) -> bool:
        """Whether every fact that its status rests on is confirmed."""
        return self.story.confirmed

    @cached_property
    def differences(self) -> frozenset[Difference]:
        return frozenset(gap.kind for gap in self.story.gaps)

    @cached_property
    def sources(self) -> list[str]:
        """The keys of the sources of its status and its signs, each once."""
        return list(dict.fromkeys(fact.source for fact in (*self.story.facts, *self.story.signs)))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class ProductionFigures:
    """The figures of a day. Each is a number of States; `list` is the list in force, None before the first."""

    list: ProducerList | None
    producers: int  # on the list; before the first list, by statements
    ever: int
    not_listed: int
    ceased: int
    year_unknown: int
    signalling: int  # of the producers
    joined: int  # of those that ever produced
    producers_joined: int
    unconfirmed: int  # of those that ever produced


class Producers(NamedTuple):
    """The producers of a day: how many are on the list in force."""

    number: int
    list: ProducerList


class EditionRow(NamedTuple):
    """A list with its number of States, who entered and who left by name, and how many entries are unconfirmed."""

    list: ProducerList
    number: int
    entered: Sequence[str]
    left: Sequence[str]
    unconfirmed: int
    first: bool


def production_rows(record: Record, register: Register, on: date) -> list[ProductionRow]:
    """Return the States of the day of whose production something is known: producers first, each kind by name."""
    treaty = register.treaty

    def work_out() -> dict[int, ProductionRow]:
        known = published(record.producer_lists(treaty), on)
        listed = spells(known)
        rows = (
            _row(record, register, state, course, known, listed.get(state.pk, []), on)
            for state, course in register.present(on)
        )
        return {row.state.pk: row for row in rows if row is not None}

    # Read in every language and by page, file and chart; the day's work is the same.
    worked = record.lately(("production", treaty.pk, on), work_out)
    rows = [replace(worked[state.pk], state=state) for state, _course in register.present(on) if state.pk in worked]
    return sorted(rows, key=lambda row: ORDER[row.status])


def _row(record, register, state, course, known, listed, on) -> ProductionRow | None:
    facts = record.production(register.treaty)
    told = story(state.pk, facts.statements.get(state.pk, ()), known, listed, facts.signs.get(state.pk, ()), on=on)
    return ProductionRow(state, _joined(course, on), told) if told is not None else None


def _joined(course: Course | None, on: date) -> bool:
    return course is not None and course.standing(on).status in DEPOSITED


def production_of(record: Record, register: Register, code: str, on: date) -> ProductionRow | None:
    """Return the row of one State by its ISO code; None where nothing is known of its production."""
    return next((row for row in production_rows(record, register, on) if row.state.iso3 == code), None)


def production_figures(
    record: Record, register: Register, rows: Iterable[ProductionRow], on: date
) -> ProductionFigures:
    """Return the figures of all rows of a day."""
    every = list(rows)
    by_status = Counter(row.status for row in every)
    ever = [row for row in every if row.story.ever]
    producing = [row for row in every if row.status is Producing.PRODUCER]
    return ProductionFigures(
        in_force(record.producer_lists(register.treaty), on),
        len(producing),
        len(ever),
        by_status[Producing.NOT_LISTED],
        by_status[Producing.CEASED],
        sum(row.story.year_unknown for row in ever),
        sum(bool(row.story.signs) for row in producing),
        sum(row.joined for row in ever),
        sum(row.joined for row in producing),
        sum(not row.confirmed for row in ever),
    )


def producers_of_the_day(record: Record, register: Register, on: date) -> Producers | None:
    """Return how many States are on the list in force, with that list; None before the first one."""
    current = in_force(record.producer_lists(register.treaty), on)
    return Producers(len(current.entries), current) if current else None


def edition_rows(record: Record, register: Register, on: date) -> list[EditionRow]:
    """Return the lists published by a day, the earliest first, with the names of those who entered and left."""
    names = {state.pk: state.shown for state, _course in register.entries}
    return [_edition(turn, names) for turn in turns(record.producer_lists(register.treaty), on)]


def _edition(turn: Turn, names: dict[int, str]) -> EditionRow:
    entered, left = (sorted(names[pk] for pk in states) for states in (turn.entered, turn.left))
    entries = turn.list.entries
    unconfirmed = sum(not entry.confirmed for entry in entries.values())
    return EditionRow(turn.list, len(entries), entered, left, unconfirmed, turn.first)


class Reconciled(NamedTuple):
    """The States with one kind of difference, each with what differs."""

    kind: Difference
    cases: Sequence[tuple[ProductionRow, Gap]]


def reconciled(rows: Iterable[ProductionRow]) -> list[Reconciled]:
    """Return where lists and statements differ, by kind; nothing of a kind that does not occur."""
    cases = [(row, gap) for row in rows for gap in row.story.gaps]
    by_kind = [Reconciled(kind, [case for case in cases if case[1].kind is kind]) for kind in Difference]
    return [each for each in by_kind if each.cases]


class Told(NamedTuple):
    """The story of all that ever produced: who is left, who stopped and when, who came on or back, who shows signs."""

    producing: Sequence[ProductionRow]
    stopped: Sequence[tuple[int, Sequence[ProductionRow]]]  # by year
    year_unknown: Sequence[ProductionRow]
    came_on: Sequence[ProductionRow]  # listed first in a later edition than the first with a list
    returned: Sequence[ProductionRow]
    signalling: Sequence[ProductionRow]


def told(rows: Iterable[ProductionRow]) -> Told:
    """Return the story that the rows of a day tell, each part in the order of the rows."""
    every = [row for row in rows if row.story.ever]
    listed = [row for row in every if row.story.spells]
    first = min(map(_came_on, listed), default=date.min)
    years: dict[int, list[ProductionRow]] = {}
    for row in every:
        if row.story.until is not None:
            years.setdefault(row.story.until.year, []).append(row)
    return Told(
        [row for row in every if row.status is Producing.PRODUCER],
        sorted(years.items()),
        [row for row in every if row.story.year_unknown],
        sorted((row for row in listed if _came_on(row) > first), key=_came_on),
        [row for row in listed if row.story.returned],
        [row for row in every if row.story.signs],
    )


def _came_on(row: ProductionRow) -> date:
    return row.story.spells[0].first.published_on
