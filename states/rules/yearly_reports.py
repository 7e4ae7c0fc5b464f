"""How many of the yearly reports of all States Parties came in (Ottawa Convention, Article 7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from states.rules.course import Course
from states.rules.deadlines import Kind, Obligation, first_due, reported_on
from states.rules.duties import bond, by_then
from states.rules.transparency import Report, ReportFact, yearly_day, years_owed


@dataclass(frozen=True)
class Rate:
    """The reports for one calendar year: how many States owed one, and how many of these came in by a day."""

    year: int
    received: int
    owed: int


def owed_report(course: Course, obligations: Sequence[Obligation], year: int, on: date) -> bool:
    """Whether a State owes or owed the yearly report for `year`, as its acts stand on the due day, but at latest `on`.

    A State that has left since owed it all the same.
    """
    yearly_on = reported_on(obligations)
    if not yearly_on:
        return False
    due = yearly_day(yearly_on, year + 1)
    bound = bond(course.standing(min(due, on)))
    if bound is None or not bound.holds(due):
        return False
    return year in years_owed(yearly_on, bound, first_due(obligations, (Kind.INITIAL_REPORT,), bound), due)


def rates(
    states: Iterable[tuple[Course, Iterable[ReportFact]]], obligations: Sequence[Obligation], on: date
) -> list[Rate]:
    """Return the rate of each year for which a report is recorded by `on`, in order.

    For any other year nothing is known of the reports, which is not the same as none. A report of a State that owed
    none for the year counts on neither side.
    """
    received = [(course, _years(reports, on)) for course, reports in states]
    return [
        Rate(year, sum(year in own for own in owing), len(owing))
        for year in sorted(set().union(*(years for _course, years in received)))
        if (owing := [years for course, years in received if owed_report(course, obligations, year, on)])
    ]


def _years(reports: Iterable[ReportFact], on: date) -> set[int]:
    yearly = (report for report in by_then(reports, on) if report.kind == Report.ANNUAL)
    return {report.year for report in yearly if report.year is not None}
