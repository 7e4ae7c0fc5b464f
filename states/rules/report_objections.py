"""What speaks against a transparency report before it is entered, and what has to be asked about it."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from states.rules.course import Course
from states.rules.deadlines import Obligation
from states.rules.transparency import Report, ReportFact
from states.rules.yearly_reports import owed_report


class Objection(StrEnum):
    """Why a report cannot stand as it is written."""

    YEAR_TO_COME = "year_to_come"
    BEFORE_ITS_YEAR = "before_its_year"  # received before the year it covers begins
    DAY_TO_COME = "day_to_come"  # received on a day to come


class Question(StrEnum):
    """What may be right of a report and is rarely so."""

    NOT_OWED = "not_owed"  # a yearly report of a State that owed none for that year
    BEFORE_JOINING = "before_joining"  # a first report of a State that had not joined; a signatory may send one


def objections(report: ReportFact, today: date) -> list[Objection]:
    """Return what speaks against a report; of a partial date only what is certain does."""
    received, year = report.date, report.year
    against = {
        Objection.YEAR_TO_COME: year is not None and year > today.year,
        Objection.BEFORE_ITS_YEAR: received is not None and year is not None and received.last.year < year,
        Objection.DAY_TO_COME: received is not None and received.first > today,
    }
    return [objection for objection, speaks in against.items() if speaks]


def questions(
    report: ReportFact, course: Course | None, obligations: Sequence[Obligation], today: date
) -> list[Question]:
    """Return what has to be asked; `course` is that of its State under its treaty, None where it never acted."""
    if report.kind == Report.INITIAL:
        known = min(report.date.last, today) if report.date else today
        joined = course is not None and course.standing(known).consent is not None
        return [] if joined else [Question.BEFORE_JOINING]
    owed = course is not None and report.year is not None and owed_report(course, obligations, report.year, today)
    return [] if owed else [Question.NOT_OWED]
