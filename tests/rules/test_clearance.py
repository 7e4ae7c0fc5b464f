from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.clearance import clearance
from states.rules.clearance_periods import Event, periods_of
from states.rules.duties import Basis, StateOfPlay
from states.rules.partial_date import PartialDate
from tests.files import ClearanceEvent, all_duties, clearance_events, duties_of

D = date.fromisoformat
P = PartialDate.parse
BY_RULE = D("2009-03-01")


def of(iso3: str, day: str):
    return duties_of("apmbc", iso3, D(day)).clearance


def on(day: str, *events: tuple, **options):
    made = [ClearanceEvent(kind, P(when), D(decided[0]) if decided else None) for kind, when, *decided in events]
    return clearance(made, on=D(day), **{"by_rule": BY_RULE, **options})


REPORTED = (Event.REPORTED_CONTAMINATION, "1999-09-01")


def test_the_chain_of_eritrea():
    eritrea = of("ERI", "2026-11-21").period
    deadlines = [eritrea.initial_deadline, *(extension.to for extension in eritrea.extensions)]
    assert [str(day) for day in deadlines] == ["2012-02-01", "2015-02-01", "2020-02-01", "2020-12-31", "2024-12-31"]
    assert [extension.lapsed_days for extension in eritrea.extensions] == [0, 0, 0, 1058]
    assert eritrea.extensions[-1].decided_at == "apmbc-21msp"
    assert [str(each.extends) for each in eritrea.extensions] == [str(day) for day in deadlines[:-1]]


@pytest.mark.parametrize(
    ("day", "deadline", "play", "lapsed"),
    [
        ("2011-12-01", "2012-02-01", StateOfPlay.DUE_WITHIN_A_YEAR, 0),
        ("2011-12-02", "2015-02-01", StateOfPlay.NOT_YET_DUE, 0),
        ("2020-12-31", "2020-12-31", StateOfPlay.DUE_WITHIN_A_YEAR, 0),
        ("2021-01-01", "2020-12-31", StateOfPlay.OVERDUE, 1),
        ("2023-11-23", "2020-12-31", StateOfPlay.OVERDUE, 1057),
        ("2023-11-24", "2024-12-31", StateOfPlay.LAPSED_THEN_EXTENDED, 1058),
        ("2025-01-01", "2024-12-31", StateOfPlay.OVERDUE, 1059),
    ],
)
def test_eritrea_through_its_lapse(day, deadline, play, lapsed):
    eritrea = of("ERI", day)
    assert (eritrea.period.deadline, eritrea.state_of_play) == (P(deadline), play)
    assert eritrea.lapsed_days == lapsed


def test_congo_was_a_month_without_deadline():
    assert of("COG", "2011-11-15").state_of_play is StateOfPlay.OVERDUE
    assert of("COG", "2011-12-02").state_of_play is StateOfPlay.LAPSED_THEN_EXTENDED
    assert of("COG", "2011-12-02").lapsed_days == 31
    assert of("COG", "2012-12-31").state_of_play is StateOfPlay.DONE


def test_south_sudan_counts_from_statehood():
    before, after = of("SSD", "2020-11-19"), of("SSD", "2020-11-20")
    assert (before.deadline, before.extended_to) == (P("2021-07-09"), None)
    assert (after.deadline, after.extended_to, after.basis) == (P("2021-07-09"), P("2026-07-09"), Basis.EXTENDED)


def test_the_first_45_states_had_until_1_march_2009():
    first = [each for each in all_duties("apmbc", D("1999-03-01")).values() if each.bond]
    deadlines = {each.clearance.period.by_rule for each in first if each.bond.entry == D("1999-03-01")}
    assert deadlines == {BY_RULE}


def test_every_deadline_that_is_stated_is_that_of_the_rule():
    for each in all_duties("apmbc", D("2025-06-26")).values():
        stated = each.clearance.periods[0].stated
        assert stated is None or stated.first == each.clearance.periods[0].by_rule


@pytest.mark.parametrize(
    ("iso3", "before", "opened", "deadline"),
    [
        ("NGA", "2019-11-29", "2019-11-30", None),
        ("GNB", "2021-06-22", "2021-06-23", "2024-12-31"),
        ("MRT", "2020-06-22", "2020-06-23", None),
    ],
)
def test_what_is_found_after_completion_opens_a_period_of_its_own(iso3, before, opened, deadline):
    assert of(iso3, before).state_of_play in (StateOfPlay.DONE, StateOfPlay.DONE_LATE)
    again = of(iso3, opened)
    assert (len(again.periods), again.period.reopened, again.completed_on) == (2, True, None)
    if deadline:
        assert again.period.deadline == P(deadline)


def test_a_period_for_which_no_day_is_set_is_not_known():
    mauritania = of("MRT", "2026-11-21")
    assert (mauritania.period.deadline, mauritania.state_of_play) == (None, StateOfPlay.NOT_KNOWN)


def test_a_duty_is_open_while_something_to_clear_is_recorded_and_surely_no_completion():
    assert [of(iso3, "2026-11-21").open for iso3 in ("DEU", "MRT", "HRV", "AFG", "ALB", "AUT")] == [
        True,  # found after the deadline of the rule, which does not hold for it
        True,
        False,  # completed at some time in 2026
        True,
        False,
        False,
    ]


def test_the_figures_that_the_monitor_published_for_2014_and_2019():
    done = [each.clearance.state_of_play for each in all_duties("apmbc", D("2014-10-01")).values() if each.bond]
    assert sum(play in (StateOfPlay.DONE, StateOfPlay.DONE_LATE) for play in done) == 28
    assert sum(each.clearance.open for each in all_duties("apmbc", D("2019-09-30")).values()) == 33


@pytest.mark.parametrize(
    ("iso3", "until"),
    [
        ("TCD", "2014-01-01"),
        ("COL", "2021-03-01"),
        ("DNK", "2012-07-01"),
        ("GNB", "2012-01-01"),
        ("MRT", "2016-01-01"),
        ("ZWE", "2013-01-01"),
    ],
)
def test_the_tenth_meeting_granted_six_extensions(iso3, until):
    last = of(iso3, "2010-12-31").period.extensions[-1]
    assert (last.decided_at, last.to) == ("apmbc-10msp", P(until))


def test_what_is_found_after_a_deadline_by_which_nothing_was_known_is_not_late():
    assert of("HUN", "2012-12-31").state_of_play is StateOfPlay.NOT_KNOWN
    assert of("HUN", "2013-12-04").state_of_play is StateOfPlay.DONE


def test_completion_of_a_later_period_is_never_late():
    events = [
        REPORTED,
        (Event.COMPLETED, "2005-01-01"),
        (Event.REPORTED_CONTAMINATION, "2010-01-01"),
        (Event.EXTENSION_GRANTED, "2012-01-01", "2010-12-03"),
        (Event.COMPLETED, "2013-01-01"),
    ]
    assert on("2012-06-01", *events).state_of_play is StateOfPlay.OVERDUE
    again = on("2013-01-01", *events)
    assert (again.state_of_play, again.days_late, len(again.periods)) == (StateOfPlay.DONE, None, 2)


def test_a_report_that_may_lie_before_completion_opens_nothing():
    areas = on("2012-01-01", (Event.COMPLETED, "2005-06-01"), (Event.REPORTED_CONTAMINATION, "2005"))
    assert (len(areas.periods), areas.state_of_play) == (1, StateOfPlay.DONE)


def test_completion_is_late_after_the_deadline_that_held():
    mozambique = of("MOZ", "2015-09-17")
    assert (mozambique.state_of_play, mozambique.days_late) == (StateOfPlay.DONE_LATE, 260)
    assert of("ALB", "2009-10-08").days_late == -297


def test_an_extension_without_decision_day_makes_no_lapse_and_is_not_known_before_its_time():
    before, after = of("KHM", "2010-01-01"), of("KHM", "2010-01-02")
    assert (before.extended_to, after.extended_to) == (None, P("2020-01-01"))
    assert after.period.extensions[0].decided_on is None
    assert (after.lapsed_days, after.state_of_play) == (0, StateOfPlay.NOT_YET_DUE)


def test_a_later_decision_presupposes_the_earlier_one():
    # The second extension of the DR Congo has no day; the third was decided before the second ran out.
    assert [str(each.to) for each in of("COD", "2020-11-20").period.extensions] == [
        "2015-01-01",
        "2021-01-01",
        "2022-07-01",
    ]


def test_croatia_is_not_overdue_within_the_year_of_its_completion():
    croatia = of("HRV", "2026-11-21")
    assert (croatia.state_of_play, croatia.within) == (StateOfPlay.NOT_KNOWN, P("2026"))
    assert of("HRV", "2026-12-31").state_of_play is StateOfPlay.DONE


def test_without_a_report_nothing_is_known_and_nobody_overdue():
    assert on("2010-01-01").state_of_play is StateOfPlay.NOT_KNOWN
    assert on("2010-01-01", (Event.DEADLINE, "2009-03-01")).state_of_play is StateOfPlay.NOT_KNOWN
    assert on("2010-01-01", REPORTED).state_of_play is StateOfPlay.OVERDUE


def test_a_report_of_none_is_no_duty_until_something_is_found():
    none = (Event.REPORTED_NONE, "2000")
    assert on("2000-06-01", none).state_of_play is StateOfPlay.NOT_KNOWN
    assert on("2010-01-01", none).state_of_play is StateOfPlay.NO_DUTY
    found = on("2011-01-01", none, (Event.REPORTED_CONTAMINATION, "2010-05"))
    assert (found.period.reopened, found.state_of_play) == (True, StateOfPlay.NOT_KNOWN)


def test_a_state_that_is_not_bound_has_no_duty_and_no_deadline():
    granted = (Event.EXTENSION_GRANTED, "2019-03-01", "2008-11-28"), (Event.EXTENSION_GRANTED, "2024-03-01")
    out = on("2010-01-01", REPORTED, (Event.DEADLINE, "2009-03-01"), *granted, bound=False)
    assert (out.state_of_play, out.period.deadline, out.open) == (StateOfPlay.NO_DUTY, None, False)
    assert (out.period.extensions, out.lapsed_days, len(out.events)) == ((), 0, 1)


def test_an_unconfirmed_extension_is_told_apart():
    assert of("UKR", "2023-12-01").confirmed
    assert not of("UKR", "2023-12-02").confirmed


DAYS = st.dates(D("2000-01-01"), D("2020-12-31"))
HAPPENED = st.builds(
    lambda kind, day, parts: ClearanceEvent(kind, PartialDate(*(day.year, day.month, day.day)[:parts])),
    st.sampled_from([Event.REPORTED_CONTAMINATION, Event.REPORTED_NONE, Event.COMPLETED]),
    DAYS,
    st.integers(1, 3),
)
GRANTED = st.builds(
    lambda to, decided: ClearanceEvent(Event.EXTENSION_GRANTED, PartialDate(to.year, to.month, to.day), decided),
    DAYS,
    st.none() | DAYS,
)
# One event of a kind has one date, as the record holds it.
EVENTS = st.lists(HAPPENED | GRANTED, max_size=7, unique_by=lambda event: (event.event, event.date))


@given(EVENTS)
def test_a_chain_leads_from_each_deadline_to_the_next_and_every_extension_is_in_one(events):
    periods = periods_of(events, BY_RULE)
    extensions = [extension for period in periods for extension in period.extensions]
    assert len(extensions) == sum(event.event == Event.EXTENSION_GRANTED for event in events)
    for period in periods:
        chain = [period.initial_deadline, *(extension.to for extension in period.extensions)]
        assert [extension.extends for extension in period.extensions] == chain[:-1]
        assert all(extension.lapsed_days >= 0 for extension in period.extensions)


@given(EVENTS)
def test_periods_follow_each_other(events):
    periods = periods_of(events, BY_RULE)
    assert not periods[0].reopened
    for before, after in pairwise(periods):
        assert after.reopened
        if before.completed_on:
            assert before.completed_on.last < after.reported_on.first


@given(EVENTS, DAYS)
def test_nobody_is_overdue_without_a_report_or_an_extension_nor_by_the_deadline(events, day):
    areas = clearance(events, on=day, by_rule=BY_RULE)
    if areas.state_of_play is StateOfPlay.OVERDUE:
        assert areas.period.is_owed
        assert areas.period.deadline.last < day
        assert not any(event.event == Event.COMPLETED and event.date.first <= day < event.date.last for event in events)
    if not areas.events:
        assert areas.state_of_play is StateOfPlay.NOT_KNOWN


@given(EVENTS, DAYS)
def test_the_order_of_rows_is_irrelevant(events, day):
    one, other = (clearance(each, on=day, by_rule=BY_RULE) for each in (events, events[::-1]))
    assert (one.state_of_play, one.lapsed_days, one.completed_on) == (
        other.state_of_play,
        other.lapsed_days,
        other.completed_on,
    )


@given(EVENTS, DAYS)
def test_no_more_is_known_on_an_earlier_day(events, day):
    early, later = (clearance(events, on=each, by_rule=BY_RULE) for each in (day, day + timedelta(200)))
    assert len(early.periods) <= len(later.periods)
    assert len(early.events) <= len(later.events)


def test_the_whole_record_is_read():
    assert sum(len(clearance_events("apmbc", iso3)) for iso3 in all_duties("apmbc", D("2026-11-21"))) == 226
