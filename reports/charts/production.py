"""Producers by edition of the Monitor: a bar for each list, and beside it who came on and who went off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from reports.charts.scales import LINE, Box, Scale
from reports.queries.production import EditionRow

# The height grows with the editions. A page lets words stand out beyond a drawing; a file ends at its edge.
BROAD, FILED = Box(760, 0, 44, 360, top=8, bottom=8), Box(860, 0, 44, 460, top=8, bottom=8)
NARROW = Box(344, 0, 40, 200, top=8, bottom=8, words_beside=False)
THICK, APART = 12, 20
ROOM = 30  # from the end of the longest bar to the names: its number stands there
LETTER = 7.5  # the width of one of a name; the server does not know how wide they are


@dataclass(frozen=True)
class Bar:
    """One list: where its bar lies, and in lines who came on and who went off."""

    row: EditionRow
    y: int
    end: float
    names: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class ProductionChart:
    """All places of one drawing."""

    box: Box
    height: int
    bars: Sequence[Bar]
    lines: str

    @property
    def years_end(self) -> int:
        return self.box.left - 8

    @property
    def names_start(self) -> int:
        return self.box.width - self.box.right + ROOM


def production_chart(rows: Sequence[EditionRow], box: Box) -> ProductionChart | None:
    """Return the drawing of the lists, the earliest on top; None where there is none."""
    if not rows:
        return None
    along = Scale(0, max(row.number for row in rows) or 1, box.left, box.width - box.right)
    letters = int((box.right - ROOM) / LETTER)
    bars: list[Bar] = []
    y = box.top
    for row in rows:
        lines = [line for text in _changes(row) for line in wrap(text, letters)]
        bars.append(Bar(row, y, along(row.number), [(y + LINE * place, line) for place, line in enumerate(lines)]))
        y += max(APART, LINE * len(lines) + APART - LINE)
    path = "".join(f"M{box.left},{bar.y}H{bar.end:g}v{THICK}H{box.left}z" for bar in bars)
    return ProductionChart(box, y + box.bottom, bars, path)


def _changes(row: EditionRow) -> Iterable[str]:
    """Who came on and who went off; of the first list nobody came on."""
    for sign, names in (("+", () if row.first else row.entered), ("−", row.left)):
        if names:
            yield f"{sign} {', '.join(names)}"
