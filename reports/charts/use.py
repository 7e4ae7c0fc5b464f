"""Use by edition: a column for each edition, a cell for each State it reports."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.charts.scales import Box
from reports.queries.use import EditionColumn
from states.rules.use import Actor

BROAD, NARROW = Box(760, 0, 8, 8, top=24, bottom=28), Box(344, 0, 4, 4, top=24, bottom=28)
ROW, WIDEST = 18, 22
YEAR_WIDTH = 36  # the server does not know how wide a number is

# From the foot of a column up.
STACK = (Actor.GOVERNMENT, Actor.BOTH, Actor.ARMED_GROUP)


@dataclass
class UseChart:
    """All places of one drawing.

    `filled` are cells of governments, `halved` of both, of which `half` is filled, `hollow` of armed groups; `missing`
    marks the editions of which nothing is recorded.
    """

    box: Box
    height: float
    columns: Sequence[EditionColumn]
    years: list[tuple[float, int]] = field(default_factory=list)
    counts: list[tuple[float, float, int]] = field(default_factory=list)
    filled: str = ""
    half: str = ""
    hollow: str = ""
    missing: str = ""

    @property
    def base(self) -> float:
        return self.height - self.box.bottom

    @property
    def unrecorded(self) -> int:
        """How many editions nothing is recorded from."""
        return sum(not column.recorded for column in self.columns)


def use_chart(columns: Sequence[EditionColumn], box: Box) -> UseChart | None:
    """Return the drawing of the editions; None where none reports anything."""
    most = max((len(column.rows) for column in columns), default=0)
    if not most:
        return None
    chart = UseChart(box, box.top + most * ROW + box.bottom, columns)
    step = (box.width - box.left - box.right) / len(columns)
    every = -(-YEAR_WIDTH // int(step))
    for number, column in enumerate(columns):
        middle = round(box.left + (number + 0.5) * step, 1)
        if (len(columns) - 1 - number) % every == 0:
            chart.years.append((middle, column.edition.year))
        _draw_column(chart, column, middle, round(min(step - 4, WIDEST), 1))
    return chart


def _draw_column(chart: UseChart, column: EditionColumn, middle: float, width: float) -> None:
    left, y = round(middle - width / 2, 1), chart.base
    if not column.recorded:
        chart.missing += f"M{middle:g},{y - 4:g}v{-ROW}"
        return
    height = ROW - 4
    for actor in STACK:
        for _row in column.by(actor):
            y -= ROW
            cell = f"M{left:g},{y:g}h{width:g}v{height}h{-width:g}z"
            if actor is Actor.GOVERNMENT:
                chart.filled += cell
            else:
                chart.hollow += cell
            if actor is Actor.BOTH:
                chart.half += f"M{left:g},{y:g}l{width:g},{height}h{-width:g}z"
    chart.counts.append((middle, y - 6, len(column.rows)))
