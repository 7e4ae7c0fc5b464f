"""How far duties are met, on the dashboard and in its file: the same as on the pages of the duties."""

import re
from html import unescape

import pytest

from reports import words
from reports.queries.implementation import Figure
from tests.pages.test_dashboard import text_of_html

pytestmark = pytest.mark.django_db

DAYS = ("2002-07-31", "2010-06-25", "2026-11-21")
# As the pages that they lead to tell them, in the order of the dashboard.
KNOWN = {
    "2002-07-31": (32, 7, 0, 52, 2, 45, 0, 78, 14, 119, None, 119),
    "2010-06-25": (86, 8, 4, 10, 16, 38, 2, 100, 13, 156, None, 156, 79),
    "2026-11-21": (89, 7, 2, 7, 30, 14, 17, 100, 12, 161, None, 161, 37),
}
ONE = re.compile(r'<a href="([^"]+)"><b[^>]*>(\d+)%?</b> <span>([^<]+)</span></a> <small>([^<]+)<')


def panel(page, address: str) -> str:
    html = page(address).content.decode()
    return html[html.index('aria-labelledby="implementation"') :].split("</section>")[0]


def told(page, on: str, treaty: str = "apmbc") -> dict[str, int | None]:
    return page(f"/treaties/{treaty}/figures.json?on={on}").json()["implementation"]


def found(page, on: str) -> list[tuple[str, str, str, str]]:
    return ONE.findall(panel(page, f"/treaties/apmbc/?on={on}"))


@pytest.mark.parametrize("on", DAYS)
def test_the_known_answers(page, on):
    assert tuple(told(page, on).values()) == KNOWN[on]
    shown = [int(number) for _address, number, _word, _rule in found(page, on)]
    assert shown == [number for number in KNOWN[on] if number is not None]


@pytest.mark.parametrize("on", DAYS)
def test_each_figure_is_as_long_as_the_list_it_leads_to_and_prints_its_rule(page, csv_rows, on):
    # A rate counts no list.
    lists = [each for each in found(page, on) if "transparency" not in each[0]]
    assert len(lists) == 11
    for address, number, _word, rule in lists:
        asked = unescape(address)
        assert f"on={on}" in asked
        assert rule
        where, _, anchor = asked.partition("#")
        assert f'id="{anchor}"' in page(where).content.decode()
        assert len(csv_rows(where.replace("/?", ".csv?"))) == int(number), address


def test_nothing_recorded_is_not_known_and_no_breach(page):
    figures = told(page, "2026-11-21", "ccm")
    assert figures["stockpiles_not_known"] == figures["clearance_not_known"] == 112
    assert figures["stockpiles_completed"] is figures["clearance_overdue"] is figures["first_reports_in"] is None
    text = text_of_html(panel(page, "/treaties/ccm/?on=2026-11-21"))
    assert "112 not known" in text
    assert "overdue" not in text


def test_a_treaty_that_asks_for_a_declaration_only(page):
    assert told(page, "2026-11-21", "tpnw") == {
        "first_reports_due": 75,
        "first_reports_in": None,
        "first_reports_not_known": 75,
    }
    assert "Declaration Article 2" in text_of_html(panel(page, "/treaties/tpnw/?on=2026-11-21"))


@pytest.mark.parametrize("address", ["/treaties/cwc/?on=2026-11-21", "/treaties/apmbc/?on=1997-12-03"])
def test_without_duties_or_before_any_state_joined_there_is_no_panel(page, address):
    assert 'id="implementation"' not in page(address).content.decode()


def test_states_behind_are_marked_where_there_are_any(page):
    assert '<b class="flagged">17</b>' in panel(page, "/treaties/apmbc/?on=2026-11-21")
    assert "flagged" not in panel(page, "/treaties/apmbc/?on=2002-07-31")


def test_every_figure_has_its_words_and_its_rule():
    assert set(words.IMPLEMENTATION) == set(Figure)


def test_it_costs_few_queries_where_the_record_is_read_anew_and_none_after(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/treaties/apmbc/?on=2026-11-21")
    with django_assert_max_num_queries(1):
        client.get("/treaties/apmbc/?on=2026-11-21")
