import pytest

from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def test_the_changes_of_1_february_2002_since_the_third_meeting(page):
    text = text_of(page("/treaties/apmbc/changes/?until=2002-02-01"))
    assert "2 × deposit, 8 × entry into force" in text
    assert "Since 3MSP, the last meeting before." in text
    assert "Deposited120 → 122" in text


def test_page_and_file_have_the_same_rows(page, csv_rows):
    period = "since=2001-09-18&until=2002-09-16"
    rows = csv_rows(f"/treaties/apmbc/changes.csv?{period}")
    html = page(f"/treaties/apmbc/changes/?{period}").content.decode()
    assert html.count('<th scope="row">') == len(rows)
    assert f"/treaties/apmbc/changes.csv?{period}".replace("&", "&amp;") in html


def test_two_meetings_lead_to_the_address_of_their_days(client):
    answer = client.get("/treaties/apmbc/changes/?from_meeting=apmbc-3msp&to_meeting=apmbc-4msp&count=in-force")
    assert answer.status_code == 302
    assert answer["Location"] == "/treaties/apmbc/changes/?since=2001-09-18&until=2002-09-16"


def test_a_meeting_that_is_not_known_is_refused_in_words(page):
    assert "no meeting has the key “xyz”" in text_of(page("/treaties/apmbc/changes/?from_meeting=xyz", 400))


def test_the_control_on_top_moves_the_end_of_the_period(page):
    html = page("/treaties/apmbc/changes/?since=2001-09-18&until=2002-02-01").content.decode()
    assert 'href="?since=2001-09-18&amp;on=2002-03-01" rel="next"' in html
    form = html[html.index('<form method="get">') :]
    assert '<input type="hidden" name="since" value="2001-09-18">' in form[: form.index("</form>")]
    assert 'name="until"' not in form[: form.index("</form>")]
    moved = text_of(page("/treaties/apmbc/changes/?since=2001-09-18&on=2002-03-01"))
    assert "After 18 September 2001, up to and including 1 March 2002." in moved


def test_all_of_the_page_speaks_of_the_end_of_the_period(page):
    html = page("/treaties/apmbc/changes/?since=2001-01-01&until=2002-02-01").content.decode()
    assert "Deposited <b>122</b>" in html
    assert 'href="/treaties/apmbc/participants/?on=2002-02-01"' in html
    assert "Not yet adopted" in page("/treaties/apmbc/changes/?until=1990-01-01").content.decode()


def test_a_day_before_the_period_begins_starts_a_period_of_its_own(client):
    answer = client.get("/treaties/apmbc/changes/?since=2020-01-01&on=1999-05-03")
    assert (answer.status_code, answer["Location"]) == (302, "/treaties/apmbc/changes/?on=1999-05-03")


def test_two_meetings_may_be_named_in_either_order(client):
    answer = client.get("/treaties/apmbc/changes/?from_meeting=apmbc-4msp&to_meeting=apmbc-3msp")
    assert answer["Location"] == "/treaties/apmbc/changes/?since=2001-09-18&until=2002-09-16"


def test_a_time_without_changes_says_so(page):
    text = text_of(page("/treaties/apmbc/changes/?since=2002-01-02&until=2002-01-03"))
    assert "Nothing changed in that time" in text
    assert "Deposited122 → 122" in text


def test_a_reversed_period_is_refused(page):
    assert "lies after until" in text_of(page("/treaties/apmbc/changes/?since=2003-01-01&until=2002-01-01", 400))
