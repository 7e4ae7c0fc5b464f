"""One target: the count before and since it was set, what was required on each day, where the pace of the day leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from reports.charts.scales import LINE, Box, Scale, count_ticks, month_ticks, spread, steps
from reports.queries.targets import TargetRow
from universalization.rules.targets import DAYS_A_MONTH, a_year_before

BROAD = Box(760, 290, 34, 170, top=30, bottom=30)
NARROW = Box(344, 260, 30, 12, top=30, bottom=30, words_beside=False)


@dataclass
class Label:
    """A text at the right edge; `kind` is now, target or projected."""

    kind: str
    at: float
    y: float = 0


@dataclass
class TargetChart:
    """All places of one drawing."""

    box: Box
    row: TargetRow
    on: date
    told_until: date
    told: int
    x_end: float
    grid: list[tuple[float, int]] = field(default_factory=list)
    ticks: list[tuple[float, date, bool, bool]] = field(default_factory=list)
    steps: str = ""
    now: tuple[float, float] = (0, 0)
    goal: tuple[float, float, float] = (0, 0, 0)
    due: float | None = None
    required: str = ""
    projected_path: str = ""
    projected: int | None = None
    labels: list[Label] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.box.height - self.box.bottom


def projection(row: TargetRow, on: date) -> int | None:
    """Return the count on the due day if the pace of the twelve months before `on` went on; None where it has passed.

    It carries the past on and foretells no State's decision.
    """
    left = row.progress.days_left
    return None if left is None else round(row.progress.counted + row.progress.pace_so_far * left / DAYS_A_MONTH)


def target_chart(
    row: TargetRow, on: date, *, counted: Callable[[date], int], days: Sequence[date], box: Box
) -> TargetChart:
    """Return the drawing of a target as of `on`; `days` are those on which the count changes."""
    target = row.target
    start = a_year_before(target.set_on)
    # Once the target was due and reached its story is told: the drawing ends there, whatever came after.
    told_until = min(on, max(filter(None, [target.due, row.progress.reached_on or on]))) if target.due else on
    end = max(filter(None, [target.due, told_until, target.set_on + timedelta(days=90)]))
    shown = [day for day in days if start < day <= told_until]
    counts = [counted(day) for day in [start, *shown]]
    projected = projection(row, on)
    across = Scale(start.toordinal(), end.toordinal(), box.left, box.width - box.right)
    low = 10 * (min(counts) // 10)
    ticks = [low + tick for tick in count_ticks(max([target.value, *counts, projected or 0]) - low, most=6)]
    chart = TargetChart(box, row, on, told_until, counts[-1], across(end))
    up = Scale(ticks[0], ticks[-1], chart.base, box.top)
    chart.grid = [(up(tick), tick) for tick in ticks]
    chart.ticks = [(across(day), day, named, day.month == 1) for day, named in month_ticks(across, 38)]
    chart.steps = steps(across, up, [start, *shown], counts) + f"H{across(told_until)}"
    chart.now = across(told_until), up(counts[-1])
    chart.goal = across(target.set_on), across(target.due or end), up(target.value)
    if target.due:
        chart.due = across(target.due)
        chart.required = f"M{across(target.set_on)},{up(counted(target.set_on))}L{chart.due},{up(target.value)}"
        if projected is not None and row.progress.remaining:
            chart.projected = projected
            chart.projected_path = f"M{chart.now[0]},{chart.now[1]}L{chart.due},{up(projected)}"
    _place_labels(chart, up)
    return chart


def _place_labels(chart: TargetChart, up: Scale) -> None:
    if not chart.box.words_beside:
        return
    chart.labels = [Label("target", chart.goal[2]), Label("now", chart.now[1])]
    if chart.projected is not None:
        chart.labels.append(Label("projected", up(chart.projected)))
    places = spread([label.at for label in chart.labels], LINE, chart.box.top - 8, chart.base)
    for label, y in zip(chart.labels, places, strict=True):
        label.y = y
