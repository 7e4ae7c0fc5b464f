"""The figures of implementation on the dashboard lead to the lists that they count."""

import re

import pytest

from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

DAYS = ("2002-07-31", "2010-06-25", "2026-11-21")


def panel(page, address: str) -> str:
    html = page(address).content.decode()
    start = html.find('aria-labelledby="implementation"')
    return html[start : html.find("</section>", start)] if start >= 0 else ""


@pytest.mark.parametrize("on", DAYS)
def test_each_figure_is_the_number_of_rows_of_its_list(page, on):
    links = re.findall(r'<a href="([^"#]+)#\w+">(?:<b>)?(\d+)<', panel(page, f"/treaties/apmbc/?on={on}"))
    assert len(links) >= 6
    for address, number in links:
        path, asked = address.replace("&amp;", "&").split("?")
        rows = page(f"{path.rstrip('/')}.json?{asked}").json()
        # A first report that is still to come has not fallen due.
        due = [row for row in rows if row.get("obligation") != "initial_report" or row["due"] <= on]
        assert len(due) == int(number), address


def test_known_figures(page):
    told = text_of(page("/treaties/apmbc/?on=2002-07-31"))
    assert "32 have destroyed their stockpile" in told
    assert "– have sent their first report Not known: nothing is recorded. Fell due: 119" in told
    # 180 days from 1 February 2002, when 119 were bound.


def test_a_treaty_whose_record_holds_no_event_says_not_known(page):
    told = text_of(page("/treaties/ccm/?on=2026-11-21"))
    assert "– have destroyed their stockpile Not known: nothing is recorded." in told


def test_a_treaty_that_asks_for_nothing_by_a_day_has_no_panel(page):
    assert panel(page, "/treaties/npt/?on=2026-11-21") == ""
