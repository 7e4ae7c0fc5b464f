"""From days and counts to places on a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

YEAR_STEPS = (1, 2, 5, 10, 20, 50)
LINE = 15  # from one line of words to the next


@dataclass(frozen=True)
class Box:
    """The size of a drawing and of the plot in it, and whether words stand beside the plot."""

    width: int
    height: int
    left: int
    right: int
    top: int = 34
    bottom: int = 48
    words_beside: bool = True


@dataclass(frozen=True)
class Scale:
    """A straight line from numbers to places; days are taken by their ordinal."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float | date) -> float:
        number = value.toordinal() if isinstance(value, date) else value
        span = (self.last - self.first) or 1
        return round(self.start + (number - self.first) / span * (self.end - self.start), 1)


def count_ticks(top: int, most: int = 9) -> list[int]:
    """Return round numbers from nought to the first at or above `top`, at most `most` steps of them."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200) if top / step <= most)
    return list(range(0, -(-top // step) * step + 1, step))


def year_ticks(scale: Scale, room: float) -> list[tuple[date, bool]]:
    """Return the first days of the years on the scale, and whether each carries its number: none closer than `room`."""
    first, last = date.fromordinal(int(scale.first)).year, date.fromordinal(int(scale.last)).year
    years = [date(year, 1, 1) for year in range(first + 1, last + 1)]
    a_year = abs(scale.end - scale.start) / max((scale.last - scale.first) / 365.25, 1)
    step = next((step for step in YEAR_STEPS if step * a_year >= room), YEAR_STEPS[-1])
    return [(year, year.year % step == 0) for year in years]


def spread(places: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """Move places apart until no two are closer than `room`, in their order and between `low` and `high`."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved: dict[int, float] = {}
    floor = low
    for index in order:
        moved[index] = max(places[index], floor)
        floor = moved[index] + room
    ceiling = high
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - room
    return [round(moved[index], 1) for index in range(len(places))]


def month_ticks(scale: Scale, room: float) -> list[tuple[date, bool]]:
    """Return the first days of quarters, and whether each carries its name; of years only where quarters are close."""
    first, last = date.fromordinal(int(scale.first)), date.fromordinal(int(scale.last))
    quarters = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
    a_quarter = abs(scale.end - scale.start) / max((scale.last - scale.first) / 91.3, 1)
    if a_quarter < room / 3:
        return year_ticks(scale, room)
    return [(day, a_quarter >= room or day.month == 1) for day in quarters if first <= day <= last]


def steps(across: Scale, up: Scale, days: Sequence[date], counts: Sequence[float]) -> str:
    """Return the path of a count: level until the day on which it changes."""
    path = f"M{across(days[0])},{up(counts[0])}"
    for day, number in zip(days[1:], counts[1:], strict=True):
        path += f"H{across(day)}V{up(number)}"
    return path
