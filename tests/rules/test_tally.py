from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from states.rules.acts import Kind
from states.rules.clauses import Clauses, Wait
from states.rules.course import Status, course
from states.rules.published import answer
from states.rules.tally import count, on_day, tally
from states.rules.universe import RECORDED_SINCE, exists
from tests.files import KNOWN_COUNTS, TREATIES, Act, State, register, rows

D = date.fromisoformat
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(("day", "deposited", "in_force", "universe"), KNOWN_COUNTS)
def test_the_known_counts_of_the_ottawa_convention(day, deposited, in_force, universe):
    counts = count(register("apmbc"), D(day))
    assert (counts.deposited, counts.in_force, counts.universe) == (deposited, in_force, universe)


def test_states_not_party_and_withdrawn_have_their_known_numbers():
    assert count(register("apmbc"), D("2010-06-25")).states_not_party == 39
    assert count(register("apmbc"), TODAY).withdrawn == 5


@pytest.mark.parametrize(
    ("day", "in_force"),
    [("2025-09-01", 165), ("2025-12-01", 166), ("2025-12-27", 163), ("2026-01-10", 162), ("2026-02-20", 161)],
)
def test_the_number_of_states_parties_through_the_withdrawals(day, in_force):
    assert count(register("apmbc"), D(day)).in_force == in_force


JOINING = [
    row
    for row in rows("published_figures")
    if row["figure"].startswith(("states", "signed", "parties")) and "stockpile" not in row["figure"]
]


@pytest.mark.parametrize("row", JOINING, ids=lambda row: row["key"])
def test_the_record_reproduces_every_published_joining_figure(row):
    counts = count(register(row["treaty"]), D(row["as_of"]))
    assert answer(counts, row["figure"], row["counting_rule"]) == int(row["value"])


def test_the_published_joining_figures_are_all_there():
    assert len(JOINING) == 10


@pytest.mark.parametrize("treaty", TREATIES)
def test_statuses_sum_to_the_universe_and_the_tally_is_the_count_of_each_day(treaty):
    states = register(treaty)
    days = tally(states)
    for day, counts in days:
        assert counts == count(states, day)
        before = on_day(days, day - timedelta(days=1))
        assert before is None or before == count(states, day - timedelta(days=1))
        if counts.universe is not None:
            assert counts.universe == sum(exists(state, day) for state, _course in states)
            assert sum(getattr(counts, status) for status in Status) == counts.universe
            assert counts.deposited + counts.states_not_party == counts.universe


def test_the_universe_is_not_recorded_before_the_opening_for_signature():
    before = count(register("ccw"), RECORDED_SINCE - timedelta(days=1))
    assert (before.universe, before.outside, before.states_not_party) == (None, None, None)
    assert before.deposited > 0
    assert count(register("ccw"), RECORDED_SINCE).universe == 193


def test_the_universe_grows_on_the_day_a_state_begins():
    assert count(register("apmbc"), D("2002-05-19")).universe == 193
    assert count(register("apmbc"), D("2002-05-20")).universe == 194


# Any acts, made up: few days close together, so that they meet.
DAYS = st.integers(0, 900).map(lambda number: date(1997, 6, 1) + timedelta(days=number))
ACTS = st.lists(
    st.builds(
        Act,
        st.sampled_from(Kind),
        DAYS,
        st.none(),
        st.just(False),
    )
    | st.builds(lambda day, wait: Act(Kind.SUCCESSION, day, day - timedelta(days=wait)), DAYS, st.integers(0, 400))
    | st.builds(lambda day: Act(Kind.WITHDRAWAL, day, None, True), DAYS),
    max_size=8,
    unique_by=lambda act: (act.kind, act.date),
)
STATES = st.lists(st.tuples(ACTS, st.none() | DAYS, st.none() | DAYS), max_size=5)
CLAUSES = st.builds(
    Clauses,
    st.none() | DAYS,
    st.none() | st.builds(Wait, st.sampled_from([0, 6]), st.sampled_from([0, 90]), st.booleans()),
    st.none() | st.builds(Wait, st.sampled_from([0, 6]), st.just(0)),
)


@given(ACTS, CLAUSES, st.randoms())
def test_the_order_in_which_acts_come_is_irrelevant(acts, clauses, random):
    shuffled = list(acts)
    random.shuffle(shuffled)
    assert course(shuffled, clauses) == course(acts, clauses)


@settings(deadline=None, max_examples=60)
@given(STATES, CLAUSES)
def test_the_tally_equals_the_count_made_day_by_day(made, clauses):
    states = [
        (State(f"X{number}", first, last if last and first and last >= first else None), course(acts, clauses))
        for number, (acts, first, last) in enumerate(made)
    ]
    days = tally(states)
    changed_on = {day for day, _counts in days}
    day, end = date(1997, 5, 1), date(2001, 6, 1)
    before = count(states, day)
    while day <= end:
        counts = count(states, day)
        held = on_day(days, day)
        assert held == counts or (held is None and not states_counted(counts))
        assert (counts == before) or day in changed_on
        if counts.universe is not None:
            there = sum(exists(state, day) for state, _course in states)
            assert sum(getattr(counts, status) for status in Status) == counts.universe == there
        before, day = counts, day + timedelta(days=1)


def states_counted(counts) -> int:
    return counts.signatures + counts.deposited + counts.signatory + counts.withdrawn


@given(ACTS, CLAUSES, DAYS)
def test_later_acts_do_not_change_an_earlier_day(acts, clauses, day):
    known = [act for act in acts if act.date <= day]
    assert course(known, clauses).status(day) is course(acts, clauses).status(day)
