import itertools
import re
from datetime import date

import pytest

from reports.charts.target import BROAD, NARROW, projection, target_chart
from reports.queries.record import record_now
from reports.queries.targets import joiners, targets
from tests.factories import TargetFactory
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db
D = date.fromisoformat


def known(on: str):
    record = record_now()
    register = record.register(record.treaty("apmbc"))
    return register, targets(record, register, D(on))


def drawing(on: str, index: int, box=BROAD):
    register, rows = known(on)
    row = rows[index]
    days = [day for day, _counts in register.tally]
    return target_chart(row, D(on), counted=lambda day: row.counted(register, day), days=days, box=box)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2002-02-01", "130 States: 8 to go in 227 days"),
        ("2002-09-17", "130 was due on 16 September 2002 and is 4 short"),
        ("2002-11-30", "130 was reached on 8 November 2002, 53 days late"),
        ("2026-11-21", "145 was reached on 1 July 2005, 214 days late"),
        ("2026-11-21", "161 was reached on 27 December 2012, 395 days late"),
        ("2026-11-21", "171 States: 10 to go"),
    ],
)
def test_each_target_begins_with_its_verdict(page, on, said):
    assert said in text_of(page(f"/treaties/apmbc/targets/?on={on}"))


def test_the_states_that_joined_since_it_was_set_against_what_was_required():
    register, rows = known("2002-11-30")
    told = [(row.state.iso3, row.number, row.days_late) for row in joiners(register, rows[0], D("2002-11-30"))]
    assert told == [
        ("COD", 123, None),
        ("SUR", 124, None),
        ("AGO", 125, None),
        ("AFG", 126, None),
        ("CMR", 127, 3),
        ("COM", 128, 3),
        ("GMB", 129, 7),
        ("CAF", 130, 53),
    ]
    first = joiners(register, rows[0], D("2002-11-30"))[0]
    # 122 on 1 February, 130 required on 16 September: 90 of 227 days gone on 2 May.
    assert first.required == pytest.approx(122 + 8 * 90 / 227)
    assert first.ahead == pytest.approx(123 - first.required)


def test_who_joined_on_the_day_it_was_set_had_joined_already():
    TargetFactory(treaty=record_now().treaty("apmbc"), value=128, set_on="2002-09-11", due="2003-01-01")
    register, rows = known("2002-11-30")
    row = next(row for row in rows if row.target.value == 128)
    assert [each.state.iso3 for each in joiners(register, row, D("2002-11-30"))] == ["CMR", "COM"]


def test_the_pace_carried_on():
    _register, rows = known("2002-11-30")
    # 8 in the twelve months before, 730 days left.
    assert projection(rows[1], D("2002-11-30")) == round(130 + 8 / 12 * 730 / (365.25 / 12)) == 146
    assert projection(rows[0], D("2002-11-30")) is None


@pytest.mark.parametrize("box", [BROAD, NARROW])
@pytest.mark.parametrize("on", ["2002-02-01", "2002-09-16", "2002-11-30", "2010-06-25", "2013-01-01", "2026-11-21"])
def test_no_label_lies_on_another_or_outside(on, box):
    _register, rows = known(on)
    for index in range(len(rows)):
        chart = drawing(on, index, box)
        places = sorted(label.y for label in chart.labels)
        assert all(later - earlier >= 15 for earlier, later in itertools.pairwise(places))
        named = [x for x, _day, has_name, _year in chart.ticks if has_name]
        assert all(later - earlier >= 34 for earlier, later in itertools.pairwise(named))
        assert box.left <= chart.now[0] <= box.width - box.right
        assert box.top <= chart.now[1] <= chart.base


def test_a_target_without_day_has_neither_due_line_nor_projection(page):
    chart = drawing("2026-11-21", 3)
    assert (chart.due, chart.required, chart.projected) == (None, "", None)


def test_a_target_set_on_the_day_it_is_due_is_drawn():
    TargetFactory(treaty=record_now().treaty("apmbc"), value=150, set_on="2003-01-01", due="2003-01-01")
    assert drawing("2003-01-01", -1).due is not None


def test_a_target_by_the_other_rule_counts_entries_into_force():
    TargetFactory(
        treaty=record_now().treaty("apmbc"), value=125, set_on="2002-03-01", due="2003-06-01", counting_rule="in-force"
    )
    register, rows = known("2003-06-01")
    row = next(row for row in rows if row.target.value == 125)
    assert row.progress.counted == register.counts(D("2003-06-01")).in_force
    assert joiners(register, row, D("2003-06-01"))[0].step.change == "entry_into_force"


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_chart_is_a_file_of_its_own(page, form):
    answer = page(f"/treaties/apmbc/targets/130-by-4msp.{form}?on=2002-11-30")
    assert f'filename="apmbc-target-130-by-4msp-2002-11-30.{form}"' in answer["Content-Disposition"]
    assert "had been set" in text_of(page(f"/treaties/apmbc/targets/130-by-4msp.{form}?on=2002-01-31", 404))


def test_a_target_reached_is_told_as_of_the_day_its_story_ends(page):
    svg = page("/treaties/apmbc/targets/145-by-2004.svg?on=2026-11-21").content.decode()
    assert "145 on 1 Jul 2005" in svg
    assert "161" not in svg


def test_each_chart_has_a_name_of_its_own(page):
    html = page("/treaties/apmbc/targets/?on=2026-11-21").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_treaty_without_targets_has_its_page(page):
    assert "No target for this treaty had been recorded" in text_of(page("/treaties/npt/targets/"))
