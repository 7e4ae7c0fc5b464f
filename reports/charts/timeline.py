"""The course of a State as a band of statuses, and of a treaty as a small line: places in percent and units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.charts.scales import Scale, year_ticks
from states.rules.course import Course, Status
from states.rules.tally import Counts


@dataclass(frozen=True)
class Span:
    """A stretch of time under one status, in percent of the axis."""

    status: Status
    first: date
    start: float
    width: float


def spans(course: Course | None, start: date, end: date) -> list[Span]:
    """Return the statuses of a State from `start` to `end`, without the times in which it stood outside."""
    steps = [step for step in course.steps if step.date <= end] if course else []
    across = Scale(start.toordinal(), end.toordinal(), 0, 100)
    ends = [*(step.date for step in steps[1:]), end][: len(steps)]
    drawn = []
    for step, until in zip(steps, ends, strict=True):
        left, right = across(max(step.date, start)), across(max(until, start))
        if step.to_status is not Status.OUTSIDE and right > left:
            drawn.append(Span(step.to_status, step.date, left, round(right - left, 1)))
    return drawn


def axis(start: date, end: date, room: float = 14) -> list[tuple[float, int]]:
    """Return the years that the axis names, none closer than `room` percent."""
    across = Scale(start.toordinal(), end.toordinal(), 0, 100)
    return [(across(day), day.year) for day, named in year_ticks(across, room) if named and across(day) < 94]


SPARK = (120, 28)


def spark(days: Sequence[tuple[date, Counts]], on: date, top: int) -> str:
    """Return the deposited count up to `on` as a path of 120 by 28 units; `top` is the count at full height."""
    told = [(day, counts.deposited) for day, counts in days if day <= on and counts.deposited]
    if not told:
        return ""
    across = Scale(told[0][0].toordinal(), max(on.toordinal(), told[0][0].toordinal() + 1), 1, SPARK[0] - 1)
    up = Scale(0, top or 1, SPARK[1] - 2, 2)
    path = f"M{across(told[0][0])},{up(0)}"
    for day, deposited in told:
        path += f"H{across(day)}V{up(deposited)}"
    return f"{path}H{SPARK[0] - 1}"
