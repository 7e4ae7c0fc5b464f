"""Deadlines ahead by quarter: a strip of bars for each obligation, with what was not met before the day to the left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reports.queries.deadlines import InQuarter, Quarter

# The server does not know how wide a text is, so room is kept for the widest.
DIGIT = 8
STRIP, HEAD, BAR_ROOM = 92, 20, 50
TOP, BOTTOM = 4, 26
FEWEST_QUARTERS, WIDEST_BAR = 8, 26

BROAD, NARROW = 760, 344


@dataclass
class Bar:
    """The deadlines of one quarter; `named` where there is room for their number."""

    x: float
    width: float
    of: InQuarter
    top: float
    named: bool = False

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass
class Strip:
    """One obligation: its bars on a scale of its own, and those not met before the day."""

    kind: str
    head: float
    base: float
    late: int
    late_top: float
    bars: list[Bar] = field(default_factory=list)
    shapes: dict[str, str] = field(default_factory=dict)  # for each look one path around all its pieces of bars

    @property
    def late_height(self) -> float:
        return round(self.base - self.late_top, 1)

    @property
    def top(self) -> float:
        return self.base - BAR_ROOM

    @property
    def ahead(self) -> int:
        return sum(bar.of.total for bar in self.bars)


@dataclass
class DeadlinesChart:
    """All places of one drawing."""

    width: int
    on: date
    left: float
    strips: list[Strip] = field(default_factory=list)
    years: list[tuple[float, int | None]] = field(default_factory=list)

    @property
    def base(self) -> float:
        return TOP + STRIP * len(self.strips)

    @property
    def height(self) -> float:
        return self.base + BOTTOM

    @property
    def x_end(self) -> float:
        return self.width - 6

    @property
    def ahead(self) -> int:
        return sum(strip.ahead for strip in self.strips)

    @property
    def late(self) -> int:
        return sum(strip.late for strip in self.strips)


def draw(
    ahead: Sequence[InQuarter], late: dict[str, int], on: date, *, kinds: Sequence[str], width: int
) -> DeadlinesChart | None:
    """Return the drawing of the deadlines after `on`, one strip for each of `kinds` that has any; None without any.

    Each strip has a scale of its own, since of one obligation all may fall due on one day.
    """
    shown = [kind for kind in kinds if kind in late or any(each.kind == kind for each in ahead)]
    if not shown:
        return None
    chart = DeadlinesChart(width, on, left=44 if late else 8)
    first = Quarter.of(on).place
    last = max([first + FEWEST_QUARTERS - 1, *(each.quarter.place for each in ahead)])
    step = (chart.x_end - chart.left) / (last - first + 1)
    for number, kind in enumerate(shown):
        own = [each for each in ahead if each.kind == kind]
        chart.strips.append(_strip(chart, kind, number, own, late.get(kind, 0), first=first, step=step))
    chart.years = _years(chart, first, last, step)
    return chart


def _strip(
    chart: DeadlinesChart, kind: str, number: int, own: Sequence[InQuarter], late: int, *, first: int, step: float
) -> Strip:
    head = TOP + STRIP * number + HEAD - 4
    base = TOP + STRIP * (number + 1) - 4
    unit = BAR_ROOM / max([1, late, *(each.total for each in own)])
    width = round(min(step - 1, WIDEST_BAR), 1)
    strip = Strip(kind, head, base, late, round(base - late * unit, 1))
    for each in own:
        x = round(chart.left + (each.quarter.place - first) * step + (step - width) / 2, 1)
        strip.bars.append(Bar(x, width, each, round(base - each.total * unit, 1)))
        _stack(strip, strip.bars[-1], unit)
    _name(strip.bars, chart.x_end)
    return strip


def _stack(strip: Strip, bar: Bar, unit: float) -> None:
    """Add the pieces of a bar, from its foot up: still to be met, not known, settled."""
    y = strip.base
    for look, n in (("dot", bar.of.open), ("unknown", bar.of.unknown), ("band", bar.of.settled)):
        if n:
            y -= n * unit
            piece = f"M{bar.x:g},{round(y, 1):g}h{bar.width:g}v{round(n * unit, 1):g}h{-bar.width:g}z"
            strip.shapes[look] = strip.shapes.get(look, "") + piece


def _name(bars: Sequence[Bar], end: float) -> None:
    """Name the bars, the largest first, where no number touches another."""
    taken: list[tuple[float, float]] = []
    for bar in sorted(bars, key=lambda each: -each.of.total):
        half = (len(str(bar.of.total)) + 0.5) * DIGIT / 2
        span = bar.middle - half, bar.middle + half
        bar.named = span[1] <= end + 6 and all(span[1] <= start or span[0] >= stop for start, stop in taken)
        if bar.named:
            taken.append(span)


def _years(chart: DeadlinesChart, first: int, last: int, step: float) -> list[tuple[float, int | None]]:
    """Return where each year begins, with its number where there is room: none closer than a number is wide."""
    places, free = [], chart.left - 2 * DIGIT
    for place in range(first, last + 1):
        year, number = divmod(place - 1, 4)
        x = round(chart.left + (place - first) * step, 1)
        if number == 0:
            named = x - 2.5 * DIGIT >= free and x + 2 * DIGIT <= chart.width
            free = x + 2.5 * DIGIT if named else free
            places.append((x, year if named else None))
    return places
