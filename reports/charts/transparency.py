"""Rates of yearly reports: one dot a count over the year that the reports cover, counts of one year on one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from reports.charts.scales import Box, Scale, count_ticks, year_ticks
from reports.queries.transparency import Count

BROAD = FILED = Box(760, 320, 40, 24, bottom=30)
NARROW = Box(344, 300, 36, 16, bottom=30, words_beside=False)
# The server does not know how wide a text is: room for `100 %` and for one line.
WIDE, HIGH = 40, 13
APART = 9  # between the dots of one year, where there is room


@dataclass
class Dot:
    """One count; `look` is how it is drawn, `above` whether its number stands over it, `named` whether it has one."""

    count: Count
    x: float
    y: float
    look: str
    above: bool = True
    named: bool = False

    @property
    def path(self) -> str:
        if self.count.source is None:
            return f"M{self.x:g},{self.y - 5.5:g}l5.5,5.5l-5.5,5.5l-5.5,-5.5z"
        return f"M{self.x - 4:g},{self.y:g}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0"

    @property
    def words_y(self) -> float:
        return round(self.y - 9 if self.above else self.y + 19, 1)


@dataclass
class TransparencyChart:
    """All places of one drawing."""

    box: Box
    on: date
    grid: Sequence[tuple[float, int]]
    years: Sequence[tuple[float, int]]
    lines: str
    axes: str
    dots: list[Dot] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.box.height - self.box.bottom

    @property
    def recorded(self) -> bool:
        """Whether a count of what is recorded here is among the dots."""
        return any(dot.count.source is None for dot in self.dots)

    @property
    def words_end(self) -> float:
        """Where the numbers of the axis end."""
        return self.box.left - 6


def transparency_chart(counts: Sequence[Count], on: date, box: Box) -> TransparencyChart | None:
    """Return the drawing of the counts known on a day, in the order of years; None where there are none."""
    if not counts:
        return None
    first, last = counts[0].year, counts[-1].year
    end, foot = box.width - box.right, box.height - box.bottom
    # A year stands on its first day, with room of one before the first and after the last.
    across = Scale(date(first - 1, 1, 1).toordinal(), date(last, 12, 31).toordinal(), box.left, end)
    up = Scale(0, 100, foot, box.top)
    ticks = year_ticks(across, 44)
    chart = TransparencyChart(
        box,
        on,
        [(up(tick), tick) for tick in count_ticks(100, most=5)],
        [(across(day), day.year) for day, named in ticks if named],
        "".join(f"M{box.left},{up(tick):g}H{end}" for tick in count_ticks(100, most=5)[1:]),
        f"M{box.left},{foot}H{end}" + "".join(f"M{across(day)},{foot}v{6 if named else 3}" for day, named in ticks),
    )
    room = (end - box.left) / (last - first + 2)
    for year, own in groupby(counts, key=lambda each: each.year):
        chart.dots += _of_year(list(own), across(date(year, 1, 1)), up, room)
    _name(chart.dots)
    return chart


def _of_year(counts: Sequence[Count], middle: float, up: Scale, room: float) -> Iterable[Dot]:
    """Yield the dots of one year side by side: the last count of others filled, those before it hollow."""
    step = min(APART, room / (len(counts) + 1))
    published = [each for each in counts if each.source is not None]
    lowest, highest = min(each.percent for each in counts), max(each.percent for each in counts)
    for number, each in enumerate(counts):
        look = "flag-met" if each.source is None else "dot" if each is published[-1] else "flag"
        x = round(middle + (number - (len(counts) - 1) / 2) * step, 1)
        yield Dot(each, x, up(each.percent), look, above=each.percent == highest or each.percent != lowest)


def _name(dots: Sequence[Dot]) -> None:
    """Give numbers to the dots, the latest first, where none touches another number or dot."""
    taken: list[tuple[float, float]] = []
    for dot in sorted(dots, key=lambda each: (-each.count.year, -each.count.percent)):
        y = dot.words_y - HIGH / 3  # the middle of the number
        dot.named = not any(
            abs(dot.x - x) < WIDE * share and abs(y - other) < HIGH
            for share, places in ((1, taken), (0.6, [(each.x, each.y) for each in dots if each is not dot]))
            for x, other in places
        )
        if dot.named:
            taken.append((dot.x, y))
