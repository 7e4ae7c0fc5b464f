from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.duties import StateOfPlay
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import OF_THE_STOCK, Event, Number, stockpile, totals
from tests.files import StockpileEvent, all_duties, duties_of, rows

D = date.fromisoformat
P = PartialDate.parse
TODAY = D("2026-11-21")
DEADLINE = D("2003-03-01")


def of(iso3: str, day: str):
    return duties_of("apmbc", iso3, D(day)).stockpile


def on(day: str, *events: tuple, **options):
    made = [StockpileEvent(kind, P(when) if when else None, *rest) for kind, when, *rest in events]
    return stockpile(made, on=D(day), **{"deadline": DEADLINE, **options})


def test_completed_programmes_of_2002_against_the_published_number():
    published = next(row for row in rows("published_figures") if "completed_stockpile" in row["figure"])
    states = [duties.stockpile for duties in all_duties("apmbc", D(published["as_of"])).values()]
    assert (totals(states).completed, published["value"]) == (32, "33")
    states = [duties.stockpile for duties in all_duties("apmbc", D("2004-11-17")).values()]
    assert totals(states).completed == 68


def test_six_states_completed_between_may_2001_and_july_2002():
    by_then = all_duties("apmbc", D("2002-07-31"))
    before = all_duties("apmbc", D("2001-05-01"))
    done = {iso3 for iso3, duties in by_then.items() if duties.stockpile.completed_on}
    assert done - {iso3 for iso3, duties in before.items() if duties.stockpile.completed_on} == {
        "ALB",
        "CZE",
        "ECU",
        "PER",
        "SWE",
        "YEM",
    }


def test_albania_completed_850_days_early_and_retains_none():
    albania = of("ALB", "2026-11-21")
    assert (albania.state_of_play, albania.completed_on) == (StateOfPlay.DONE, P("2002-04-04"))
    assert (albania.deadline, albania.days_late, albania.at_least) == (D("2004-08-01"), -850, False)
    assert albania.retained == Number(0, P("2004"))
    assert (albania.declared, albania.destroyed, albania.remaining, albania.percent) == (1607420, 1683860, 0, 100)


@pytest.mark.parametrize(
    ("iso3", "deadline"),
    [
        ("CAN", "2003-03-01"),  # one of the first 45
        ("BFA", "2003-03-01"),
        ("BLR", "2008-03-01"),
        ("GRC", "2008-03-01"),
        ("TUR", "2008-03-01"),
        ("UKR", "2010-06-01"),
    ],
)
def test_published_deadlines(iso3, deadline):
    assert of(iso3, "2026-11-21").deadline == D(deadline)


def test_the_first_45_states_had_until_1_march_2003():
    first = [duties for duties in all_duties("apmbc", D("1999-03-01")).values() if duties.bond]
    in_force = [duties.stockpile for duties in first if duties.bond.entry == D("1999-03-01")]
    assert len(in_force) == 45
    assert {stock.deadline for stock in in_force} == {DEADLINE}


def test_overdue_on_the_day_are_those_of_whom_a_dated_fact_says_so():
    states = all_duties("apmbc", TODAY)
    overdue = {iso3 for iso3, duties in states.items() if duties.stockpile.state_of_play is StateOfPlay.OVERDUE}
    assert overdue == {"GRC", "UKR"}
    # Declared long ago, and nothing was heard since: a question, no breach.
    assert of("SOM", "2026-11-21").state_of_play is StateOfPlay.NOT_KNOWN
    everything = totals(duties.stockpile for duties in states.values())
    assert (everything.completed, everything.overdue) == (89, 2)
    assert (everything.destroyed, everything.retained, everything.retaining) == (49_624_343, 186_450, 44)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # Said before the deadline, or on it: that the duty existed, not that it is unmet.
        ([(Event.DECLARED, "2002-01-01", 436)], StateOfPlay.NOT_KNOWN),
        ([(Event.DECLARED, "2003-03-01", 436)], StateOfPlay.NOT_KNOWN),
        ([(Event.DECLARED, "2003", 436)], StateOfPlay.NOT_KNOWN),
        ([(Event.DECLARED, "2003-03-02", 436)], StateOfPlay.OVERDUE),
        ([(Event.DECLARED, "2003-03-02")], StateOfPlay.OVERDUE),
        ([(Event.DEADLINE_MISSED, "2003-03-01")], StateOfPlay.OVERDUE),
        # None is left.
        ([(Event.DECLARED, "2003-03-02", 0)], StateOfPlay.NOT_KNOWN),
        ([(Event.DEADLINE_MISSED, "2003-03-01"), (Event.DECLARED_NONE, "2004-01-01")], StateOfPlay.NO_DUTY),
    ],
)
def test_overdue_rests_on_a_fact_that_says_the_duty_is_unmet(events, expected):
    assert on("2005-01-01", *events).state_of_play is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2008-04-02", {"BLR", "GRC", "TUR"}), ("2019-05-24", {"GRC", "UKR"}), ("2024-06-20", {"GRC", "UKR"})],
)
def test_the_campaign_named_the_same_states_in_breach(day, expected):
    states = all_duties("apmbc", D(day))
    overdue = {iso3 for iso3, each in states.items() if each.stockpile.state_of_play is StateOfPlay.OVERDUE}
    assert overdue == expected


def test_belarus_through_its_deadline():
    plays = [of("BLR", day).state_of_play for day in ("2006-01-01", "2007-03-01", "2008-03-01", "2008-03-02")]
    assert plays == [
        StateOfPlay.NOT_YET_DUE,
        StateOfPlay.DUE_WITHIN_A_YEAR,
        StateOfPlay.DUE_WITHIN_A_YEAR,
        StateOfPlay.OVERDUE,
    ]
    missed, done = of("BLR", "2010-01-01"), of("BLR", "2017-04-05")
    assert (missed.declared, missed.destroyed, missed.remaining, missed.percent) == (4000000, 600000, 3400000, 15)
    assert (done.state_of_play, done.days_late, done.remaining) == (StateOfPlay.DONE_LATE, 3322, 0)


def test_what_was_found_after_completion_is_never_late():
    found, again = of("BIH", "2006-12-31"), of("BIH", "2007-04-30")
    assert (found.state_of_play, found.reopened_on) == (StateOfPlay.NOT_KNOWN, P("2006-09"))
    assert (again.state_of_play, again.completed_on) == (StateOfPlay.DONE, P("1999-11"))
    assert again.destroyed == 475707


def test_what_may_have_been_found_before_completion_opens_nothing():
    assert of("PRT", "2026-11-21").state_of_play is StateOfPlay.DONE


def test_completion_on_the_deadline_is_in_time_and_a_day_later_is_late():
    assert (of("CYP", "2010-01-01").state_of_play, of("CYP", "2010-01-01").days_late) == (StateOfPlay.DONE, 0)
    assert (of("DJI", "2010-01-01").state_of_play, of("DJI", "2010-01-01").days_late) == (StateOfPlay.DONE_LATE, 1)


def test_a_state_that_left_has_no_duty_and_one_that_leaves_has():
    assert of("FIN", "2025-08-01").state_of_play is StateOfPlay.DONE
    left = of("FIN", "2026-01-10")
    assert (left.bound, left.state_of_play, left.deadline) == (False, StateOfPlay.NO_DUTY, None)
    assert left.completed_on == P("2015-08-15")


def test_a_state_not_party_is_estimated():
    usa = of("USA", "2020-12-31")
    assert (usa.state_of_play, usa.estimated) == (StateOfPlay.NO_DUTY, Number(10_000_000, P("2014")))
    assert of("USA", "2021-12-31").estimated.year == 2021


def test_declared_none_is_no_duty_and_without_a_day_is_not_known():
    assert of("AND", "2000-07-11").state_of_play is StateOfPlay.NOT_KNOWN
    assert of("AND", "2000-07-12").state_of_play is StateOfPlay.NO_DUTY
    ireland = of("IRL", "2026-11-21")
    assert (ireland.state_of_play, len(ireland.undated)) == (StateOfPlay.NOT_KNOWN, 1)


def test_nobody_is_overdue_within_the_span_of_a_completion():
    events = [(Event.DEADLINE_MISSED, "2003-03-01"), (Event.DESTRUCTION_COMPLETED, "2004-05")]
    plays = [on(day, *events).state_of_play for day in ("2004-04-30", "2004-05-01", "2004-05-30", "2004-05-31")]
    assert plays == [StateOfPlay.OVERDUE, StateOfPlay.NOT_KNOWN, StateOfPlay.NOT_KNOWN, StateOfPlay.DONE_LATE]
    assert on("2004-05-10", *events).within == P("2004-05")


def test_a_completion_that_may_lie_on_either_side_of_the_deadline_is_not_called_late():
    stock = on("2004-01-01", (Event.DESTRUCTION_COMPLETED, "2003"))
    assert (stock.state_of_play, stock.days_late, stock.at_least) == (StateOfPlay.DONE, None, True)


def test_a_stock_declared_after_the_deadline_is_overdue():
    assert on("2004-01-01", (Event.DECLARED, "2002", 10)).state_of_play is StateOfPlay.NOT_KNOWN
    assert on("2004-01-01", (Event.DECLARED, "2003-06", 10)).state_of_play is StateOfPlay.OVERDUE


def test_a_declaration_alone_tells_of_no_destruction():
    bhutan = of("BTN", "2026-11-21")
    assert (bhutan.declared, bhutan.destroyed, bhutan.remaining, bhutan.percent) == (4491, None, 4491, None)


def test_percent_is_rounded_down_and_100_only_where_nothing_remains():
    stock = on("2002-01-01", (Event.DECLARED, "1999", 1000), (Event.DECLARED, "2001", 1))
    assert (stock.destroyed, stock.remaining, stock.percent) == (999, 1, 99)


def test_what_is_discovered_before_completion_adds_to_what_was_declared():
    stock = on("2002-01-01", (Event.DECLARED, "1999", 1000), (Event.DISCOVERED, "2000", 50))
    assert (stock.declared, stock.destroyed, stock.remaining) == (1050, None, 1050)


def test_it_rests_on_confirmed_facts_only_where_all_are():
    unconfirmed = StockpileEvent(Event.DECLARED, P("1999"), 5, confirmed=False)
    assert not stockpile([unconfirmed], on=D("2000-01-01")).confirmed
    assert stockpile([unconfirmed], on=D("1999-06-01")).confirmed


DAYS = st.dates(D("1995-01-01"), D("2012-12-31"))
DATES = DAYS.flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)
EVENTS = st.lists(
    st.builds(
        StockpileEvent,
        st.sampled_from([each.value for each in Event]),
        st.none() | DATES,
        st.none() | st.integers(0, 10**7),
    ),
    max_size=6,
    unique_by=lambda event: (event.event, event.date),
)


@given(EVENTS, DAYS)
def test_whatever_is_recorded_the_numbers_stay_within_bounds(events, day):
    stock = stockpile(events, on=day, deadline=DEADLINE)
    for number in (stock.declared, stock.destroyed, stock.remaining):
        assert number is None or number >= 0
    assert stock.percent is None or 0 <= stock.percent <= 100
    if stock.percent == 100:
        assert not stock.remaining
    assert all(event.date.last <= day for event in stock.events)


@given(EVENTS, DAYS)
def test_nobody_is_overdue_without_a_dated_fact_nor_by_its_deadline(events, day):
    stock = stockpile(events, on=day, deadline=DEADLINE)
    if stock.state_of_play is StateOfPlay.OVERDUE:
        assert day > DEADLINE
        assert {event.event for event in stock.events} & {Event.DEADLINE_MISSED, Event.DECLARED}
    if not stock.events or not {event.event for event in stock.events} & set(OF_THE_STOCK):
        assert stock.state_of_play is StateOfPlay.NOT_KNOWN


@given(EVENTS, DAYS)
def test_what_comes_later_changes_nothing_but_what_may_lie_in_the_span(events, day):
    known = [event for event in events if event.date is None or event.date.first <= day]
    assert stockpile(events, on=day, deadline=DEADLINE) == stockpile(known, on=day, deadline=DEADLINE)


@given(EVENTS, DAYS)
def test_the_first_completion_stays_for_good(events, day):
    early, later = (stockpile(events, on=each, deadline=DEADLINE) for each in (day, day + timedelta(400)))
    if early.completed_on:
        assert later.completed_on == early.completed_on


@given(EVENTS, DAYS)
def test_the_order_of_rows_is_irrelevant(events, day):
    dated = [event for event in events if event.date]
    assert stockpile(dated, on=day, deadline=DEADLINE) == stockpile(dated[::-1], on=day, deadline=DEADLINE)
