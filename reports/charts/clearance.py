"""The duty to clear, a line a State: from entry into force to its deadline, through extensions to completion.

Those with a duty open come first, the one that has waited longest on top, and those that are done last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from reports.charts.scales import LINE as LINE_OF_WORDS
from reports.charts.scales import Box, Scale, year_ticks
from reports.queries.clearance import ClearanceRow, Step, Told

# The height grows with the States. Names stand before the bars, or above them where it is narrow.
BROAD = Box(960, 0, 290, 26, top=38, bottom=38)
NARROW = Box(344, 0, 10, 14, top=38, bottom=38, words_beside=False)
LINE, LINE_WITH_NAME = 22, 40
LETTERS = 36  # of a name on one line; the server does not know how wide they are
LOOK = {
    Told.DEADLINE: "axis",
    Told.EXTENSION: "band",
    Told.LAPSE: "need",
    Told.FOUND: "tick",
    Told.COMPLETED: "dot",
}


@dataclass(frozen=True)
class Part:
    """One step of a State as a path and its look."""

    step: Step
    look: str
    path: str


@dataclass(frozen=True)
class Bar:
    """The line of one State: where it lies, its name in lines, and where the last of them stands."""

    row: ClearanceRow
    name: Sequence[str]
    y: float
    parts: Sequence[Part]


@dataclass(frozen=True)
class ClearanceChart:
    """All places of one drawing."""

    box: Box
    on: date
    height: int
    now: float
    years: Sequence[tuple[float, int]]
    bars: Sequence[Bar]

    @property
    def base(self) -> int:
        return self.height - self.box.bottom

    @property
    def names_end(self) -> int:
        return self.box.left - 10


def drawn_rows(rows: Iterable[ClearanceRow]) -> list[ClearanceRow]:
    """Return the rows of which there is something to draw, in the order of the drawing."""
    return sorted((row for row in rows if row.bound and row.recorded), key=_in_order)


def _in_order(row: ClearanceRow) -> tuple[int, date]:
    ends = row.completed_on or row.clearance.period.deadline
    return (0 if row.open else 1 if row.completed_on is None else 2), ends.last if ends else date.max


def clearance_chart(drawn: Sequence[tuple[ClearanceRow, Sequence[Step]]], on: date, box: Box) -> ClearanceChart:
    """Return the drawing of States with their steps as of `on`, in the order given; there is at least one."""
    days = [day for _row, steps in drawn for step in steps for day in (step.since, step.until.last)]
    first, last = min([*days, on]), max([*days, on])
    across = Scale(first.toordinal(), last.toordinal(), box.left, box.width - box.right)
    line = LINE if box.words_beside else LINE_WITH_NAME
    bars: list[Bar] = []
    foot = box.top + 6
    for row, steps in drawn:
        name = wrap(row.name, LETTERS)
        foot += line + LINE_OF_WORDS * (len(name) - 1)
        y = foot - 14
        bars.append(Bar(row, name, y, [_part(step, across, y) for step in steps]))
    return ClearanceChart(
        box,
        on,
        foot + box.bottom,
        across(on),
        [(across(day), day.year) for day, named in year_ticks(across, 44) if named],
        bars,
    )


def _part(step: Step, across: Scale, y: float) -> Part:
    since, until = across(step.since), across(step.until.last)
    match step.told:
        case Told.COMPLETED:
            path = f"M{until},{y}m-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z"
        case Told.FOUND:
            path = f"M{until},{y}l-4,-7h8z"
        case Told.LAPSE:
            path = f"M{since},{y}H{until}"
        case Told.DEADLINE:
            path = f"M{since},{y}H{until}M{until},{y - 5}v10"
        case Told.EXTENSION:
            # A gap before the next one shows where a decision ended.
            path = f"M{since},{y - 4}H{max(until - 1.5, since + 1)}v8H{since}z"
    return Part(step, LOOK[step.told], path)
