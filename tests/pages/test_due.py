import pytest

from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def due(page, on: str) -> str:
    text = text_of(page(f"/treaties/apmbc/?on={on}"))
    start = max(text.find("Due next:"), text.find("Nothing is due"))
    return text[start : start + 700]


def test_entries_into_force_and_targets_ahead(page):
    told = due(page, "2002-02-01")
    assert "Due next: 1 March 2002" in told
    assert "1 Mar 2002 Chile, Nigeria – entry into force" in told
    assert "1 Apr 2002 Algeria – entry into force" in told
    assert "16 Sep 2002 Target of 130 States, 4MSP" in told


def test_withdrawals_ahead(page):
    assert "27 Dec 2025 Estonia, Latvia, Lithuania – withdrawal takes effect" in due(page, "2025-12-02")


def test_what_takes_effect_on_the_day_is_no_longer_due(page):
    assert "1 Mar 2002" not in due(page, "2002-03-01")


def test_nothing_due_says_so(page):
    text = text_of(page("/treaties/cwc/?on=2026-11-21"))
    assert "Nothing is due" in text
    assert "No entry into force, withdrawal or target lies ahead" in text


def test_duties_known_to_be_open_with_state_article_and_day(page):
    told = due(page, "2026-11-21")
    assert "31 Dec 2026 Thailand – clearance of mined areas, Article 5" in told
    assert "1 Feb 2028 Iraq – clearance of mined areas, Article 5" in told
    assert "Yemen" not in told  # the seventh
    assert "1 Aug 2003 Portugal – stockpile destruction, Article 4" in due(page, "2002-07-31")
    assert "31 Jul 2002 Eritrea, Saint Vincent and the Grenadines – initial report, Article 7" in due(
        page, "2002-02-01"
    )


def test_a_duty_that_is_met_or_not_known_is_not_due(page, csv_rows):
    """By 2026 two States that declared no stockpile, and two of whose areas nothing is known, have days ahead."""
    ahead = csv_rows("/treaties/apmbc/deadlines.csv?on=2026-11-21&ahead=1&play=no_duty&play=not_known")
    shut = {row["state"] for row in ahead if row["obligation"] != "annual_report"}
    assert shut
    assert not [name for name in shut if name in due(page, "2026-11-21")]


def test_many_states_of_one_day_are_cut_and_lead_to_the_rest(page):
    html = page("/treaties/apmbc/?on=1999-03-01").content.decode()
    address = "/treaties/apmbc/deadlines/?on=1999-03-01&amp;ahead=1&amp;obligation=initial_report#deadlines"
    assert f'<a href="{address}">and 37 more</a>' in html
    page(address.replace("&amp;", "&"))


def test_it_leads_to_all_deadlines_and_to_the_calendar_where_the_treaty_has_duties(page):
    html = page("/treaties/apmbc/?on=2026-11-21").content.decode()
    assert 'href="/treaties/apmbc/deadlines/?on=2026-11-21&amp;ahead=1#deadlines"' in html
    assert 'href="/treaties/apmbc/deadlines.ics"' in html
    assert "deadlines.ics" not in page("/treaties/cwc/").content.decode()
