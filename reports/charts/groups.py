"""Bars by regional group: each bar a whole group, its parts the statuses."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.queries.dashboard import GroupRow

# Names of groups stand before the bars, figures after them; the longest names are French and Russian.
WIDTH, LINE, TOP = 820, 30, 14
BAR_START, BAR_END, GAP = 370, 690, 10


@dataclass(frozen=True)
class Part:
    """One status within a bar."""

    status: str
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """A group with the places of its bar."""

    row: GroupRow
    y: int
    parts: list[Part]


@dataclass(frozen=True)
class GroupsChart:
    """All places of the drawing."""

    bars: list[Bar]
    width: int = WIDTH
    labels_end: int = BAR_START - GAP
    figures_start: int = BAR_END + GAP

    @property
    def height(self) -> int:
        return TOP + LINE * len(self.bars) + TOP


def groups_chart(rows: Sequence[GroupRow]) -> GroupsChart:
    """Return the drawing of the rows in their order."""
    percent = (BAR_END - BAR_START) / 100
    return GroupsChart(
        [
            Bar(
                row,
                TOP + LINE * index,
                [
                    Part(
                        share.status.value, round(BAR_START + share.start * percent, 1), round(share.width * percent, 1)
                    )
                    for share in row.shares
                    if share.count
                ],
            )
            for index, row in enumerate(rows)
        ]
    )
