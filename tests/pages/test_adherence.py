import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from reports.charts.adherence import BROAD, NARROW
from reports.charts.scales import Scale, count_ticks, spread, year_ticks
from reports.queries.adherence import count_rows, finding, first_act
from reports.queries.record import record_now
from reports.queries.targets import targets
from reports.views.adherence import adherence_panel

D = date.fromisoformat
SVG = "{http://www.w3.org/2000/svg}"


def panel(slug: str, on: str):
    record = record_now()
    treaty = record.treaty(slug)
    known = record.register(treaty)
    return adherence_panel(known, D(on), targets(record, known, D(on)), record.formal_meetings(treaty))


def corners(path: str) -> list[tuple[float, float]]:
    """Where a path of level and upright strokes turns."""
    x = y = 0.0
    places = []
    for letter, numbers in re.findall(r"([MhvV])([-\d.,]+)", path):
        if letter == "M":
            x, y = map(float, numbers.split(","))
        elif letter == "V":
            y = float(numbers)
        else:
            x, y = (x + float(numbers), y) if letter == "h" else (x, y + float(numbers))
        places.append((round(x, 1), round(y, 1)))
    return places


def test_a_scale_takes_days_and_counts_to_places():
    across = Scale(D("2000-01-01").toordinal(), D("2001-01-01").toordinal(), 30, 448)
    assert (across(D("2000-01-01")), across(D("2001-01-01"))) == (30, 448)
    assert Scale(0, 0, 10, 20)(0) == 10


@pytest.mark.parametrize(("top", "last"), [(1, 1), (9, 9), (130, 140), (166, 180), (171, 180), (197, 200)])
def test_ticks_end_at_or_above_the_top(top, last):
    ticks = count_ticks(top)
    assert (ticks[0], ticks[-1]) == (0, last)
    assert len(ticks) <= 10


def test_years_are_named_only_where_there_is_room():
    across = Scale(D("1968-07-01").toordinal(), D("2026-11-21").toordinal(), 30, 448)
    named = [across(day) for day, carries in year_ticks(across, 34) if carries]
    assert min(later - earlier for earlier, later in pairwise(named)) >= 34


@pytest.mark.parametrize("places", [[100, 101, 102], [10, 10, 10], [300, 299, 10], [150]])
def test_labels_are_moved_apart_within_their_bounds(places):
    moved = sorted(spread(places, 15, 26, 270))
    assert all(later - earlier >= 15 for earlier, later in pairwise(moved))
    assert moved[0] >= 26
    assert moved[-1] <= 270


@pytest.mark.django_db
@pytest.mark.parametrize("on", ["1998-02-01", "2002-02-01", "2002-11-30", "2010-06-25", "2026-11-21", "2090-01-01"])
def test_no_label_of_a_drawing_lies_on_another_or_outside(on):
    both = panel("apmbc", on)
    for chart, box in ((both.broad, BROAD), (both.narrow, NARROW)):
        edge = sorted(label.y for label in chart.labels)
        assert all(later - earlier >= 15 for earlier, later in pairwise(edge))
        places = [(mark.label_x, mark.label_y) for mark in chart.marks if mark.label_x]
        assert len(set(places)) == len(places)
        assert all(0 < x < box.width and 0 < y < box.height for x, y in places)
        for path in (chart.deposited, chart.in_force, chart.band):
            assert all(0 <= x <= box.width and 0 <= y <= box.height for x, y in corners(path))


@pytest.mark.django_db
def test_days_on_which_withdrawals_took_effect_are_marked():
    marked = [n for _x, _y, n in panel("apmbc", "2026-11-21").broad.withdrawals]
    assert marked == [3, 1, 1]  # the Baltic States, Finland, Poland
    assert panel("apmbc", "2025-12-26").broad.withdrawals == []


@pytest.mark.django_db
def test_the_record_stops_at_the_day_and_what_was_promised_goes_on():
    chart = panel("apmbc", "2002-02-01").broad
    assert corners(chart.deposited)[-1] == (chart.now, chart.labels[0].at)
    assert corners(chart.band)[-1][0] == corners(chart.band)[0][0]  # the band ends where it began
    assert chart.now < chart.x_end
    [mark] = chart.marks
    assert (mark.ahead, mark.x2) == (True, chart.x_end)
    assert chart.needed == [(chart.now, chart.labels[0].at, mark.x2, mark.y)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "on", "kind", "said"),
    [
        ("apmbc", "2002-02-01", "early_and_since", "109 States joined in the first three years, 13 more since"),
        ("apmbc", "2026-11-21", "below_peak", "161 have joined, below the peak of 166 held until 26 December 2025"),
        ("apmbc", "1998-12-31", "so_far", "58 States have joined since 3 December 1997"),
        ("npt", "1968-07-01", "so_far", "State has joined since 1 July 1968"),
    ],
)
def test_the_heading_states_what_stands_out(page, slug, on, kind, said):
    record = record_now()
    known = record.register(record.treaty(slug))
    start = first_act(known, D(on))
    assert finding(count_rows(known, D(on)), start, D(on)).kind == kind
    assert said in re.sub(r"<[^>]+>", "", page(f"/treaties/{slug}/?on={on}").content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "kind"), [("2000-12-03", "so_far"), ("2000-12-04", "early_and_since")])
def test_the_first_three_years_end_on_their_anniversary(on, kind):
    assert panel("apmbc", on).finding.kind == kind


@pytest.mark.django_db
def test_the_rows_are_the_figures_of_their_days(page, csv_rows):
    rows = csv_rows("/treaties/apmbc/adherence.csv?on=2002-02-01")
    assert rows[-1]["deposited"] == "122"
    for row in rows[:: len(rows) // 7]:
        figures = page(f"/treaties/apmbc/figures.json?on={row['date']}").json()
        assert {name: str(figures[name]) for name in row if name != "date"} == {
            name: value for name, value in row.items() if name != "date"
        }
    assert page("/treaties/apmbc/adherence.json?on=2002-02-01").json()[-1]["in_force"] == 119


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/ar", "/zh-hans"])
def test_the_drawing_is_a_file_that_needs_nothing_else(page, prefix):
    response = page(f"{prefix}/treaties/apmbc/adherence.svg?on=2002-02-01")
    assert response["Content-Type"] == "image/svg+xml"
    drawing = ElementTree.fromstring(response.content.decode().strip())  # noqa: S314 - our own
    assert drawing.tag == f"{SVG}svg"
    parts = list(drawing.iter())
    assert not [part for part in parts if "class" in part.attrib or "style" in part.attrib or part.tag == f"{SVG}style"]
    assert not [value for part in parts for value in part.attrib.values() if "," in value and value[0].isdigit()]
    assert any("130" in (part.text or "") for part in parts)


@pytest.mark.django_db
def test_where_nobody_had_acted_there_is_nothing_to_draw(page):
    assert "There is nothing to draw" in page("/treaties/tpnw/?on=2010-01-01").content.decode()
    page("/treaties/tpnw/adherence.svg?on=2010-01-01", 404)
    assert page("/treaties/tpnw/adherence.json?on=1990-01-01").json() == []
