import re
from datetime import date
from html import unescape

import pytest

from reports.queries.record import record_now
from reports.queries.transparency import transparency_figures
from states.models import Obligation, State, TransparencyRate, Treaty
from tests.factories import TransparencyRateFactory, TransparencyReportFactory
from tests.pages.test_dashboard import text_of
from tests.pages.test_stockpiles import line, listed, row

pytestmark = pytest.mark.django_db

PAGE, FILE = "/treaties/apmbc/transparency/", "/treaties/apmbc/transparency.csv"
RATES = "/treaties/apmbc/transparency/rates.csv"
COLUMNS = "iso3,state,first_due,first_received,days_late,last_year,last_received,state_of_play,confirmed,source"
DAY = "2026-11-21"


def came(iso3: str, received: str | None, **values):
    """Record a report: the first one unless a year is given."""
    kind = "annual" if "year" in values else "initial"
    return TransparencyReportFactory(
        treaty=Treaty.objects.get(slug="apmbc"),
        state=State.objects.get(iso3=iso3),
        received_on=received,
        **{"kind": kind, "year": None, **values},
    )


def test_the_file_has_the_promised_columns(page):
    response = page(f"{FILE}?on={DAY}")
    assert response.content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert response["Content-Disposition"] == f'attachment; filename="apmbc-transparency-{DAY}.csv"'


@pytest.mark.parametrize("name", ["transparency", "transparency/rates"])
def test_csv_and_json_hold_the_same_rows(page, csv_rows, name):
    came("OMN", "2015-08-10")
    came("OMN", "2016", year=2015)
    from_json = page(f"/treaties/apmbc/{name}.json?on={DAY}").json()
    written = [{key: "" if value is None else str(value) for key, value in each.items()} for each in from_json]
    assert written
    assert written == csv_rows(f"/treaties/apmbc/{name}.csv?on={DAY}")


@pytest.mark.parametrize(
    "asked", [f"on={DAY}", "on=2000-04-01", f"on={DAY}&reports=first_in&play=done_late", f"on={DAY}&group=weog"]
)
def test_the_page_has_the_rows_of_the_file(page, csv_rows, asked):
    came("LCA", "2000-03-30")
    rows = csv_rows(f"{FILE}?{asked}")
    assert rows
    assert listed(page(f"{PAGE}?{asked}")) == [each["iso3"].lower() for each in rows]


@pytest.mark.parametrize(("iso3", "due"), [("LCA", "2000-03-29"), ("OMN", "2015-07-31"), ("SSD", "2012-01-05")])
def test_first_reports_fall_due_on_the_published_days(csv_rows, iso3, due):
    own = row(csv_rows(f"{FILE}?on={DAY}"), iso3)
    assert (own["first_due"], own["state_of_play"], own["first_received"]) == (due, "not_known", "")
    # Due on the day itself, and later the day before.
    by_then = {each["iso3"] for each in csv_rows(f"{FILE}?on={due}&reports=first_due")}
    before = date.fromisoformat(due).replace(day=date.fromisoformat(due).day - 1)
    ahead = {each["iso3"] for each in csv_rows(f"{FILE}?on={before}&reports=first_ahead")}
    assert iso3 in by_then
    assert iso3 in ahead


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        ("2004-04-29", []),
        # Of no recorded day: known from when the reports fell due.
        ("2004-04-30", [(2003, 79)]),
        ("2010-12-30", [(2003, 79)]),
        ("2010-12-31", [(2003, 79), (2009, 54)]),
        ("2011-06-22", [(2003, 79), (2009, 54), (2010, 44)]),
        ("2011-12-31", [(2003, 79), (2009, 54), (2009, 56), (2010, 44), (2010, 52)]),
        (DAY, [(2003, 79), (2009, 54), (2009, 56), (2010, 44), (2010, 52), (2014, 37)]),
    ],
)
def test_every_count_of_a_rate_is_known_from_its_day_on(csv_rows, on, counts):
    assert [(int(each["year"]), int(each["percent"])) for each in csv_rows(f"{RATES}?on={on}")] == counts


def test_the_latest_rate_says_by_whom_and_when_it_was_counted(page):
    text = text_of(page(f"{PAGE}?on={DAY}"))
    assert "37% of the yearly reports for 2014 had come in" in text
    assert "Counted 18 June 2015 by: Mine Ban Treaty transparency fact sheet" in text
    assert "79% of the reports for 2003, 37% of those for 2014" in text
    assert "52%December 2011ICBL statement to 11MSP" in text
    assert "79%day not recordedICBL statement to 10MSP" in text
    assert "52% of the yearly reports for 2010" in text_of(page(f"{PAGE}?on=2012-01-01"))


def test_figures_of_the_day_lead_to_their_lists(page, csv_rows):
    came("OMN", "2015-07-31")
    html = page(f"{PAGE}?on={DAY}").content.decode()
    figures = dict(re.findall(rf'<a href="\?on={DAY}&amp;reports=(\w+)#transparency"><b>(\d+)</b>', html))
    assert figures == {
        "first_due": "161",
        "first_in": "1",
        "first_not_known": "160",
        "first_ahead": "0",
        "yearly_in": "0",
    }
    for name, number in figures.items():
        assert len(csv_rows(f"{FILE}?on={DAY}&reports={name}")) == int(number), name
    assert len(csv_rows(f"{FILE}?on={DAY}&reports=yearly_due")) == 160


def test_without_a_report_on_record_it_is_not_known_and_nobody_is_overdue(page, csv_rows):
    text = text_of(page(f"{PAGE}?on={DAY}"))
    assert "– of 160 reports for 2025: not known" in text
    assert {each["state_of_play"] for each in csv_rows(f"{FILE}?on={DAY}")} == {"not_known"}
    assert "overdue" not in text.replace("never overdue", "")


def test_reports_that_came_stand_in_row_and_file_from_their_day_on(page, csv_rows):
    report = came("OMN", "2015-08-10")
    came("OMN", "2018-05-02", year=2017, source=report.source)
    own = row(csv_rows(f"{FILE}?on={DAY}"), "OMN")
    assert own["source"].split()[-1] == report.source.key
    assert [own[name] for name in COLUMNS.split(",")[3:8]] == ["2015-08-10", "10", "2017", "2018-05-02", "done_late"]
    shown = line(page(f"{PAGE}?on={DAY}"), "omn")
    assert shown.startswith("Oman done late 31 Jul 2015 10 Aug 2015 10 days late 2017 2 May 2018")
    assert row(csv_rows(f"{FILE}?on=2015-08-09"), "OMN")["first_received"] == ""
    assert row(csv_rows(f"{FILE}?on=2018-05-01"), "OMN")["last_year"] == ""


def test_what_is_recorded_here_has_a_rate_of_its_own(page, csv_rows):
    for iso3 in ("OMN", "LCA", "SSD"):
        came(iso3, "2016-04-30", year=2015)
    live = csv_rows(f"{RATES}?on={DAY}")[-1]
    assert (live["year"], live["percent"], live["counted_on"], live["received"], live["source"]) == (
        *("2015", "2", DAY, "3", ""),
    )
    text = text_of(page(f"{PAGE}?on={DAY}"))
    assert f"Counted in this record: 3 reports came of {live['owed']} that States owed." in text
    assert "◆ as recorded here" in text


def test_a_rate_below_what_others_counted_says_that_reports_are_not_recorded(page):
    came("LCA", "2015-04-30", year=2014)
    text = text_of(page(f"{PAGE}?on={DAY}"))
    assert "37% of the yearly reports for 2014 had come in" in text
    assert re.search(r"this record: 1 report of \d+ owed; others had counted more, so some are not recorded", text)


def test_a_report_meets_the_deadlines_of_its_state(csv_rows):
    came("OMN", "2015-08-10")
    yearly = came("OMN", "2026-11-01", year=2026)

    def told(on: str) -> dict[str, str]:
        rows = [each for each in csv_rows(f"/treaties/apmbc/deadlines.csv?on={on}") if each["iso3"] == "OMN"]
        return {each["obligation"]: f"{each['state_of_play']} {each['done_on']}" for each in rows}

    assert told(DAY)["initial_report"] == "done_late 2015-08-10"
    assert told(DAY)["annual_report"] == "done 2026-11-01"
    assert told("2026-04-30")["annual_report"] == "not_known "
    resting = [
        each for each in csv_rows(f"/treaties/apmbc/deadlines.csv?on={DAY}") if yearly.source.key in each["source"]
    ]
    assert [(each["iso3"], each["obligation"]) for each in resting] == [("OMN", "annual_report")]


def test_what_has_no_day_or_is_not_confirmed_says_so(page, csv_rows):
    came("OMN", None, year=2016, confirmed=False)
    assert line(page(f"{PAGE}?on={DAY}"), "omn").startswith(
        "Oman no day recorded: yearly report: 2016 unconfirmed not known"
    )
    assert {each["iso3"] for each in csv_rows(f"{FILE}?on={DAY}&confirmed=0")} == {"OMN"}
    assert "OMN" not in {each["iso3"] for each in csv_rows(f"{FILE}?on={DAY}&confirmed=1")}


def test_reports_of_states_not_bound_stand_apart(page, csv_rows):
    came("POL", "2004-05-01")
    response = page(f"{PAGE}?on=2010-01-01")
    bound, apart = response.content.decode().split("1 State not bound")
    assert 'id="s-pol"' in apart
    assert 'id="s-pol"' not in bound
    assert csv_rows(f"{FILE}?on=2010-01-01")[-1]["state_of_play"] == "no_duty"


@pytest.mark.parametrize("address", [PAGE, FILE, "/treaties/apmbc/transparency.json"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("play=overdue", "done_late"),
        ("reports=some", "first_not_known"),
        ("group=xyz", "group"),
        ("confirmed=2", "confirmed"),
        ("status=party", "There is no parameter"),
        ("on=soon", "is not a day"),
        ("reports=first_in&reports=first_due", "only once"),
    ],
)
def test_what_is_not_known_is_refused_in_words(page, address, query, said):
    assert said in unescape(page(f"{address}?{query}", 400).content.decode())


def test_a_filter_that_fits_none_leaves_the_rates_and_their_sources(page):
    html = page(f"{PAGE}?on={DAY}&reports=first_in").content.decode()
    assert "No State fits these filters" in html
    assert 'id="source-4"' in html


@pytest.mark.parametrize(("slug", "due"), [("ccm", "112"), ("att", "116")])
def test_other_treaties_go_through_the_same_rules(page, csv_rows, slug, due):
    text = text_of(page(f"/treaties/{slug}/transparency/?on={DAY}"))
    assert "How many yearly reports came in is not known" in text
    assert f"{due} first reports due by this day" in text
    assert csv_rows(f"/treaties/{slug}/transparency/rates.csv?on={DAY}") == []
    page(f"/treaties/{slug}/transparency.svg?on={DAY}", 404)


@pytest.mark.parametrize("slug", ["tpnw", "npt"])
def test_a_treaty_that_asks_for_no_report_says_so_and_has_no_tab(page, csv_rows, slug):
    response = page(f"/treaties/{slug}/transparency/?on={DAY}")
    assert "This treaty asks States for no transparency reports" in text_of(response)
    assert csv_rows(f"/treaties/{slug}/transparency.csv?on={DAY}") == []
    assert f'href="/treaties/{slug}/transparency/' not in page(f"/treaties/{slug}/").content.decode()
    assert 'href="/treaties/att/transparency/' in page("/treaties/att/").content.decode()


def test_days_before_there_was_anything_and_days_to_come(page):
    assert "no State had joined, so none was to report" in text_of(page(f"{PAGE}?on=1997-12-03"))
    assert "A day to come." in text_of(page(f"{PAGE}?on=2060-01-01"))


def test_each_count_is_drawn_once_and_numbers_do_not_touch(page):
    drawn = page(f"/treaties/apmbc/transparency.svg?on={DAY}").content.decode()
    assert "2003: 79%; 2009: 54%; 2009: 56%; 2010: 44%; 2010: 52%; 2014: 37%" in drawn
    assert re.findall(r"⁨(\d+)%⁩", drawn) == ["79", "54", "56", "44", "52", "37"]
    assert page(f"/treaties/apmbc/transparency.png?on={DAY}").content.startswith(b"\x89PNG")
    page("/treaties/apmbc/transparency.svg?on=2004-04-29", 404)


def test_a_dashboard_can_read_the_figures():
    record = record_now()
    treaty = record.treaty("apmbc")
    figures = transparency_figures(record, record.register(treaty), date.fromisoformat(DAY))
    assert (figures.lists["first_due"], figures.lists["first_in"], figures.lists["first_not_known"]) == (161, 0, 161)
    assert (figures.latest.year, figures.latest.percent, figures.recorded) == (2014, 37, False)
    assert transparency_figures(record, record.register(record.treaty("npt")), date.fromisoformat(DAY)) is None


def test_without_a_yearly_day_a_count_is_known_after_its_year(csv_rows):
    Obligation.objects.filter(key="apmbc-annual-report").delete()
    TransparencyRate.objects.all().delete()
    TransparencyRateFactory(treaty=Treaty.objects.get(slug="apmbc"), year=2003, percent=79)
    assert csv_rows(f"{RATES}?on=2004-12-30") == []
    assert len(csv_rows(f"{RATES}?on=2004-12-31")) == 1


def test_a_page_costs_few_queries_and_none_once_read(client, django_assert_max_num_queries, django_assert_num_queries):
    came("OMN", "2015-08-10")
    came("OMN", "2018-05-02", year=2017)
    with django_assert_max_num_queries(11):
        client.get(f"{PAGE}?on={DAY}")
    with django_assert_num_queries(1):  # the revision
        client.get(f"{PAGE}?on={DAY}")
