from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.acts import Kind as Act_
from states.rules.clauses import Clauses, Wait
from states.rules.course import course
from states.rules.deadlines import Kind, due_on, duties
from states.rules.duties import Basis, Bond, StateOfPlay, anniversary
from states.rules.partial_date import PartialDate
from tests.files import TREATIES, Act, Obligation, all_duties, duties_of, obligations

D = date.fromisoformat
P = PartialDate.parse


def deadlines(treaty: str, iso3: str, day: str) -> dict[str, object]:
    return {each.obligation.kind: each for each in duties_of(treaty, iso3, D(day)).deadlines}


def due(treaty: str, iso3: str, day: str, kind: Kind) -> str:
    return str(deadlines(treaty, iso3, day)[kind].due)


@pytest.mark.parametrize(
    ("iso3", "day"),
    [
        ("LCA", "2000-03-29"),
        ("OMN", "2015-07-31"),
        ("SSD", "2012-01-05"),
        ("VCT", "2002-07-31"),
        ("ETH", "2005-11-28"),
        ("TUV", "2012-08-28"),
    ],
)
def test_published_days_of_first_reports(iso3, day):
    assert due("apmbc", iso3, "2020-01-01", Kind.INITIAL_REPORT) == day


def test_clearance_of_eritrea_shows_what_holds_and_how_far_it_is_from_the_rule():
    row = deadlines("apmbc", "ERI", "2024-01-01")[Kind.MINED_AREA_CLEARANCE]
    assert (row.due, row.by_rule, row.basis) == (P("2024-12-31"), D("2012-02-01"), Basis.EXTENDED)
    assert (row.difference, row.extended_to, row.decision_recorded) == (4717, P("2024-12-31"), True)
    assert row.state_of_play is StateOfPlay.LAPSED_THEN_EXTENDED
    assert not deadlines("apmbc", "KHM", "2012-01-01")[Kind.MINED_AREA_CLEARANCE].decision_recorded


def test_a_deadline_that_is_stated_says_so():
    row = deadlines("apmbc", "LKA", "2026-11-21")[Kind.MINED_AREA_CLEARANCE]
    assert (row.due, row.basis, row.difference) == (P("2028-06-01"), Basis.STATED, None)
    assert row.state_of_play is StateOfPlay.NOT_YET_DUE


def test_a_duty_that_is_met_says_when():
    row = deadlines("apmbc", "ALB", "2026-11-21")[Kind.STOCKPILE_DESTRUCTION]
    assert (row.due, row.basis, row.done_on) == (P("2004-08-01"), Basis.RULE, P("2002-04-04"))
    assert row.state_of_play is StateOfPlay.DONE


@pytest.mark.parametrize(
    ("day", "next_report"),
    [
        ("2012-01-06", "2012-04-30"),
        ("2012-04-30", "2012-04-30"),
        ("2012-05-01", "2013-04-30"),
        ("2011-11-11", "2012-04-30"),  # the first falls after the initial report, due on 5 January 2012
    ],
)
def test_of_a_yearly_report_only_the_next_is_due(day, next_report):
    assert due("apmbc", "SSD", day, Kind.ANNUAL_REPORT) == next_report


@pytest.mark.parametrize(
    ("treaty", "iso3", "kind", "day"),
    [
        ("ccm", "AFG", Kind.STOCKPILE_DESTRUCTION, "2020-03-01"),
        ("ccm", "AFG", Kind.CLEARANCE, "2022-03-01"),
        ("tpnw", "HND", Kind.DECLARATION, "2021-02-21"),
        ("att", "CHN", Kind.INITIAL_REPORT, "2021-10-04"),
        ("att", "CHN", Kind.ANNUAL_REPORT, "2027-05-31"),
    ],
)
def test_other_treaties_run_through_the_same_code_and_are_not_known(treaty, iso3, kind, day):
    row = deadlines(treaty, iso3, "2026-11-21")[kind]
    assert (str(row.due), row.state_of_play) == (day, StateOfPlay.NOT_KNOWN)


@pytest.mark.parametrize("treaty", TREATIES)
def test_each_state_bound_has_each_obligation_and_nobody_else_any(treaty):
    for owed in all_duties(treaty, D("2026-11-21")).values():
        assert len(owed.deadlines) == (len(obligations(treaty)) if owed.bond else 0)


def test_a_state_that_leaves_owes_what_falls_due_until_then():
    leaving, left = duties_of("apmbc", "FIN", D("2026-01-09")), duties_of("apmbc", "FIN", D("2026-01-10"))
    assert leaving.bond == Bond(D("2012-07-01"), D("2026-01-10"))
    kinds = [each.obligation.kind for each in leaving.deadlines]
    # The report of April would fall due when Finland is out.
    assert Kind.ANNUAL_REPORT not in kinds
    assert Kind.STOCKPILE_DESTRUCTION in kinds
    assert (left.bond, left.deadlines) == (None, ())


def test_only_what_the_acts_have_set_in_motion_counts():
    # Deposited on 29 February 2000, bound from 1 August.
    assert duties_of("apmbc", "ALB", D("2000-02-28")).bond is None
    assert due("apmbc", "ALB", "2000-02-29", Kind.INITIAL_REPORT) == "2001-01-28"


LEAP = Bond(D("2004-02-29"))


def obligation(years=None, days=None, yearly_on=""):
    return Obligation("", Kind.INITIAL_REPORT, years, days, yearly_on)


@pytest.mark.parametrize(
    ("term", "day"),
    [
        (obligation(years=4), "2008-02-29"),
        (obligation(years=10), "2014-02-28"),
        (obligation(days=1), "2004-03-01"),
        (obligation(yearly_on="02-29"), "2005-02-28"),
        (obligation(yearly_on="04-30"), "2004-04-30"),
    ],
)
def test_terms_from_29_february(term, day):
    assert due_on(term, LEAP, LEAP.entry, LEAP.entry) == D(day)


@given(st.dates(D("1997-12-03"), D("2080-01-01")), st.integers(0, 3000))
def test_a_yearly_report_is_due_within_a_year_and_after_the_first(entry, later):
    bound, report = Bond(entry), entry + timedelta(180)
    on = entry + timedelta(later)
    day = due_on(obligation(yearly_on="04-30"), bound, report, on)
    assert (day.month, day.day) == (4, 30)
    assert on <= day
    assert report < day <= anniversary(max(on, report + timedelta(1)), 1)


@given(st.dates(D("1997-12-03"), D("2080-01-01")), st.integers(1, 50))
def test_an_anniversary_is_the_day_itself(entry, years):
    day = anniversary(entry, years)
    assert (day.year, day.month) == (entry.year + years, entry.month)
    assert day.day == entry.day or (entry.month, entry.day, day.day) == (2, 29, 28)


@given(st.dates(D("1997-12-03"), D("2020-01-01")), st.none() | st.integers(1, 3000), st.integers(0, 6000))
def test_nothing_falls_due_after_a_withdrawal_has_taken_effect(deposited, notified, later):
    clauses = Clauses(entered_into_force=D("1999-03-01"), entry=Wait(6, first_of_month=True), withdrawal=Wait(6))
    acts = [Act(Act_.ACCESSION, deposited)]
    acts += [Act(Act_.WITHDRAWAL, deposited + timedelta(notified))] if notified else []
    on = deposited + timedelta(later)
    standing = course(acts, clauses, D("1998-09-16")).standing(on)
    owed = duties(standing, obligations("apmbc"), on=on)
    for row in owed.deadlines:
        assert owed.bond.until is None or row.due.first < owed.bond.until
        assert row.state_of_play is StateOfPlay.NOT_KNOWN
