"""The world map as one drawing that pages refer to, State by State."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

DOT = 32  # the radius of a small State's dot, in tenths


def sprite(world: dict[str, Any]) -> str:
    """Return the SVG whose parts have the lower-case codes of the States as ids, besides `sea` and `land`.

    Coordinates are whole tenths relative to the point before: a third of the size of the paths as they are stored, and
    the same to the tenth. An islet that shrinks to one point there covers nothing and is left out.
    """
    paths, points = world["paths"], world["points"]
    codes = sorted(set(paths) | set(points))
    states = [_state(code, paths.get(code), points.get(code)) for code in codes]
    land = relative("".join(world["other"].values()))
    parts = [f'<path id="sea" d="{relative(world["sphere"])}"/>', f'<path id="land" d="{land}"/>', *states]
    return f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{"".join(parts)}</defs></svg>\n'


def _state(code: str, path: str | None, point: list[float] | None) -> str:
    drawn = relative(path) if path else ""
    shape = f'<path d="{drawn}"/>' if drawn else ""
    dot = f'<circle cx="{_tenths(point[0])}" cy="{_tenths(point[1])}" r="{DOT}"/>' if point else ""
    return f'<g id="{code.lower()}">{shape}{dot}</g>'


def relative(path: str) -> str:
    """Return the rings of a path in whole tenths, each point relative to the one before; none of a single point."""
    written, here = "", (0, 0)
    for ring in (ring for ring in _rings(path) if len(set(ring)) > 1):
        moves = []
        for point in ring:
            moves.append((point[0] - here[0], point[1] - here[1]))
            here = point
        # A ring closes at its first point, from which the next one is counted.
        here = ring[0]
        written += "m" + " ".join(_pair(move) for move in moves[:1]) + "l" + " ".join(map(_pair, moves[1:])) + "z"
    return written.replace(" -", "-")


def _rings(path: str) -> Iterator[list[tuple[int, int]]]:
    for ring in re.findall(r"M([^MZ]+)Z?", path):
        yield [(_tenths(float(x)), _tenths(float(y))) for x, y in (pair.split(",") for pair in ring.split("L"))]


def _tenths(value: float) -> int:
    return round(value * 10)


def _pair(move: tuple[int, int]) -> str:
    return f"{move[0]} {move[1]}"


@cache
def parts(drawn: Path) -> dict[str, str]:
    """Return the parts of a sprite by id, for a drawing that holds them itself."""
    text = drawn.read_text(encoding="utf-8")
    found = re.findall(r'<g id="(\w+)">(.*?)</g>', text)
    found += [(name, f'<path d="{path}"/>') for name, path in re.findall(r'<path id="(\w+)" d="([^"]+)"/>', text)]
    return dict(found)
