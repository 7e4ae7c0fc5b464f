"""Calendars of deadlines, read back by the library that wrote them, as a reader's program would."""

from datetime import date

import pytest
from icalendar import Calendar

from states.models import Revision
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

TREATY, STATE = "/treaties/apmbc/deadlines.ics", "/states/afg/deadlines.ics"
CLEARANCE = "urn:treaty-deadline:afg:apmbc:apmbc-mined-area-clearance"


@pytest.fixture
def events(client):
    """The events of a calendar by their names."""

    def fetch(address: str, host: str = "testserver") -> dict:
        answer = client.get(address, headers={"host": host})
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}

    return fetch


def test_a_deadline_is_an_event_of_a_whole_day(events):
    event = events(f"{STATE}?on=2022-12-01")[CLEARANCE]
    assert event.decoded("dtstart") == date(2025, 3, 1)
    assert "dtend" not in event
    assert event.decoded("dtstamp") == Revision.objects.current().changed_at.replace(microsecond=0)
    assert event["summary"] == "Afghanistan: Clearance of mined areas (APMBC), not yet due"
    assert "Due: 2025-03-01, extended" in event["description"]
    assert "By the treaty’s own term: 2013-03-01" in event["description"]
    assert event["url"] == "http://testserver/states/afg/"


def test_the_calendar_of_a_state_has_every_treaty_and_that_of_a_treaty_every_state(events, csv_rows):
    own = events(f"{STATE}?on=2026-11-21")
    assert {uid.split(":")[3] for uid in own} >= {"apmbc", "ccm"}
    every = events(f"{TREATY}?on=2026-11-21")
    rows = csv_rows("/treaties/apmbc/deadlines.csv?on=2026-11-21")
    assert len(every) == sum(row["due"] != "" for row in rows)
    assert every[CLEARANCE].decoded("dtstart") == own[CLEARANCE].decoded("dtstart")


def test_names_stay_wherever_the_site_stands_and_whenever_it_is_asked(events, settings):
    settings.ALLOWED_HOSTS = ["treaties.example", "testserver"]
    here, there = events(STATE), events(STATE, "treaties.example")
    assert list(here) == list(there)
    assert there[CLEARANCE]["url"] == "http://treaties.example/states/afg/"
    assert CLEARANCE in events(f"{STATE}?on=2004-01-01")


def test_a_calendar_takes_the_filters_of_the_page(events, csv_rows, page):
    query = "on=2026-11-21&ahead=1&obligation=mined_area_clearance"
    rows = csv_rows(f"/treaties/apmbc/deadlines.csv?{query}")
    days = {event.decoded("dtstart").isoformat() for event in events(f"{TREATY}?{query}").values()}
    assert days == {row["due"] for row in rows}
    html = page(f"/treaties/apmbc/deadlines/?{query}").content.decode()
    assert f'href="{TREATY}?ahead=1&amp;obligation=mined_area_clearance"' in html


def test_a_calendar_is_kept_until_the_record_changes(client):
    answer = client.get(TREATY)
    assert "public" in answer["Cache-Control"]
    assert client.get(TREATY, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_state_that_owes_nothing_has_an_empty_calendar_and_an_unknown_one_none(events, page):
    assert events("/states/prk/deadlines.ics?on=2000-01-01") == {}
    assert events("/treaties/npt/deadlines.ics") == {}
    assert "No State has the code “xyz”" in text_of(page("/states/xyz/deadlines.ics", 404))
    assert "There are: 1" in text_of(page(f"{TREATY}?ahead=2", 400))
