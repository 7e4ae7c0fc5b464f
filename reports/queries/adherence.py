"""How both counts went over time: rows for chart, table, CSV and JSON, and the finding they state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reports.queries.register import Register
from states.rules.clauses import Wait
from states.rules.tally import Counts, on_day

FIRST_YEARS = Wait(months=36)


@dataclass(frozen=True)
class CountRow:
    """The counts from a day on."""

    day: date
    counts: Counts


@dataclass(frozen=True)
class Finding:
    """What the chart shows, by rule: fewer than at the peak, or how many joined early and since."""

    kind: str  # "none", "below_peak", "early_and_since" or "so_far"
    deposited: int
    peak: int = 0
    peak_until: date | None = None
    early: int = 0
    since: int = 0


def first_act(register: Register, on: date) -> date | None:
    """Return the day of the first act under the treaty; None where there was none by `on`."""
    return next((step.date for _state, step in register.steps if step.date <= on), None)


def count_rows(register: Register, on: date) -> list[CountRow]:
    """Return the counts of every day by `on` on which one changed."""
    return [CountRow(day, counts) for day, counts in register.tally if day <= on]


def year_ends(register: Register, start: date, on: date) -> list[CountRow]:
    """Return the counts at the end of each year from `start`, and those of `on`: the chart as a short table."""
    days = [date(year, 12, 31) for year in range(start.year, on.year)] + [on]
    return [CountRow(day, counts) for day in days if (counts := on_day(register.tally, day))]


def finding(rows: Sequence[CountRow], start: date, on: date) -> Finding:
    """Return what stands out in the counts up to `on`."""
    now = rows[-1].counts.deposited if rows else 0
    if not now:
        return Finding("none", now)
    peak = max(row.counts.deposited for row in rows)
    if now < peak:
        last = max(index for index, row in enumerate(rows) if row.counts.deposited == peak)
        return Finding("below_peak", now, peak, date.fromordinal(rows[last + 1].day.toordinal() - 1))
    early_until = FIRST_YEARS.after(start)
    has_fallen = any(later.counts.deposited < row.counts.deposited for row, later in pairwise(rows))
    # Where some have left, those that joined early and since are not what adds up to the count.
    if on <= early_until or has_fallen:
        return Finding("so_far", now)
    early = max((row.counts.deposited for row in rows if row.day <= early_until), default=0)
    return Finding("early_and_since", now, early=early, since=now - early)
