from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.course import IN_FORCE, Status
from states.rules.partial_date import PartialDate
from states.rules.transfer import Measure, Phase, Restraint, held, in_force, phase

D = date.fromisoformat
P = PartialDate.parse


class Fact(NamedTuple):
    measure: str = "moratorium"
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    confirmed: bool = True


def fact(measure: str = "moratorium", starts: str = "", ends: str = "") -> Fact:
    return Fact(measure, P(starts) if starts else None, P(ends) if ends else None)


@pytest.mark.parametrize(
    ("starts", "ends", "day", "expected"),
    [
        ("1994", "", "1994-12-30", Phase.TO_COME),
        ("1994", "", "1994-12-31", Phase.IN_FORCE),
        ("1996-01-17", "", "1996-01-16", Phase.TO_COME),
        ("1996-01-17", "", "1996-01-17", Phase.IN_FORCE),
        ("1994-12", "2002-12-01", "2002-12-01", Phase.IN_FORCE),
        ("1994-12", "2002-12-01", "2002-12-02", Phase.ENDED),
        ("1994-12", "2002", "2002-12-31", Phase.IN_FORCE),
        ("", "", "1900-01-01", Phase.IN_FORCE),
        ("", "2000-05", "2000-06-01", Phase.ENDED),
    ],
)
def test_a_measure_holds_from_the_last_day_its_start_can_mean_through_the_last_of_its_end(starts, ends, day, expected):
    assert phase(fact("moratorium", starts, ends), D(day)) is expected


@pytest.mark.parametrize("status", Status)
def test_the_treaty_is_the_ban_once_in_force_and_no_sooner(status):
    with_own = held([fact(starts="1996")], status, D("2005-01-01"))
    assert with_own.restraint is (Restraint.TREATY if status in IN_FORCE else Restraint.MORATORIUM)
    without = held([], status, D("2005-01-01")).restraint
    assert (without is Restraint.NONE) == (status in (Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN))
    assert (without is Restraint.TREATY_TO_COME) == (status is Status.JOINED)


def test_the_most_binding_measure_in_force_is_what_holds():
    facts = [fact("unilateral_statement"), fact("ban", "1996", "1999"), fact("moratorium", "1994")]
    assert held(facts, Status.OUTSIDE, D("1998-01-01")).restraint is Restraint.BAN
    later = held(facts, Status.OUTSIDE, D("2000-01-01"))
    assert (later.restraint, later.open_start) == (Restraint.MORATORIUM, False)
    assert [each.measure for each in later.in_force] == ["moratorium", "unilateral_statement"]


def test_a_start_that_is_not_recorded_is_told():
    assert held([fact("unilateral_statement")], Status.OUTSIDE, D("2000-01-01")).open_start
    assert not held([fact("unilateral_statement")], Status.PARTY, D("2000-01-01")).open_start
    assert not held([fact(ends="1999")], Status.OUTSIDE, D("2000-01-01")).open_start


DAYS = st.dates(D("1950-01-01"), D("2050-01-01"))
PARTIAL = DAYS.flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)
FACTS = st.builds(Fact, st.sampled_from(Measure), st.none() | PARTIAL, st.none() | PARTIAL)


@given(FACTS, DAYS)
def test_it_only_ever_goes_from_to_come_to_in_force_to_ended(own, day):
    order = list(Phase)
    assert order.index(phase(own, day)) <= order.index(phase(own, day + timedelta(days=1)))


@given(st.lists(FACTS, max_size=4), st.sampled_from(Status), DAYS)
def test_what_holds_does_not_depend_on_the_order_of_the_facts(facts, status, day):
    assert held(facts, status, day).restraint is held(facts[::-1], status, day).restraint
    assert len(in_force(facts, day)) == sum(phase(each, day) is Phase.IN_FORCE for each in facts)
