import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from reports.charts.clearance import BROAD, NARROW, clearance_chart, drawn_rows
from reports.exports.png import png_of
from reports.queries.clearance import Told, clearance_rows
from reports.queries.record import record_now
from states.models import ClearanceEvent

pytestmark = pytest.mark.django_db

DAY = "2026-11-21"


def known(on: str):
    record = record_now()
    return clearance_rows(record, record.register(record.treaty("apmbc")), date.fromisoformat(on))


def test_each_state_with_something_recorded_has_a_line_and_each_extension_its_meeting(page):
    svg = page(f"/treaties/apmbc/clearance.svg?on={DAY}").content.decode()
    drawn = ElementTree.fromstring(svg.strip())  # noqa: S314 - our own
    titles = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert "Eritrea: Extended to 31 Dec 2024, 21MSP" in titles
    assert "Eritrea: No deadline from 1 Jan 2021 to 24 Nov 2023, 1,058 days" in titles
    assert "Albania: Completed 8 Oct 2009" in titles
    granted = ClearanceEvent.objects.filter(treaty__slug="apmbc", event="extension_granted", date__lte="2024-01-01")
    assert len([title for title in titles if ": Extended to" in title]) >= granted.count()


@pytest.mark.parametrize("box", [BROAD, NARROW])
@pytest.mark.parametrize("on", ["1999-03-01", "2009-03-01", "2013-06-01", DAY, "2100-01-01"])
def test_no_line_leaves_the_drawing(on, box):
    courses = [(row, row.steps) for row in drawn_rows(known(on))]
    if not courses:
        return
    chart = clearance_chart(courses, date.fromisoformat(on), box)
    assert box.left <= chart.now <= box.width - box.right
    for bar, below in pairwise(chart.bars):
        assert bar.y < below.y
    for bar in chart.bars:
        assert box.top < bar.y < chart.base
        places = [float(x) for part in bar.parts for x in re.findall(r"[MH]([\d.]+)", part.path)]
        assert all(box.left - 5 <= x <= box.width - box.right + 5 for x in places)


def test_open_duties_stand_first_and_a_step_follows_the_one_before():
    rows = drawn_rows(known(DAY))
    told = [row.open for row in rows]
    assert told == sorted(told, reverse=True)
    for each in rows:
        ends = [step.until.last for step in each.steps if step.told in (Told.DEADLINE, Told.EXTENSION)]
        if not each.clearance.period.reopened:
            assert ends == sorted(ends)


def test_there_is_nothing_to_draw_before_anything_is_recorded(page):
    page("/treaties/apmbc/clearance.svg?on=1990-01-01", 404)
    page("/treaties/ccm/clearance.png", 404)
    assert page(f"/treaties/apmbc/clearance.png?on={DAY}")["Content-Type"] == "image/png"


@pytest.mark.parametrize("prefix", ["", "/fr", "/es", "/ar", "/ru", "/zh-hans"])
def test_no_word_of_the_drawing_reaches_an_edge(page, prefix):
    svg = page(f"{prefix}/treaties/apmbc/clearance.svg?on={DAY}").content.decode()
    # Where nothing is drawn beside an edge, painting it white changes nothing.
    edges = f'<path d="M0,0V9999M{BROAD.width},0V9999" stroke="#ffffff" stroke-width="4"/></svg>'
    assert png_of(svg) == png_of(svg.replace("</svg>", edges))
