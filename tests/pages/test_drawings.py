"""Drawings as files: the PNG is a picture of the SVG, with every letter in it, the same on every machine."""

import csv
import re
import struct
from xml.etree import ElementTree

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from reports.charts.looks import TEXT
from reports.exports import png
from reports.exports.png import png_of

SVG = "{http://www.w3.org/2000/svg}"
FONTS = sorted((settings.BASE_DIR / "reports" / "exports" / "fonts").glob("*.?tf"))
PREFIXES = [f"/{code}" if code != "en" else "" for code, _name in settings.LANGUAGES]
DRAWINGS = ["adherence", "map"]


def size(picture: bytes) -> tuple[int, int]:
    """Width and height, as the picture's header states them."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", picture[16:24])


def sheet(content: str = "") -> bytes:
    """The picture of a small drawing."""
    return png_of(f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40">{content}</svg>')


def written(text: str, weight: int = 400) -> bytes:
    return sheet(f'<text x="5" y="25" {TEXT} font-weight="{weight}">{text}</text>')


def texts(svg: str) -> list[str]:
    """All that a drawing writes."""
    return [part.text or "" for part in ElementTree.fromstring(svg.strip()).iter(f"{SVG}text")]  # noqa: S314 - our own


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/ar", "/zh-hans"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_the_picture_is_that_of_the_drawing(page, name, prefix):
    svg = page(f"{prefix}/treaties/apmbc/{name}.svg?on=2002-02-01")
    picture = page(f"{prefix}/treaties/apmbc/{name}.png?on=2002-02-01")
    assert (svg["Content-Type"], picture["Content-Type"]) == ("image/svg+xml", "image/png")
    assert svg["Content-Disposition"] == f'inline; filename="apmbc-{name}-2002-02-01.svg"'
    assert picture["Content-Disposition"] == f'inline; filename="apmbc-{name}-2002-02-01.png"'
    assert picture.content == png_of(svg.content.decode())
    drawn = ElementTree.fromstring(svg.content.decode().strip())  # noqa: S314 - our own
    assert size(picture.content) == (2 * int(drawn.get("width")), 2 * int(drawn.get("height")))
    assert len(picture.content) > 20_000


@pytest.mark.django_db
@pytest.mark.parametrize("name", DRAWINGS)
def test_each_day_has_a_picture_of_its_own(page, name):
    pictures = {page(f"/treaties/apmbc/{name}.png?on={on}").content for on in ("2002-02-01", "2002-11-30")}
    assert len(pictures) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_dashboard_leads_to_each_form(page, name, form):
    html = page("/fr/treaties/apmbc/?on=2002-02-01").content.decode()
    assert f'href="/fr/treaties/apmbc/{name}.{form}?on=2002-02-01"' in html


@pytest.mark.django_db
def test_what_is_not_there_is_not_drawn(page):
    assert "apmbc, att, bwc" in page("/treaties/xyz/map.png", 404).content.decode()
    page("/treaties/xyz/adherence.png", 404)
    page("/treaties/apmbc/map.gif", 404)
    assert "There is nothing to draw" in page("/treaties/tpnw/adherence.png?on=2010-01-01", 404).content.decode()
    page("/treaties/tpnw/map.png?on=2010-01-01")


def test_a_picture_has_two_dots_for_a_pixel_and_a_white_ground():
    assert size(sheet()) == (600, 80)
    assert sheet() == sheet('<rect width="300" height="40" fill="#ffffff"/>')
    assert sheet() != sheet('<rect width="1" height="1"/>')


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize(
    ("text", "letter", "other"),
    [
        ("16 déc. 2002", "é", "è"),
        ("до 16 сен 2002", "н", "л"),
        ("\u2068130 بحلول 16 سبتمبر 2002\u2069", "س", "ش"),
        ("\u2068In force 1999年3月1日\u2069", "年", "月"),
        ("161 − 122", "−", "+"),
    ],
)
def test_letters_of_every_script_are_drawn(text, letter, other, weight):
    # A letter for which no font is found leaves a blank or a box, and then another letter makes no difference.
    assert written(text, weight) != written(text.replace(letter, other), weight)
    assert written(text) != written(text, 700)


def test_arabic_is_read_from_the_right_whatever_it_begins_with():
    assert written("\u2068122 صك\u2069") == written("\u2067122 صك\u2069")
    assert written("\u2068122 صك\u2069") != written("122 صك")


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", PREFIXES)
def test_words_of_a_drawing_have_a_direction_of_their_own(page, prefix):
    said = [text for text in texts(page(f"{prefix}/treaties/apmbc/adherence.svg").content.decode()) if " " in text]
    assert len(said) > 3
    assert all(text[0] == "\u2068" and text[-1] == "\u2069" for text in said)


@pytest.mark.django_db
@pytest.mark.parametrize("on", ["2002-02-01", "2026-11-21"])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_word_reaches_the_edge(page, prefix, on):
    svg = page(f"{prefix}/treaties/apmbc/adherence.svg?on={on}").content.decode()
    # Where nothing is drawn beside the edge, painting it white changes nothing.
    edge = '<path d="M686,0V318" stroke="#ffffff" stroke-width="4"/></svg>'
    assert png_of(svg) == png_of(svg.replace("</svg>", edge))
    assert png_of(svg) != png_of(svg.replace("</svg>", edge.replace("686", "470")))


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def letters(request) -> set[str]:
    """All letters for which the shipped fonts of one weight have a shape."""
    return {chr(code) for path in FONTS if request.param in path.name for code in TTFont(path).getBestCmap()}


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_fonts_have_every_letter_that_a_drawing_writes(page, prefix, letters):
    said = texts(page(f"{prefix}/treaties/apmbc/adherence.svg?on=2002-02-01").content.decode())
    assert set("".join(said)) - letters == set()


@pytest.mark.parametrize("name", ["state_names", "treaties"])
def test_the_fonts_have_every_letter_of_the_names_on_record(name, letters):
    with (settings.FIXTURES_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        known = {letter for row in csv.reader(file) for cell in row for letter in cell}
    assert {letter for letter in known if letter.isprintable()} - letters == set()


def test_only_the_shipped_fonts_are_drawn_with_and_drawings_ask_for_them():
    families = set(png._fonts().families())
    assert families == {TTFont(path)["name"].getDebugName(1) for path in FONTS}
    asked = set(re.search(r'font-family="([^"]+)"', TEXT)[1].split(", "))
    assert families <= asked


@pytest.mark.django_db
def test_patterns_of_the_map_repeat_on_whole_dots_so_that_no_seams_show(client):
    drawn = client.get("/treaties/apmbc/map.svg").content.decode()
    patterns = re.findall(r'patternTransform="scale\(([\d.]+)\)" width="(\d+)"', drawn)
    dots_a_unit = 2 * 960 / 9600
    assert [float(scale) * int(width) * dots_a_unit for scale, width in patterns] == [15, 12, 18, 18]
