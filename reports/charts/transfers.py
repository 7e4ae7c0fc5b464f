"""States not party over time, those with a measure on transfer above those without any."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reports.charts.scales import LINE, Box, Scale, count_ticks, spread, steps, year_ticks
from reports.queries.transfers import Level

# A page lets words stand out beyond a drawing; a file ends at its edge, and some languages need more room.
BROAD, FILED = Box(760, 300, 34, 150, bottom=30), Box(820, 300, 34, 230, bottom=30)
NARROW = Box(344, 260, 30, 12, bottom=30, words_beside=False)


@dataclass
class TransfersChart:
    """All places of one drawing: the line of all States not party, and the area of those without a measure."""

    box: Box
    on: date
    last: Level
    x_end: float
    grid: list[tuple[float, int]] = field(default_factory=list)
    years: list[tuple[float, int]] = field(default_factory=list)
    lines: str = ""
    axes: str = ""
    course: str = ""
    area: str = ""
    places: list[float] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.box.height - self.box.bottom

    @property
    def words_end(self) -> float:
        """Where the numbers of an axis end."""
        return self.box.left - 6


def transfers_chart(levels: Sequence[Level], on: date, box: Box) -> TransfersChart | None:
    """Return the drawing of the States not party up to a day; None where nothing is counted."""
    if len(levels) < 2:
        return None
    days = [level.day for level in levels]
    across = Scale(days[0].toordinal(), on.toordinal(), box.left, box.width - box.right)
    chart = TransfersChart(box, on, levels[-1], across(on))
    ticks = count_ticks(max(level.not_party for level in levels), most=5)
    up = Scale(0, ticks[-1], chart.base, box.top)
    chart.grid = [(up(tick), tick) for tick in ticks]
    chart.lines = "".join(f"M{box.left},{y:g}H{chart.x_end:g}" for y, _tick in chart.grid[1:])
    chart.axes = f"M{box.left},{chart.base:g}H{chart.x_end:g}"
    for day, named in year_ticks(across, 44):
        chart.axes += f"M{across(day)},{chart.base:g}v{6 if named else 3}"
        if named:
            chart.years.append((across(day), day.year))
    chart.course = steps(across, up, days, [level.not_party for level in levels])
    area = steps(across, up, days, [level.without for level in levels])
    chart.area = f"{area}V{chart.base:g}H{box.left}z"
    wanted = [up(chart.last.without / 2), up(chart.last.without + chart.last.covered / 2)]
    chart.places = spread(wanted, LINE + 2, box.top, chart.base)
    return chart
