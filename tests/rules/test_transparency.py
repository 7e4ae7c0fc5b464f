from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.course import Course
from states.rules.deadlines import Kind, duties
from states.rules.duties import Bond, StateOfPlay
from states.rules.partial_date import PartialDate
from states.rules.report_objections import Objection, Question, objections, questions
from states.rules.transparency import Reporting, reporting, years_owed
from states.rules.yearly_reports import Rate, owed_report, rates
from tests.files import obligations, register

D = date.fromisoformat
P = PartialDate.parse
APMBC = obligations("apmbc")
DAY = st.dates(date(1999, 3, 1), date(2060, 12, 31))


class Came(NamedTuple):
    """A report as the rules read it."""

    kind: str
    date: PartialDate | None
    year: int | None = None
    confirmed: bool = True


def first(day: str) -> Came:
    return Came("initial", P(day))


def yearly(year: int, day: str | None = None) -> Came:
    return Came("annual", P(day or f"{year + 1}-04-30"), year)


def course_of(iso3: str, treaty: str = "apmbc") -> Course:
    return next(course for state, course in register(treaty) if state.iso3 == iso3)


def reports_of(iso3: str, day: str, *reports: Came, treaty: str = "apmbc") -> Reporting:
    standing = course_of(iso3, treaty).standing(D(day))
    return duties(standing, obligations(treaty), on=D(day), reports=reports).reporting


@pytest.mark.parametrize(
    ("treaty", "iso3", "due"),
    [
        ("apmbc", "LCA", "2000-03-29"),
        ("apmbc", "OMN", "2015-07-31"),
        ("apmbc", "SSD", "2012-01-05"),
        ("ccm", "LTU", "2012-02-28"),
        ("att", "CHN", "2021-10-04"),
    ],
)
def test_the_first_report_falls_due_by_the_term_of_the_treaty(treaty, iso3, due):
    assert reports_of(iso3, "2022-01-01", treaty=treaty).first_due == D(due)


@pytest.mark.parametrize(
    ("came", "days", "play"),
    [
        ("2015-07-31", 0, StateOfPlay.DONE),
        ("2015-07-30", -1, StateOfPlay.DONE),
        ("2015-08-01", 1, StateOfPlay.DONE_LATE),
        ("2015", None, StateOfPlay.DONE),
        ("2016", 154, StateOfPlay.DONE_LATE),
    ],
)
def test_a_first_report_is_early_or_late_by_days(came, days, play):
    known = reports_of("OMN", "2017-01-01", first(came))
    assert (known.days_late, known.state_of_play) == (days, play)
    assert known.at_least == (len(came) == 4)


def test_a_report_counts_from_its_day_on_and_without_a_day_on_none():
    before = reports_of("OMN", "2015-08-01", first("2015-08-02"))
    assert (before.first, before.state_of_play) == (None, StateOfPlay.NOT_KNOWN)
    assert reports_of("OMN", "2015-08-02", first("2015-08-02")).state_of_play is StateOfPlay.DONE_LATE
    without = reports_of("OMN", "2017-01-01", Came("initial", None))
    assert (without.first, without.state_of_play, len(without.undated)) == (None, StateOfPlay.NOT_KNOWN, 1)


@given(DAY)
def test_no_report_recorded_is_never_overdue(on):
    for iso3 in ("OMN", "LCA", "LTU", "MHL"):
        known = reports_of(iso3, on.isoformat())
        assert known.state_of_play in (StateOfPlay.NOT_KNOWN, StateOfPlay.NO_DUTY)


@pytest.mark.parametrize(
    ("iso3", "day", "owed"),
    [
        # In force 1 February 2015, first report due 31 July 2015: the first yearly one is that of 30 April 2016.
        ("OMN", "2016-04-29", []),
        ("OMN", "2016-04-30", [2015]),
        ("OMN", "2018-05-01", [2015, 2016, 2017]),
        # In force 1 October 1999, first report due 29 March 2000: the yearly one falls a month later.
        ("LCA", "2000-04-30", [1999]),
        # In force 1 November 2003, first report due 29 April 2004; left on 27 December 2025, before the report for
        # 2025 would have fallen due.
        ("LTU", "2025-12-26", list(range(2003, 2025))),
        ("LTU", "2026-11-21", []),
        ("MHL", "2020-11-21", []),
    ],
)
def test_yearly_reports_fall_due_from_the_first_30_april_after_the_first_report(iso3, day, owed):
    assert list(reports_of(iso3, day).owed) == owed


@given(DAY, DAY, st.integers(0, 9000))
def test_each_yearly_report_owed_had_fallen_due_while_the_treaty_held(entry, on, days):
    until = entry + timedelta(days=days)
    owed = years_owed("04-30", Bond(entry, until), entry + timedelta(days=180), on)
    due = [date(year + 1, 4, 30) for year in owed]
    assert all(entry + timedelta(days=180) < day <= on and day < until for day in due)
    # None in between is left out.
    every = (date(year, 4, 30) for year in range(1999, 2062))
    assert due == [day for day in every if entry + timedelta(days=180) < day <= on and day < until]


def test_a_first_report_due_on_30_april_is_followed_by_a_yearly_one_a_year_later():
    bound = Bond(D("2004-11-01"))
    assert list(years_owed("04-30", bound, D("2005-04-30"), D("2006-04-29"))) == []
    assert list(years_owed("04-30", bound, D("2005-04-30"), D("2006-04-30"))) == [2005]


def test_a_state_that_leaves_before_its_first_report_is_due_owes_none():
    leaves = Bond(D("2024-01-01"), D("2024-06-29"))
    known = reporting([], on=D("2024-03-01"), bound=leaves, first_due=D("2024-06-29"), yearly_on="04-30")
    assert (known.first_due, known.state_of_play) == (None, StateOfPlay.NO_DUTY)


def test_reports_meet_the_deadlines_of_the_day():
    came = (first("2015-07-01"), yearly(2015), yearly(2019, "2020-03-01"))
    standing = course_of("OMN").standing(D("2020-03-01"))
    told = {each.obligation.kind: each for each in duties(standing, APMBC, on=D("2020-03-01"), reports=came).deadlines}
    assert told[Kind.INITIAL_REPORT].done_on == P("2015-07-01")
    assert (told[Kind.ANNUAL_REPORT].due, told[Kind.ANNUAL_REPORT].done_on) == (P("2020-04-30"), P("2020-03-01"))
    assert told[Kind.ANNUAL_REPORT].state_of_play is StateOfPlay.DONE
    later = duties(standing, APMBC, on=D("2020-05-01"), reports=came).deadlines
    assert next(each for each in later if each.obligation.kind == Kind.ANNUAL_REPORT).done_on is None


def told_of(**reports: Iterable[Came]) -> list[tuple[Course, Iterable[Came]]]:
    """All States with an act under the treaty, of which those named have reported."""
    return [(course, reports.get(state.iso3, ())) for state, course in register("apmbc") if course]


def test_the_rate_of_a_year_is_known_where_a_report_of_it_is():
    told = told_of(OMN=[yearly(2015), yearly(2016, "2017-06-01")], LCA=[yearly(2015, "2016-05-02")])
    owing = sum(owed_report(course, APMBC, 2015, D("2026-11-21")) for course, _own in told)
    assert 155 < owing < 163
    assert rates(told, APMBC, D("2016-05-01")) == [Rate(2015, 1, owing)]
    assert rates(told, APMBC, D("2016-05-02")) == [Rate(2015, 2, owing)]
    assert [rate.year for rate in rates(told, APMBC, D("2017-06-01"))] == [2015, 2016]
    assert rates(told_of(), APMBC, D("2026-11-21")) == []
    # Of a year for which nobody owed one.
    assert rates(told_of(OMN=[yearly(1997, "1999-05-01")]), APMBC, D("2026-11-21")) == []


def test_a_report_that_was_not_owed_is_on_neither_side_of_a_rate():
    told = told_of(OMN=[yearly(2015)], POL=[yearly(2010)])
    assert [(rate.year, rate.received) for rate in rates(told, APMBC, D("2026-11-21"))] == [(2010, 0), (2015, 1)]


def test_a_state_that_has_left_owed_its_reports_until_then():
    lithuania, today = course_of("LTU"), D("2026-11-21")
    assert owed_report(lithuania, APMBC, 2024, today)
    assert not owed_report(lithuania, APMBC, 2025, today)
    assert not owed_report(lithuania, APMBC, 2002, today)


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (yearly(2026), [Objection.DAY_TO_COME]),
        (yearly(2027, "2026-11-01"), [Objection.YEAR_TO_COME, Objection.BEFORE_ITS_YEAR]),
        (yearly(2020, "2019"), [Objection.BEFORE_ITS_YEAR]),
        (yearly(2020, "2020"), []),
        (Came("annual", None, 2027), [Objection.YEAR_TO_COME]),
        (first("2026-11-22"), [Objection.DAY_TO_COME]),
        (first("2026"), []),
    ],
)
def test_what_speaks_against_a_report(report, found):
    assert objections(report, D("2026-11-21")) == found


@pytest.mark.parametrize(
    ("iso3", "report", "found"),
    [
        ("OMN", yearly(2015), []),
        ("OMN", yearly(2014), [Question.NOT_OWED]),
        ("LTU", yearly(2024), []),
        ("LTU", yearly(2025), [Question.NOT_OWED]),
        ("OMN", first("2015-07-31"), []),
        ("OMN", first("2014-08-19"), [Question.BEFORE_JOINING]),
        ("OMN", first("2014-08-20"), []),
    ],
)
def test_what_has_to_be_asked_about_a_report(iso3, report, found):
    assert questions(report, course_of(iso3), APMBC, D("2026-11-21")) == found


def test_a_state_that_never_acted_or_a_treaty_that_asks_nothing_is_asked_about():
    assert questions(first("2015"), None, APMBC, D("2026-11-21")) == [Question.BEFORE_JOINING]
    assert questions(yearly(2015), course_of("OMN"), [], D("2026-11-21")) == [Question.NOT_OWED]


def test_nothing_is_asked_of_reports_under_a_treaty_without_them():
    assert reporting([], on=D("2026-11-21"), bound=Bond(D("2021-01-22"))).state_of_play is StateOfPlay.NO_DUTY
