"""A drawing as a picture."""

from functools import cache
from pathlib import Path

import typst

_FONTS = Path(__file__).parent / "fonts"
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg")
"""
# A pixel of a drawing is the 96th part of an inch; screens and printers want two dots for it.
_DOTS_AN_INCH = 2 * 96


def png_of(svg: str) -> bytes:
    """Return the picture of a drawing on white, two dots for each of its pixels, the same on every machine."""
    return typst.compile(_PAGE, format="png", ppi=_DOTS_AN_INCH, font_paths=_fonts(), sys_inputs={"drawing": svg})


@cache
def _fonts() -> typst.Fonts:
    """The fonts shipped with the project, and no others: a machine may have none, or others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])
