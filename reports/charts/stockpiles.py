"""Stockpiles destroyed: States that completed and weapons destroyed, one above the other over the same days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from reports.charts.scales import Box, Scale, count_ticks, steps, year_ticks
from reports.queries.stockpiles import Completion, StockpileRow, completions, destroyed_by_day, overdue

# A page lets words stand out beyond a drawing; a file ends at its edge, and some languages need more room.
BROAD, FILED = Box(760, 400, 34, 150, bottom=30), Box(820, 400, 34, 230, bottom=30)
NARROW = Box(344, 380, 30, 12, bottom=30, words_beside=False)
BETWEEN = 56  # from the foot of the upper plot to the head of the lower one, in which its heading stands
LOWER = 0.36  # of the height of both plots
UNITS = (1_000_000_000, 1_000_000, 1_000, 1)


@dataclass
class Mark:
    """A completion on the line, by its deadline or after it."""

    x: float
    y: float
    row: StockpileRow
    late: bool


@dataclass
class StockpilesChart:
    """All places of one drawing.

    `unit` is the number of weapons that the lower axis counts in; `overdue` are the places of deadlines passed unmet.
    """

    box: Box
    on: date
    x_end: float
    completed: int
    destroyed: int
    unit: int = 1
    grid: list[tuple[float, int]] = field(default_factory=list)
    lower_grid: list[tuple[float, int]] = field(default_factory=list)
    years: list[tuple[float, int | None]] = field(default_factory=list)
    course: str = ""
    lower_course: str = ""
    level: float = 0
    lower_level: float = 0
    marks: list[Mark] = field(default_factory=list)
    overdue: list[float] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.box.height - self.box.bottom

    @property
    def lower_top(self) -> float:
        return round(self.base - (self.base - self.box.top - BETWEEN) * LOWER, 1)

    @property
    def upper_base(self) -> float:
        return self.lower_top - BETWEEN

    @property
    def on_time(self) -> int:
        """How many completed by their deadline."""
        return sum(not mark.late for mark in self.marks)

    @property
    def late(self) -> int:
        """How many completed after it."""
        return sum(mark.late for mark in self.marks)


def stockpiles_chart(rows: Sequence[StockpileRow], on: date, box: Box) -> StockpilesChart | None:
    """Return the drawing of the States bound on a day, as they completed by then; None where none had."""
    done = completions(rows)
    if not done:
        return None
    told = destroyed_by_day(rows)
    late = [row.stock.deadline for row in overdue(rows) if row.stock.deadline]
    start = date(min(*(each.day for each in done), *(day for day, _number in told), *late, on).year, 1, 1)
    across = Scale(start.toordinal(), on.toordinal(), box.left, box.width - box.right)
    chart = StockpilesChart(box, on, across(on), len(done), sum(number for _day, number in told))
    chart.years = [(across(day), day.year if named else None) for day, named in year_ticks(across, 34)]
    _draw_states(chart, done, start, across)
    _draw_weapons(chart, told, start, across)
    chart.overdue = [across(day) for day in late]
    return chart


def _draw_states(chart: StockpilesChart, done: Sequence[Completion], start: date, across: Scale) -> None:
    ticks = count_ticks(len(done), most=6)
    up = Scale(0, ticks[-1], chart.upper_base, chart.box.top)
    chart.grid = [(up(tick), tick) for tick in ticks]
    days, counts = [start, *(each.day for each in done)], range(len(done) + 1)
    chart.course = steps(across, up, days, counts) + f"H{chart.x_end}"
    chart.level = up(len(done))
    chart.marks = [
        Mark(across(each.day), up(number), each.row, each.late)
        for number, each in enumerate(done, start=1)
        if each.late is not None
    ]
    # What is drawn last lies on top: the few that were late.
    chart.marks.sort(key=lambda mark: mark.late)


def _draw_weapons(chart: StockpilesChart, told: Sequence[tuple[date, int]], start: date, across: Scale) -> None:
    chart.unit = next((unit for unit in UNITS if unit <= chart.destroyed), 1)
    ticks = count_ticks(-(-chart.destroyed // chart.unit) or 1, most=5)
    up = Scale(0, ticks[-1] * chart.unit, chart.base, chart.lower_top)
    chart.lower_grid = [(up(tick * chart.unit), tick) for tick in ticks]
    days = [start, *(day for day, _number in told)]
    counts = [0, *accumulate(number for _day, number in told)]
    chart.lower_course = steps(across, up, days, counts) + f"H{chart.x_end}"
    chart.lower_level = up(chart.destroyed)
