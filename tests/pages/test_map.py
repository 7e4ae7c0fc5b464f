import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from django.conf import settings

from reports.charts.sprite import parts, relative, sprite
from states.models import State

WORLD = json.loads((settings.FIXTURES_DIR / "map" / "world.svgpaths.json").read_text(encoding="utf-8"))
DRAWN = settings.BASE_DIR / "static" / "map" / "world.svg"
SVG = "{http://www.w3.org/2000/svg}"


def absolute(path: str) -> list[list[tuple[int, int]]]:
    """Read a relative path back into rings of absolute points, in tenths."""
    rings, here = [], (0, 0)
    for ring in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points = []
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            here = (here[0] + x, here[1] + y)
            points.append(here)
        rings.append(points)
        here = points[0]
    return rings


@pytest.mark.parametrize("code", ["AFG", "RUS", "FJI", "IDN", "VAT"])
def test_the_outlines_are_the_same_to_the_tenth(code):
    path = WORLD["paths"][code]
    stored = [
        [tuple(round(float(number) * 10) for number in pair.split(",")) for pair in ring.split("L")]
        for ring in re.findall(r"M([^MZ]+)", path)
    ]
    assert absolute(relative(path)) == [ring for ring in stored if len(set(ring)) > 1]


def test_what_shrinks_to_a_point_covers_nothing_and_is_left_out():
    assert relative("M1.0,2.0L1.0,2.0L1.0,2.0ZM1.0,2.0L1.1,2.0L1.1,2.2Z") == "m10 20l1 0 0 2z"
    dot, islet = {"points": {"AAA": [1.0, 2.0]}}, {"paths": {"AAA": "M1.0,2.0L1.0,2.0Z"}}
    drawn = sprite(dot | islet | {"other": {}, "sphere": "M0,0L1,0L1,1Z"})
    assert '<g id="aaa"><circle cx="10" cy="20" r="32"/></g>' in drawn


def test_the_sprite_is_the_one_drawn_from_the_outlines():
    assert DRAWN.read_text(encoding="utf-8") == sprite(WORLD)


@pytest.mark.django_db
def test_every_state_is_on_the_map():
    assert {state.iso3.lower() for state in State.objects.all()} <= set(parts(DRAWN))
    assert {"sea", "land"} <= set(parts(DRAWN))


@pytest.mark.django_db
@pytest.mark.parametrize("on", ["2002-02-01", "2026-01-15"])
def test_the_map_shows_the_figures_of_the_day(page, on):
    html = page(f"/treaties/apmbc/?on={on}").content.decode()
    figures = page(f"/treaties/apmbc/figures.json?on={on}").json()
    shown = Counter(re.findall(r'class="c-state-(\w+)"', html))
    assert shown == {status: figures[status] for status in shown}
    assert shown.total() == figures["universe"]


@pytest.mark.django_db
def test_each_state_is_named_and_leads_to_its_profile(page):
    html = page("/treaties/apmbc/?on=2002-02-01").content.decode()
    assert '<a href="/states/tuv/?on=2002-02-01"><title>Tuvalu: neither signed' in html
    assert "<title>توفالو: " in page("/ar/treaties/apmbc/?on=2002-02-01").content.decode()


@pytest.mark.django_db
def test_what_was_no_state_on_the_day_is_land_without_status(page):
    html = page("/treaties/apmbc/?on=2002-02-01").content.decode()
    grey = set(re.findall(r'#(\w+)" class="c-land"', html))
    assert grey == {"land", "mne", "pse", "ssd", "tls"}
    today = page("/treaties/apmbc/?on=2026-11-21").content.decode()
    assert set(re.findall(r'#(\w+)" class="c-land"', today)) == {"land"}


@pytest.mark.django_db
def test_the_heading_says_where_the_states_outside_are(page):
    said = page("/treaties/apmbc/?on=2002-02-01").content.decode()
    assert "Asia-Pacific Group: 31 of the 51 States that have neither signed nor joined" in said
    assert "Where each State stands" in page("/treaties/ccw/?on=1990-01-01").content.decode()


@pytest.mark.django_db
def test_the_drawing_holds_its_outlines_itself(page):
    response = page("/fr/treaties/apmbc/map.svg?on=2026-01-15")
    assert response["Content-Type"] == "image/svg+xml"
    drawing = ElementTree.fromstring(response.content.decode().strip())  # noqa: S314 - our own
    tags = Counter(part.tag for part in drawing.iter())
    assert tags[f"{SVG}use"] == tags[f"{SVG}style"] == 0
    assert not [part for part in drawing.iter() if "class" in part.attrib]
    titles = [part.text for part in drawing.iter(f"{SVG}title")]
    assert len(titles) == 198  # the map's own, and one a State
    assert "Pologne\u00a0: en cours de retrait" in titles
