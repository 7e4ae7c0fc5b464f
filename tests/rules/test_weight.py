"""What gives a State not party weight: boundaries on made-up facts, known answers on the record."""

from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.course import DEPOSITED, NOT_PARTY, Status
from states.rules.partial_date import PartialDate
from states.rules.weight import LARGE_STOCKPILE, Known, Weight, reasons
from tests.files import StockpileEvent

ON = date(2026, 11, 21)


class Edition(NamedTuple):
    key: str
    published_on: date


class Fact(NamedTuple):
    edition: str = "new"
    actor: str = "government"


class Measure(NamedTuple):
    measure: str = "moratorium"
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    confirmed: bool = True


class Seat(NamedTuple):
    forum_key: str


EDITIONS = [Edition("old", date(2024, 1, 1)), Edition("mid", date(2025, 1, 1)), Edition("new", date(2026, 1, 1))]


def weighed(on: date = ON, status: Status = Status.OUTSIDE, **known) -> list[Weight]:
    return [reason.weight for reason in reasons(Known(status, EDITIONS, **known), on)]


def estimates(*numbers: tuple[str, int]) -> list[StockpileEvent]:
    return [StockpileEvent("estimated", PartialDate.parse(day), number) for day, number in numbers]


def test_a_producer_is_on_the_list_in_force():
    assert weighed(listed=[Fact("new")]) == [Weight.PRODUCER]
    assert weighed() == []


@pytest.mark.parametrize(
    ("edition", "actor", "recent"),
    [("new", "government", True), ("mid", "both", True), ("old", "government", False), ("new", "nsag", False)],
)
def test_recent_use_is_that_of_the_government_in_the_last_two_editions(edition, actor, recent):
    assert (Weight.RECENT_USE in weighed(uses=[Fact(edition, actor)])) is recent


def test_a_stockpile_is_large_from_a_million_by_the_largest_estimate_known_by_the_day():
    assert weighed(stockpile=estimates(("2018", LARGE_STOCKPILE - 1))) == []
    assert weighed(stockpile=estimates(("2018", LARGE_STOCKPILE))) == [Weight.LARGE_STOCKPILE]
    assert weighed(date(2018, 12, 30), stockpile=estimates(("2018", LARGE_STOCKPILE))) == []
    both = estimates(("2003", 110_000_000), ("2018", 5_000_000))
    [reason] = reasons(Known(Status.OUTSIDE, EDITIONS, stockpile=both), ON)
    assert [fact.quantity for fact in reason.facts] == [110_000_000, 5_000_000]


def test_without_a_measure_in_force_only_where_measures_are_recorded_at_all():
    ended = Measure(starts=PartialDate(1994), ends=PartialDate.parse("2002-12-01"))
    assert weighed(measures_recorded=True) == [Weight.UNRESTRAINED]
    assert weighed(measures_recorded=True, measures=[Measure()]) == []
    assert weighed(measures_recorded=True, measures=[ended]) == [Weight.UNRESTRAINED]
    assert weighed(date(2002, 12, 1), measures_recorded=True, measures=[ended]) == []
    assert weighed() == []


def test_forums_give_weight_and_other_forums_do_not():
    assert weighed(seats=[Seat("unsc"), Seat("cd"), Seat("asean")]) == [
        Weight.SECURITY_COUNCIL,
        Weight.CONFERENCE_ON_DISARMAMENT,
    ]


@given(status=st.sampled_from(list(Status)), on=st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_only_states_not_party_have_weight(status, on):
    everything = {
        "listed": [Fact()],
        "measures_recorded": True,
        "stockpile": estimates(("2000", 9_000_000)),
        "uses": [Fact(edition.key) for edition in EDITIONS],
        "seats": [Seat("unsc"), Seat("cd")],
    }
    found = weighed(on, status, **everything)
    assert found == (list(Weight) if status in NOT_PARTY else [])
    assert (status in DEPOSITED) is not bool(found)
