"""Entry of transparency reports: what is refused, what is asked, and the way of a report to the public."""

import pytest

from states.models import Source, State, StockpileEvent, Submission, TransparencyReport, Treaty

pytestmark = pytest.mark.django_db

ADD, ADD_STOCKPILE = "/admin/states/transparencyreport/add/", "/admin/states/stockpileevent/add/"


def form(iso3: str, kind: str, received: str, year: object = "", **values) -> dict:
    return {
        "treaty": Treaty.objects.get(slug="apmbc").pk,
        "state": State.objects.get(iso3=iso3).pk,
        "kind": kind,
        "year": year,
        "received_on": received,
        "source": Source.objects.get(key="isu-eritrea").pk,
        "confirmed": "on",
        "reason": "as the report says",
        **values,
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("OMN", "annual", "", 2052), "That year has not begun, so no report covers it yet."),
        (("OMN", "annual", "2017-12-31", 2018), "A report cannot come in before the year it covers begins."),
        (("OMN", "initial", "2052-01-01"), "That day is still to come, so no report came in on it."),
        (("OMN", "annual", "2018-04-30", ""), "A yearly report covers a calendar year: write which."),
    ],
)
def test_a_report_is_refused_in_words(alone, values, said):
    assert said in alone.post(ADD, form(*values))
    assert not TransparencyReport.objects.exists()


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (("OMN", "annual", "2015-04-30", 2014), "By the treaty’s rule the State owed no report for that year."),
        (("USA", "annual", "2018-04-30", 2017), "By the treaty’s rule the State owed no report for that year."),
        (("POL", "initial", "2004-05-01"), "The State had not joined by then, so it owed no first report."),
    ],
)
def test_a_report_that_was_not_owed_is_asked_about_and_may_stand(alone, values, asked):
    html = alone.post(ADD, form(*values))
    assert asked in html
    assert not TransparencyReport.objects.exists()
    question = next(text for text in html.split('"') if asked in text)
    alone.post(ADD, form(*values, answered=question))
    assert TransparencyReport.objects.count() == 1


@pytest.mark.parametrize("values", [("OMN", "annual", "2018-04-30", 2017), ("OMN", "initial", "2015-07-31")])
def test_a_report_that_was_owed_is_taken_without_a_question(alone, values):
    alone.post(ADD, form(*values))
    assert TransparencyReport.objects.count() == 1


def test_a_second_first_report_is_refused(alone):
    alone.post(ADD, form("OMN", "initial", "2015-07-31"))
    assert "The first report of this State is already recorded." in alone.post(
        ADD, form("OMN", "initial", "2015-08-01")
    )
    assert TransparencyReport.objects.count() == 1


@pytest.mark.parametrize(("year", "taken"), [("2052", False), ("2052-03-01", False), ("2020", True)])
def test_nothing_is_retained_in_a_year_to_come(alone, year, taken):
    before = StockpileEvent.objects.count()
    values = {**form("BTN", "", ""), "event": "retained", "date": year, "quantity": 1}
    html = alone.post(ADD_STOCKPILE, values)
    assert ("nothing is retained in it yet" in html) is not taken
    assert StockpileEvent.objects.count() == before + taken


def test_a_first_report_goes_from_the_editor_over_the_publisher_to_the_public(client, editor, publisher):
    addresses = [
        "/treaties/apmbc/transparency/?on=2026-11-21",
        "/treaties/apmbc/transparency.csv?on=2026-11-21",
        "/treaties/apmbc/transparency.json?on=2026-11-21",
        "/treaties/apmbc/deadlines.csv?on=2026-11-21",
        "/states/omn/?on=2026-11-21",
    ]
    before = [client.get(address).content for address in addresses]
    editor.enter(ADD, form("OMN", "initial", "2015-08-10"))
    assert [client.get(address).content for address in addresses] == before
    assert "Published." in publisher.step(Submission.objects.get(), "publish")
    page, table, rows, deadlines, profile = (client.get(address) for address in addresses)
    assert "10 days late" in page.content.decode()
    assert "OMN,Oman,2015-07-31,2015-08-10,10,,,done_late,True," in table.content.decode()
    own = next(row for row in rows.json() if row["iso3"] == "OMN")
    assert (own["first_received"], own["days_late"], own["state_of_play"]) == ("2015-08-10", 10, "done_late")
    assert "OMN,Oman,initial_report,7,2015-07-31,rule,done_late,,2015-08-10," in deadlines.content.decode()
    assert profile.content != before[4]
