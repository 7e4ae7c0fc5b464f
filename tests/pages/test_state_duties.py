"""What the profile of a State says of its duties."""

import re

import pytest

from reports.queries.record import record_now
from states.models import ClearanceEvent, StockpileEvent
from tests.pages.test_dashboard import text_of, text_of_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(page):
    """The lines on the duties of a State on a day."""

    def fetch(code: str, on: str = "2026-11-21", query: str = "") -> str:
        html = page(f"/states/{code}/?on={on}{query}").content.decode()
        found = re.search(r'<dl class="duties">.*?</dl>', html, re.DOTALL)
        return text_of_html(found[0].replace("</dt>", " ")).strip() if found else ""

    return fetch


@pytest.mark.parametrize(
    ("code", "on", "said"),
    [
        (
            "alb",
            "2026-11-21",
            "Completed 4 April 2002, 850 days before its deadline of 1 August 2004. None retained.",
        ),
        ("alb", "2002-04-03", "Not yet due: 1 August 2004."),
        ("afg", "2026-11-21", "Completed October 2007, at least 214 days after its deadline of 1 March 2007."),
        ("afg", "2007-10-15", "Completed within the uncertain span of October 2007."),
        ("ukr", "2026-11-21", "As far as recorded, overdue since 1 June 2010."),
        ("eri", "2026-11-21", "It declared that it holds none."),
        ("eri", "2026-11-21", "As far as recorded, overdue since 31 December 2024. Extended 4 times."),
        ("nga", "2026-11-21", "Contamination reported November 2019. As far as recorded, overdue"),
        ("deu", "2026-11-21", "Contamination reported June 2011. No deadline for it is recorded."),
        ("usa", "2026-11-21", "No duty. Estimated at 3,000,000 (2021)."),
        ("prt", "2026-11-21", "Not known. Its deadline is 1 August 2009."),
    ],
)
def test_a_line_for_each_duty(lines, code, on, said):
    assert said in lines(code, on)


def test_where_the_treaty_asks_nothing_or_nothing_is_recorded_there_is_no_line(lines):
    assert lines("afg", query="&treaty=npt") == ""
    assert lines("fsm") == ""  # not party, nothing recorded
    assert "Stockpile Not known." in lines("afg", query="&treaty=ccm")


def test_its_deadlines_under_every_treaty(page):
    text = text_of(page("/states/afg/?on=2026-11-21"))
    told = text[text.index("Deadlines Where nothing") :]
    assert "APMBC Clearance of mined areas Article 5 1 Mar 2025 extended" in told
    assert "CCM Clearance Article 4" in told
    assert "Subscribe to these deadlines" in told
    assert "Table of deadlines" not in page("/states/usa/?on=2026-11-21").content.decode()


def test_events_stand_on_the_course_among_the_acts(page):
    html = page("/states/afg/?on=2026-11-21").content.decode()
    course = text_of_html(html[html.index("acts, effects and events up to") :])
    order = ["clearance: extended to 1 Mar 2025", "stockpile: destruction completed, 486,226", "APMBC – accession"]
    places = [course.index(each) for each in order]
    assert places == sorted(places)
    assert "extended to 1 Mar 2025" not in text_of(page("/states/afg/?on=2022-11-24"))
    assert "extended to 1 Mar 2025" in text_of(page("/states/afg/?on=2022-11-25"))


def test_all_events_read_at_once_are_those_of_each_table():
    record = record_now()
    apmbc = record.treaty("apmbc")
    for read, model in (
        (record.stockpile_events(apmbc), StockpileEvent),
        (record.clearance_events(apmbc), ClearanceEvent),
    ):
        own = model.objects.by_state(apmbc)
        assert {state: sorted(map(repr, events)) for state, events in read.items()} == {
            state: sorted(map(repr, events)) for state, events in own.items()
        }
