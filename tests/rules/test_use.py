from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.use import BY_ARMED_GROUP, edition_in_force, published_by, recent_editions, recent_use
from tests.files import rows

D = date.fromisoformat


class Edition(NamedTuple):
    key: str
    published_on: date


class Report(NamedTuple):
    state: str
    edition: str
    actor: str


EDITIONS = [Edition(row["key"], D(row["published_on"])) for row in rows("editions")]
REPORTS = [Report(row["iso3"], row["edition"], row["actor"]) for row in rows("use")]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-05-02", None),
        ("2000-09-06", "lm-1999"),
        ("2000-09-07", "lm-2000"),  # on the day of publication itself
        ("2024-11-19", "lm-2023"),
        ("2026-11-21", "lm-2025"),
    ],
)
def test_an_edition_holds_from_its_publication_to_the_next(day, expected):
    found = edition_in_force(EDITIONS, D(day))
    assert (found and found.key) == expected


def test_recent_is_the_last_two_editions_published_and_not_two_calendar_years():
    assert [each.key for each in recent_editions(EDITIONS, D("2025-12-01"))] == ["lm-2024", "lm-2023"]
    assert [each.key for each in recent_editions(EDITIONS, D("2025-12-02"))] == ["lm-2025", "lm-2024"]
    assert [each.key for each in recent_editions(EDITIONS, D("1999-06-01"))] == ["lm-1999"]


def test_recent_use_is_that_by_governments_unless_told_otherwise():
    by_government = {each.state for each in recent_use(REPORTS, EDITIONS, D("2026-11-21"))}
    assert by_government == {"MMR", "RUS", "IRN", "PRK"}
    groups = {each.state for each in recent_use(REPORTS, EDITIONS, D("2026-11-21"), actors=BY_ARMED_GROUP)}
    assert groups == {"COL", "IND", "MMR", "PAK", "PSE"}


def test_ukraine_is_recent_by_the_edition_of_2023_until_that_of_2025():
    def is_recent(day):
        return "UKR" in {each.state for each in recent_use(REPORTS, EDITIONS, D(day))}

    assert [is_recent(day) for day in ("2023-11-13", "2023-11-14", "2025-12-01", "2025-12-02")] == [
        False,
        True,
        True,
        False,
    ]


@given(st.permutations(EDITIONS), st.dates(D("1998-01-01"), D("2027-01-01")))
def test_the_order_in_which_editions_come_is_irrelevant(editions, day):
    known = published_by(editions, day)
    assert known == published_by(EDITIONS, day)
    assert all(each.published_on <= day for each in known)
    assert recent_editions(editions, day) == known[:2]
