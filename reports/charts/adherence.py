"""Adherence over time: steps of both counts up to the day asked, targets, meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from reports.charts.scales import LINE, Box, Scale, count_ticks, spread, year_ticks
from reports.queries.targets import TargetRow
from states.models import Meeting
from states.rules.tally import Counts

# The server does not know how wide a text is, so room is kept for the widest.
LETTER, CAPITALS = 8.5, 11
WIDEST = 18 * LETTER  # 130 by 16 Sep 2002

# A page lets words stand out beyond a drawing; a file ends at its edge, and some languages need more room.
BROAD, FILED, NARROW = Box(584, 318, 30, 136), Box(688, 318, 30, 240), Box(344, 300, 26, 8, words_beside=False)


@dataclass
class Mark:
    """A target in the plot: its line from the day it was set, its circle, its label."""

    target: TargetRow
    x1: float
    x2: float
    y: float
    ahead: bool
    label_x: float = 0
    label_y: float = 0
    anchor: str = "start"


@dataclass
class Label:
    """A text at the right edge, with the place it speaks of; `kind` is deposited, in_force, both or a target."""

    kind: str
    at: float
    y: float = 0
    target: TargetRow | None = None


@dataclass
class AdherenceChart:
    """All places of one drawing."""

    box: Box
    on: date
    counts: Counts
    x_end: float = 0
    now: float = 0
    grid: list[tuple[float, int]] = field(default_factory=list)
    years: list[tuple[float, int | None]] = field(default_factory=list)
    meetings: list[tuple[float, str]] = field(default_factory=list)
    corners: list[tuple[float, float]] = field(default_factory=list)
    deposited: str = ""
    in_force: str = ""
    band: str = ""
    marks: list[Mark] = field(default_factory=list)
    needed: list[tuple[float, float, float, float]] = field(default_factory=list)
    withdrawals: list[tuple[float, float, int]] = field(default_factory=list)
    entered: float | None = None
    labels: list[Label] = field(default_factory=list)

    @property
    def base(self) -> float:
        return self.box.height - self.box.bottom

    @property
    def entered_anchor(self) -> str:
        """On which side of its line the words about entry into force stand, so that they stay within the plot."""
        return "end" if self.entered is not None and self.entered > self.box.width / 2 else "start"


def adherence_chart(
    days: Sequence[tuple[date, Counts]],
    on: date,
    *,
    start: date,
    targets: Sequence[TargetRow],
    meetings: Sequence[Meeting],
    entered_into_force: date | None,
    box: Box,
) -> AdherenceChart:
    """Return the drawing of the record from `start` to `on`; to the right of it stands only what was promised."""
    told = [(day, counts) for day, counts in days if start <= day <= on] or [(start, days[-1][1])]
    end = max([on, *(row.target.due for row in targets if row.target.due)])
    top = max([1, *(counts.deposited for _day, counts in told), *(row.target.value for row in targets)])
    ticks = count_ticks(top)
    chart = AdherenceChart(box, on, told[-1][1])
    across = Scale(start.toordinal(), end.toordinal(), box.left, box.width - box.right)
    up = Scale(0, ticks[-1], chart.base, box.top)
    chart.x_end, chart.now = across(end), across(on)
    chart.grid = [(up(tick), tick) for tick in ticks]
    chart.years = [(across(day), day.year if named else None) for day, named in year_ticks(across, 34)]
    chart.meetings = _meetings(meetings, across, start, end)
    chart.corners = [*((across(day), up(counts.deposited)) for day, counts in told), (chart.now, 0)]
    chart.deposited = _steps(told, "deposited", across, up, chart.now)
    chart.in_force = _steps(told, "in_force", across, up, chart.now)
    chart.withdrawals = [
        (across(day), up(after.deposited) + 12, after.withdrawn - before.withdrawn)
        for (_day, before), (day, after) in pairwise(told)
        if after.withdrawn > before.withdrawn
    ]
    chart.band = f"{chart.deposited}{_back(told, across, up, chart.now)}Z"
    if entered_into_force and start <= entered_into_force <= on:
        chart.entered = across(entered_into_force)
    _place_targets(chart, targets, across, up)
    _place_labels(chart, targets, up)
    return chart


def _steps(told, name: str, across: Scale, up: Scale, now: float) -> str:
    """Return the path of a count: level until the day on which it changes."""
    corners = [(across(day), up(getattr(counts, name))) for day, counts in told]
    x, y = corners[0]
    return f"M{x:g},{y:g}{_walk((x, y), [*corners, (now, corners[-1][1])])}"


def _back(told, across: Scale, up: Scale, now: float) -> str:
    """Return the lower edge of the band between the counts, from right to left."""
    corners = [(across(later), up(before.in_force)) for (later, _), (_, before) in pairwise(reversed(told))]
    foot = up(told[-1][1].in_force)
    return f"V{foot}{_walk((now, foot), [*corners, (across(told[0][0]), up(told[0][1].in_force))])}"


def _walk(start: tuple[float, float], corners: Sequence[tuple[float, float]]) -> str:
    """Return the way past the corners, across and then up. Told as distances, which repeat, it travels compressed."""
    path, (x, y) = "", start
    for to_x, to_y in corners:
        if to_y != y or (to_x, to_y) == corners[-1]:
            path += _move("h", to_x - x) + _move("v", to_y - y)
            x, y = to_x, to_y
    return path


def _move(letter: str, distance: float) -> str:
    return f"{letter}{round(distance, 1):g}" if round(distance, 1) else ""


def _meetings(meetings: Sequence[Meeting], across: Scale, start: date, end: date) -> list[tuple[float, str]]:
    """Return each meeting's place, with its name where there is room for it, the latest first."""
    placed: list[tuple[float, str]] = []
    free = float("inf")
    for meeting in sorted(meetings, key=lambda each: each.start or end, reverse=True):
        if meeting.start and start <= meeting.start <= end:
            x, half = across(meeting.start), 3 + len(meeting.short_name) * LETTER / 2
            name = meeting.short_name if len(meeting.short_name) <= 5 and x + half <= free else ""
            free = x - half if name else free
            placed.append((x, name))
    return placed


def _place_targets(chart: AdherenceChart, targets: Sequence[TargetRow], across: Scale, up: Scale) -> None:
    for row in targets:
        due = row.target.due
        ahead = due is None or due > chart.on
        mark = Mark(row, across(row.target.set_on), across(due) if due else chart.x_end, up(row.target.value), ahead)
        chart.marks.append(mark)
        if due and ahead and row.progress.remaining:
            chart.needed.append((chart.now, up(row.progress.counted), mark.x2, mark.y))
    for mark in chart.marks:
        if not (mark.ahead and chart.box.words_beside):
            _label(mark, chart)


def _label(mark: Mark, chart: AdherenceChart) -> None:
    """Place the label of a target beside its circle, where neither another label nor a line runs through it.

    Where there is no such place the target goes unnamed here: the panel of targets names them all.
    """
    # Below and to the right of its circle; to the left where it would leave the plot.
    to_the_left = mark.x2 + 8 + WIDEST > chart.box.width - chart.box.right
    mark.anchor = "end" if to_the_left else "start"
    x = mark.x2 - 8 if to_the_left else mark.x2 + 8
    first, last = (x - WIDEST, x) if to_the_left else (x, x + WIDEST)
    labels = [(other.label_x, other.label_y) for other in chart.marks if other.label_x]
    drawn = [(other.x1, other.x2, other.y) for other in chart.marks if other is not mark]
    levels = [(x1, x2, y) for (x1, y), (x2, _y) in pairwise(chart.corners)]
    lines = [y for x1, x2, y in (*drawn, *levels) if x1 < last and first < x2]
    above, below = mark.y - 6, mark.y + LINE - 2
    for y in (above, below) if to_the_left else (below,):
        apart = all(abs(x - other) >= WIDEST or abs(y - height) >= LINE for other, height in labels)
        if apart and not any(y - CAPITALS < line < y + 3 for line in lines):
            mark.label_x, mark.label_y = x, y
            return


def _place_labels(chart: AdherenceChart, targets: Sequence[TargetRow], up: Scale) -> None:
    if not chart.box.words_beside:
        return
    counts = chart.counts
    if counts.deposited == counts.in_force:
        chart.labels = [Label("both", up(counts.deposited))]
    else:
        chart.labels = [Label("deposited", up(counts.deposited)), Label("in_force", up(counts.in_force))]
    chart.labels += [Label("target", mark.y, target=mark.target) for mark in chart.marks if mark.ahead]
    places = spread([label.at for label in chart.labels], LINE, chart.box.top - 8, chart.base)
    for label, y in zip(chart.labels, places, strict=True):
        label.y = y
