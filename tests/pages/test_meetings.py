from itertools import pairwise

import pytest

from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def by_key(csv_rows, address: str) -> dict[str, dict[str, str]]:
    return {row["meeting"]: row for row in csv_rows(address)}


def test_each_meeting_has_the_state_of_play_of_its_opening_day(page, csv_rows):
    meetings = by_key(csv_rows, "/meetings.csv?on=2026-11-21")
    fourth = meetings["apmbc-4msp"]
    figures = page("/treaties/apmbc/figures.json?on=2002-09-16").json()
    assert (fourth["deposited"], fourth["in_force"]) == ("126", "122")
    assert (fourth["states_not_party"], fourth["universe"]) == (str(figures["states_not_party"]), "194")
    assert meetings["apmbc-1rc"]["deposited"] == "143"


def test_what_was_gained_since_the_formal_meeting_before(csv_rows):
    meetings = by_key(csv_rows, "/meetings.csv?on=2026-11-21")
    formal = [row for row in meetings.values() if row["kind"] in ("msp", "revcon") and row["deposited"]]
    for before, after in pairwise(formal):
        gained = int(after["deposited"]) - int(before["deposited"])
        assert after["joined_since_last_formal_meeting"] == str(gained)
    assert formal[0]["joined_since_last_formal_meeting"] == ""


def test_a_meeting_after_the_day_asked_has_no_figures_yet(page, csv_rows):
    assert by_key(csv_rows, "/meetings.csv?on=2002-09-15")["apmbc-4msp"]["deposited"] == ""
    assert by_key(csv_rows, "/meetings.csv?on=2002-09-16")["apmbc-4msp"]["deposited"] == "126"
    assert "after the day asked" in text_of(page("/meetings/?on=2002-09-15"))


def test_the_target_due_at_a_meeting_stands_beside_it(page):
    html = page("/meetings/?on=2026-11-21").content.decode()
    row = html[html.index("Fourth Meeting of the States Parties") :]
    assert '<a href="/treaties/apmbc/targets/?on=2002-09-16">130</a>' in row[: row.index("</tr>")]


def test_a_meeting_leads_to_its_day_and_to_what_changed_before_it(page):
    html = page("/meetings/?on=2026-11-21").content.decode()
    assert 'href="/treaties/apmbc/?on=2002-09-16"' in html
    assert 'href="/treaties/apmbc/changes/?since=2001-09-18&amp;until=2002-09-16"' in html


def test_a_treaty_without_meetings_says_so(page):
    assert "No meeting of this treaty is recorded." in text_of(page("/meetings/?treaty=npt"))


def test_meetings_are_stops_of_the_time_control(page):
    html = page("/treaties/apmbc/participants/?on=2002-02-01").content.decode()
    stops = html[html.index('class="stops"') : html.index("</details>")]
    assert 'href="?on=2002-09-16"' in stops
    assert "Intersessional" not in stops
