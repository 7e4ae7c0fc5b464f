"""Transparency reports: when they are due, and which came (Ottawa Convention, Article 7)."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from states.rules.duties import Bond, Dated, StateOfPlay, by_then, days_late, exactly


class Report(StrEnum):
    """Which report of a State it is (Ottawa Convention, Article 7)."""

    INITIAL = "initial"
    ANNUAL = "annual"


class ReportFact(Dated, Protocol):
    """One report that came in; `date` is the day on which it did."""

    @property
    def kind(self) -> str: ...
    @property
    def year(self) -> int | None: ...  # the calendar year that it covers


@dataclass(frozen=True)
class Reporting:
    """The reports of a State on a day: those due, and what is known by then to have come in.

    `owed` are the calendar years whose reports have fallen due by the day, `yearly` the yearly reports that came in, by
    the year they cover. `undated` are recorded without any day and count on none.
    """

    on: date
    bound: bool
    first_due: date | None = None
    first: ReportFact | None = None
    owed: range = range(0)
    yearly: Mapping[int, ReportFact] = field(default_factory=dict)
    reports: Sequence[ReportFact] = ()
    undated: Sequence[ReportFact] = ()

    @property
    def last(self) -> ReportFact | None:
        """The yearly report of the latest year for which one came in."""
        return self.yearly[max(self.yearly)] if self.yearly else None

    @property
    def first_is_due(self) -> bool:
        """Whether the first report has fallen due by the day."""
        return self.first_due is not None and self.first_due <= self.on

    @property
    def days_late(self) -> int | None:
        """Days from the due day to the first report, below nought where it was early.

        None without a report or a due day, and where a partial date may lie on either side of it.
        """
        if self.first is None or self.first.date is None or self.first_due is None:
            return None
        return days_late(self.first.date, exactly(self.first_due))

    @property
    def at_least(self) -> bool:
        """Whether `days_late` is the fewest days that are certain, the day of the report being known in part."""
        return self.first is not None and self.first.date is not None and self.first.date.day is None

    @property
    def state_of_play(self) -> StateOfPlay:
        """How far the duty to report a first time is met.

        A report that is not recorded may have come in all the same: that is not known, never overdue.
        """
        if self.first_due is None:
            return StateOfPlay.NO_DUTY
        if self.first is None:
            return StateOfPlay.NOT_KNOWN
        return StateOfPlay.DONE_LATE if (self.days_late or 0) > 0 else StateOfPlay.DONE


def reporting(
    reports: Iterable[ReportFact],
    *,
    on: date,
    bound: Bond | None = None,
    first_due: date | None = None,
    yearly_on: str = "",
) -> Reporting:
    """Return what is due of a State's reports on a day and what is known to have come in.

    `first_due` is when the first report falls due by the treaty's own term, `yearly_on` the day of each year on which
    one does (`04-30`); None and blank where the treaty asks for no such report. Raises nothing.
    """
    every = list(reports)
    known = by_then(every, on)
    holds = bound is not None and first_due is not None and bound.holds(first_due)
    return Reporting(
        on,
        bound is not None,
        first_due if holds else None,
        next((report for report in known if report.kind == Report.INITIAL), None),
        years_owed(yearly_on, bound, first_due, on) if bound and yearly_on else range(0),
        {report.year: report for report in known if report.kind == Report.ANNUAL and report.year is not None},
        known,
        [report for report in every if report.date is None],
    )


def years_owed(yearly_on: str, bound: Bond, first_due: date | None, on: date) -> range:
    """Return the calendar years whose reports have fallen due by `on`.

    A report covers the year before the one it is due in; the first falls due after the initial report does, or after
    entry into force where the treaty asks for none, and the last before the treaty's hold ends.
    """
    after = first_due or bound.entry
    end = on if bound.holds(on) or bound.until is None else bound.until - timedelta(days=1)
    first = after.year - 1 if after < yearly_day(yearly_on, after.year) else after.year
    last = end.year - 1 if yearly_day(yearly_on, end.year) <= end else end.year - 2
    return range(first, max(first, last + 1))


def yearly_day(yearly_on: str, year: int) -> date:
    """Return a day of each year (`04-30`) in one year; the last of its month where that is shorter."""
    month, day = (int(part) for part in yearly_on.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))
