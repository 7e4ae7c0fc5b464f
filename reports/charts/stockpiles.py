"""Stockpiles destroyed: States that completed and weapons destroyed, one above the other over the same days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from reports.charts.scales import Box, Scale, count_ticks, steps, year_ticks
from reports.queries.stockpiles import Completion, Course

# A page lets words stand out beyond a drawing; a file ends at its edge, and some languages need more room.
BROAD, FILED = Box(760, 400, 34, 150, bottom=30), Box(820, 400, 34, 230, bottom=30)
NARROW = Box(344, 380, 30, 12, bottom=30, words_beside=False)
BETWEEN = 56  # from the foot of the upper plot to the head of the lower one, in which its heading stands
LOWER = 0.36  # of the height of both plots
UNITS = (1_000_000_000, 1_000_000, 1_000, 1)


@dataclass
class StockpilesChart:
    """All places of one drawing.

    `unit` is the number of weapons that the lower axis counts in; `overdue` are the places of deadlines passed unmet.
    `on_time` and `late` count the completions by their deadlines and after them; their dots are a path each.
    """

    box: Box
    on: date
    x_end: float
    completed: int
    destroyed: int
    unit: int = 1
    grid: list[tuple[float, int]] = field(default_factory=list)
    years: list[tuple[float, int]] = field(default_factory=list)
    lines: str = ""
    axes: str = ""
    course: str = ""
    lower_course: str = ""
    level: float = 0
    lower_level: float = 0
    on_time: int = 0
    late: int = 0
    on_time_dots: str = ""
    late_dots: str = ""
    overdue: list[float] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.box.height - self.box.bottom

    @property
    def words_end(self) -> float:
        """Where the numbers of an axis end."""
        return self.box.left - 6

    @property
    def lower_top(self) -> float:
        return round(self.base - (self.base - self.box.top - BETWEEN) * LOWER, 1)

    @property
    def upper_base(self) -> float:
        return self.lower_top - BETWEEN


def stockpiles_chart(course: Course, on: date, box: Box) -> StockpilesChart | None:
    """Return the drawing of the States bound on a day, as they completed by then; None where none had."""
    done, told = course.completions, course.destroyed
    if not done:
        return None
    late = [row.stock.deadline for row in course.overdue if row.stock.deadline]
    start = date(min(*(each.day for each in done), *(day for day, _number in told), *late, on).year, 1, 1)
    across = Scale(start.toordinal(), on.toordinal(), box.left, box.width - box.right)
    chart = StockpilesChart(box, on, across(on), len(done), sum(number for _day, number in told))
    _draw_years(chart, across)
    _draw_states(chart, done, start, across)
    _draw_weapons(chart, told, start, across)
    chart.overdue = [across(day) for day in late]
    return chart


def _draw_years(chart: StockpilesChart, across: Scale) -> None:
    for day, named in year_ticks(across, 44):
        length = 6 if named else 3
        chart.axes += "".join(f"M{across(day)},{base:g}v{length}" for base in (chart.upper_base, chart.base))
        if named:
            chart.years.append((across(day), day.year))


def _draw_grid(chart: StockpilesChart, grid: list[tuple[float, int]]) -> None:
    """Add the lines of one plot; that of nought is its axis."""
    (foot, _nought), *lines = grid
    chart.grid += grid
    chart.axes += f"M{chart.box.left},{foot:g}H{chart.x_end:g}"
    chart.lines += "".join(f"M{chart.box.left},{y:g}H{chart.x_end:g}" for y, _tick in lines)


def _draw_states(chart: StockpilesChart, done: Sequence[Completion], start: date, across: Scale) -> None:
    ticks = count_ticks(len(done), most=6)
    up = Scale(0, ticks[-1], chart.upper_base, chart.box.top)
    _draw_grid(chart, [(up(tick), tick) for tick in ticks])
    placed = [(each.late, across(each.day), up(number)) for number, each in enumerate(done, start=1)]
    chart.level = placed[-1][2]
    climb = "".join(f"H{x:g}V{y:g}" for _late, x, y in placed)
    chart.course = f"M{across(start):g},{chart.upper_base:g}{climb}H{chart.x_end:g}"
    met, missed = ([(x, y) for late, x, y in placed if late is kind] for kind in (False, True))
    chart.on_time, chart.late = len(met), len(missed)
    chart.on_time_dots, chart.late_dots = _dots(met, 1.5), _dots(missed, 4)


def _dots(places: Sequence[tuple[float, float]], radius: float) -> str:
    """Return circles as one path: told one by one, a hundred cost most of a page."""
    half = f"a{radius},{radius} 0 1,0"
    return "".join(f"M{x - radius:g},{y:g}{half} {2 * radius},0{half} {-2 * radius},0" for x, y in places)


def _draw_weapons(chart: StockpilesChart, told: Sequence[tuple[date, int]], start: date, across: Scale) -> None:
    chart.unit = next((unit for unit in UNITS if unit <= chart.destroyed), 1)
    ticks = count_ticks(-(-chart.destroyed // chart.unit) or 1, most=5)
    up = Scale(0, ticks[-1] * chart.unit, chart.base, chart.lower_top)
    _draw_grid(chart, [(up(tick * chart.unit), tick) for tick in ticks])
    days = [start, *(day for day, _number in told)]
    counts = [0, *accumulate(number for _day, number in told)]
    chart.lower_course = steps(across, up, days, counts) + f"H{chart.x_end}"
    chart.lower_level = up(chart.destroyed)
