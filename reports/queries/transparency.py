"""Which reports States Parties owed by a day and which came: rows for page, CSV and JSON, figures and rates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, cast

from reports.queries.dashboard import whole_percent
from reports.queries.duties import DutyRow, duty_rows
from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Obligation, RecordedAct, Source
from states.rules.deadlines import OF_REPORTS, Kind, reported_on
from states.rules.duties import StateOfPlay, exactly
from states.rules.partial_date import PartialDate
from states.rules.transparency import Reporting, yearly_day
from states.rules.yearly_reports import rates


class Listed(StrEnum):
    """The lists behind the figures of a day, of States that are bound or will be."""

    FIRST_DUE = "first_due"  # the first report has fallen due by the day
    FIRST_IN = "first_in"  # of these, it came
    FIRST_NOT_KNOWN = "first_not_known"  # of these, nothing is recorded
    FIRST_AHEAD = "first_ahead"  # it falls due later
    YEARLY_DUE = "yearly_due"  # owes the report for the latest year fallen due
    YEARLY_IN = "yearly_in"  # of these, it came


@dataclass(frozen=True)
class TransparencyRow:
    """One State of the day and its reports; `year` is the latest whose reports have fallen due under the treaty."""

    owed: DutyRow
    asked: Obligation | None  # for the first report
    year: int | None

    @property
    def state(self) -> Entry:
        return self.owed.state

    @property
    def name(self) -> str:
        return self.owed.name

    @property
    def came(self) -> Reporting:
        return self.owed.duties.reporting

    @property
    def play(self) -> StateOfPlay:
        """How far the duty to report a first time is met."""
        return self.came.state_of_play

    @cached_property
    def days_late(self) -> int | None:
        """Days from the due day to the first report, below nought where it was early; None where that is uncertain."""
        return self.came.days_late

    @cached_property
    def lists(self) -> frozenset[Listed]:
        """The lists that it is in; none for a State not bound."""
        came = self.came
        owes = self.year is not None and self.year in came.owed
        there = {
            Listed.FIRST_DUE: came.first_is_due,
            Listed.FIRST_IN: came.first_is_due and came.first is not None,
            Listed.FIRST_NOT_KNOWN: came.first_is_due and came.first is None,
            Listed.FIRST_AHEAD: came.first_due is not None and not came.first_is_due,
            Listed.YEARLY_DUE: owes,
            Listed.YEARLY_IN: owes and self.year in came.yearly,
        }
        return frozenset(each for each, holds in there.items() if holds)

    @cached_property
    def _facts(self) -> list[Any]:
        """What the line rests on: the treaty's text and the State's consent, which make it due, and the reports."""
        consent = cast("RecordedAct | None", self.owed.standing.consent) if self.came.bound else None
        return [*([consent] if consent else []), *self.came.reports, *self.came.undated]

    @cached_property
    def sources(self) -> list[str]:
        """The keys of its sources, each once."""
        text = [self.asked.source.key] if self.asked and self.came.bound else []
        return list(dict.fromkeys([*text, *(fact.source for fact in self._facts)]))

    @cached_property
    def confirmed(self) -> bool:
        """Whether every fact it rests on is confirmed."""
        return all(fact.confirmed for fact in self._facts) and (self.asked is None or self.asked.confirmed)


@dataclass(frozen=True)
class Count:
    """How many of a hundred reports for a year had come in on a day: as others counted, or as recorded here.

    `source` is None for what is recorded here; `received` of `owed` reports are known only then. `fewer` where others
    had counted more before, so that some of the reports are not recorded.
    """

    year: int
    percent: int
    counted_on: PartialDate | None
    confirmed: bool = True
    source: Source | None = None
    received: int | None = None
    owed: int | None = None
    fewer: bool = False


@dataclass(frozen=True)
class Figures:
    """The figures of a day over all States that are bound or will be.

    `latest` is the count of the latest year; of several for that year the highest, since a rate can only grow.
    """

    bound: int
    lists: dict[Listed, int]
    year: int | None  # the latest whose reports have fallen due
    recorded: bool  # whether any report is recorded by the day; without it no number of reports says anything
    latest: Count | None


def asked_for(record: Record, register: Register) -> list[Obligation]:
    """Return what the treaty asks States to report: a first time, each year; none where it asks for no report."""
    asked = (each for each in record.obligations(register.treaty) if each.kind in OF_REPORTS)
    return sorted(asked, key=lambda each: OF_REPORTS.index(Kind(each.kind)))


def transparency_rows(record: Record, register: Register, on: date) -> list[TransparencyRow]:
    """Return the States that are bound or will be, then the others with a report recorded, each by name.

    None where the treaty asks for no report.
    """
    asked = asked_for(record, register)
    if not asked:
        return []
    first = next((each for each in asked if each.kind == Kind.INITIAL_REPORT), None)
    every = [row for row in duty_rows(record, register, on) if _has_something(row.duties.reporting)]
    year = max((row.duties.reporting.owed[-1] for row in every if row.duties.reporting.owed), default=None)
    return sorted((TransparencyRow(row, first, year) for row in every), key=lambda row: not row.came.bound)


def _has_something(came: Reporting) -> bool:
    return came.bound or bool(came.reports or came.undated)


def transparency_counts(record: Record, register: Register, on: date) -> list[Count]:
    """Return the rates known by `on`, by year and then by the day of the count; what is recorded here comes last."""
    published = _published(record, register, on)
    most: dict[int, int] = {}
    for each in published:
        most[each.year] = max(each.percent, most.get(each.year, 0))
    own = record.lately(("rates", register.treaty.pk, on), lambda: _recorded(record, register, on))
    here = [replace(each, fewer=each.percent < most.get(each.year, 0)) for each in own]
    return sorted([*published, *here], key=lambda each: (each.year, each.source is None, str(each.counted_on or "")))


def _published(record: Record, register: Register, on: date) -> list[Count]:
    """Return what others had counted by `on`.

    A count without a day is known from when the reports fell due: before it there was nothing to count.
    """
    yearly_on = reported_on(asked_for(record, register)) or "12-31"
    return [
        Count(rate.year, rate.percent, rate.counted_on, rate.confirmed, rate.source)
        for rate in record.transparency_rates(register.treaty)
        if (rate.counted_on.last if rate.counted_on else yearly_day(yearly_on, rate.year + 1)) <= on
    ]


def _recorded(record: Record, register: Register, on: date) -> list[Count]:
    """Return the rates of what is recorded here, as it stands on `on`."""
    reports = record.transparency_reports(register.treaty)
    if not reports:
        return []
    states = [(course, reports.get(state.pk, ())) for state, course in register.entries if course]
    return [
        Count(
            rate.year,
            whole_percent(rate.received, rate.owed),
            exactly(on),
            confirmed=True,
            received=rate.received,
            owed=rate.owed,
        )
        for rate in rates(states, asked_for(record, register), on)
    ]


def figures_of(rows: Sequence[TransparencyRow], counts: Iterable[Count]) -> Figures:
    """Return the figures of all rows and counts of a day."""
    listed = Counter(each for row in rows for each in row.lists)
    return Figures(
        sum(row.came.bound for row in rows),
        {each: listed[each] for each in Listed},
        rows[0].year if rows else None,
        any(row.came.reports for row in rows),
        latest(counts),
    )


def latest(counts: Iterable[Count]) -> Count | None:
    """Return the count of the latest year, of several the highest, since a rate only grows; None without any."""
    return max(counts, key=lambda each: (each.year, each.percent), default=None)


def transparency_figures(record: Record, register: Register, on: date) -> Figures | None:
    """Return what another page says of reports in figures; None where the treaty asks for no report."""
    if not asked_for(record, register):
        return None
    return figures_of(transparency_rows(record, register, on), transparency_counts(record, register, on))
