from datetime import date

import pytest

from states.rules.tally import on_day, tally
from tests.files import register, rows
from universalization.rules.targets import Verdict, a_year_before, progress

D = date.fromisoformat
DAYS = tally(register("apmbc"))


def deposited(day: date) -> int:
    counts = on_day(DAYS, day)
    return counts.deposited if counts else 0


def target(key: str, on: str):
    row = next(row for row in rows("targets") if row["key"] == key)
    value = int(row["value"])
    reached = next((day for day, counts in DAYS if counts.deposited >= value), None)
    due = D(row["due"]) if row["due"] else None
    return progress(value, due, on=D(on), counted=deposited, reached_on=reached)


@pytest.mark.parametrize(
    ("key", "reached", "late"),
    [("130-by-4msp", "2002-11-08", 53), ("145-by-2004", "2005-07-01", 214), ("161-by-11msp", "2012-12-27", 395)],
)
def test_each_target_was_met_late_by_the_known_number_of_days(key, reached, late):
    seen_today = target(key, "2026-11-21")
    assert (seen_today.verdict, seen_today.reached_on, seen_today.days_late) == (Verdict.MET_LATE, D(reached), late)


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        ("2002-02-01", Verdict.OPEN),
        ("2002-09-16", Verdict.OPEN),  # through its due day
        ("2002-09-17", Verdict.MISSED),
        ("2002-11-07", Verdict.MISSED),
        ("2002-11-08", Verdict.MET_LATE),
        ("2026-11-21", Verdict.MET_LATE),
    ],
)
def test_a_target_is_open_then_missed_until_first_reached(on, verdict):
    assert target("130-by-4msp", on).verdict is verdict


def test_the_pace_on_1_february_2002():
    seen = target("130-by-4msp", "2002-02-01")
    assert (seen.counted, seen.remaining, seen.days_left) == (122, 8, 227)
    assert seen.pace_so_far == 1.0
    assert round(seen.pace_needed, 2) == 1.07


def test_a_target_without_a_day_stays_open_and_a_met_one_stays_met_though_states_leave():
    assert target("171-next-years", "2026-11-21").verdict is Verdict.OPEN
    assert target("171-next-years", "2026-11-21").remaining == 10
    met = progress(3, D("2001-01-01"), on=D("2005-01-01"), counted=lambda day: 2, reached_on=D("2000-12-31"))
    assert (met.verdict, met.days_late, met.remaining) == (Verdict.MET, 0, 1)


def test_reached_on_the_due_day_is_in_time():
    met = progress(3, D("2001-01-01"), on=D("2005-01-01"), counted=lambda day: 3, reached_on=D("2001-01-01"))
    assert met.verdict is Verdict.MET


def test_a_target_reached_only_later_is_not_reached_on_an_earlier_day():
    early = progress(3, D("2001-01-01"), on=D("2000-01-01"), counted=lambda day: 2, reached_on=D("2000-12-31"))
    assert (early.reached_on, early.verdict) == (None, Verdict.OPEN)


def test_the_year_before_a_leap_day_ends_on_28_february():
    assert a_year_before(D("2024-02-29")) == D("2023-02-28")


def test_no_percent_reaches_100_while_a_state_is_missing():
    almost = progress(1000, None, on=D("2005-01-01"), counted=lambda day: 999, reached_on=None)
    assert almost.percent == 99
