import re
from collections import Counter
from html import unescape

import pytest

from reports.queries.record import forget
from states.models import State, StockpileEvent, Treaty
from tests.factories import StockpileEventFactory
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

PAGE, FILE = "/treaties/apmbc/stockpiles/", "/treaties/apmbc/stockpiles.csv"
COLUMNS = (
    "iso3,state,state_of_play,declared,destroyed,completed_on,deadline,days_late,retained,retained_year,"
    "confirmed,source"
)
COMPLETED_BETWEEN = {"ALB", "CZE", "ECU", "PER", "SWE", "YEM"}


def row(rows, iso3):
    return next(row for row in rows if row["iso3"] == iso3)


def listed(response) -> list[str]:
    """The codes of the rows of a page, in their order."""
    return re.findall(r'<tr id="s-(\w{3})">', response.content.decode())


def line(response, iso3: str) -> str:
    """What a row of a page says."""
    cells = re.search(rf'<tr id="s-{iso3}">(.*?)</tr>', response.content.decode())[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", cells))).strip()


def test_the_file_has_the_promised_columns(page):
    response = page(f"{FILE}?on=2002-07-31")
    assert response.content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert response["Content-Disposition"] == 'attachment; filename="apmbc-stockpiles-2002-07-31.csv"'


def test_csv_and_json_hold_the_same_rows(page, csv_rows):
    from_json = page("/treaties/apmbc/stockpiles.json?on=2026-11-21").json()
    written = [{name: "" if value is None else str(value) for name, value in row.items()} for row in from_json]
    assert written == csv_rows(f"{FILE}?on=2026-11-21")


@pytest.mark.parametrize(
    "asked",
    [
        "on=2002-07-31",
        "on=2026-11-21",
        "on=2026-11-21&play=overdue&play=done_late",
        "on=2026-11-21&holding=retained&group=weog",
        "on=1997-12-03",
    ],
)
def test_the_page_has_the_rows_of_the_file(page, csv_rows, asked):
    rows = csv_rows(f"{FILE}?{asked}")
    assert rows
    assert listed(page(f"{PAGE}?{asked}")) == [row["iso3"].lower() for row in rows]


def test_the_record_holds_32_completions_against_33_published_and_says_why(page):
    text = text_of(page(f"{PAGE}?on=2002-07-31"))
    assert "32 of 125 States have destroyed their stockpiles" in text
    assert "Published: 33. This record: 32" in text
    assert "Not reproduced. The figure published is 33; the record holds 32 completions dated up to that day." in text
    assert "Completed, with no day on record, so counted on no day: Rwanda." in text
    assert "Published:" not in text_of(page(f"{PAGE}?on=2002-07-30"))


def test_exactly_six_completed_between_may_2001_and_july_2002(csv_rows):
    before = {row["iso3"] for row in csv_rows(f"{FILE}?on=2001-05-01&holding=completed")}
    after = {row["iso3"] for row in csv_rows(f"{FILE}?on=2002-07-31&holding=completed")}
    assert after - before == COMPLETED_BETWEEN
    assert len(after) == 32


def test_a_row_tells_what_was_known_on_the_day(csv_rows, page):
    rows = csv_rows(f"{FILE}?on=2026-11-21")
    albania = row(rows, "ALB")
    assert {name: albania[name] for name in COLUMNS.split(",")[2:11]} == {
        "state_of_play": "done",
        "declared": "1607420",
        "destroyed": "1683860",
        "completed_on": "2002-04-04",
        "deadline": "2004-08-01",
        "days_late": "-850",
        "retained": "0",
        "retained_year": "2004",
        "confirmed": "True",
    }
    assert len(albania["source"].split()) == 3
    shown = line(page(f"{PAGE}?on=2026-11-21"), "alb")
    assert shown.startswith("Albania done 1,607,420 1,683,860 4 Apr 2002 1 Aug 2004 850 days early 0 2004")
    assert row(csv_rows(f"{FILE}?on=2002-04-03"), "ALB")["completed_on"] == ""


@pytest.mark.parametrize(
    ("codes", "deadline"),
    [(("BLR", "GRC", "TUR"), "2008-03-01"), (("UKR",), "2010-06-01"), (("AUT", "CAN", "ZWE"), "2003-03-01")],
)
def test_deadlines_follow_from_entry_into_force(csv_rows, codes, deadline):
    rows = csv_rows(f"{FILE}?on=2026-11-21")
    assert {row(rows, code)["deadline"] for code in codes} == {deadline}


def test_the_first_45_states_were_due_on_one_day(csv_rows):
    due = Counter(row["deadline"] for row in csv_rows(f"{FILE}?on=2002-07-31"))
    assert due["2003-03-01"] == 45


def test_nobody_is_overdue_without_a_dated_fact(csv_rows, page):
    rows = csv_rows(f"{FILE}?on=2026-11-21")
    assert {row["iso3"] for row in rows if row["state_of_play"] == "overdue"} == {"GRC", "UKR"}
    # A deadline long past, and not a word of the stock after it.
    togo = row(rows, "TGO")
    assert (togo["state_of_play"], togo["deadline"], togo["days_late"]) == ("not_known", "2004-09-01", "")
    assert {row["state_of_play"] for row in csv_rows("/treaties/ccm/stockpiles.csv?on=2026-11-21")} == {"not_known"}


def test_a_partial_date_prints_as_it_is_known(csv_rows, page):
    assert row(csv_rows(f"{FILE}?on=2026-11-21"), "AFG")["completed_on"] == "2007-10"
    assert "October 2007 1 Mar 2007 at least 214 days late" in line(page(f"{PAGE}?on=2026-11-21"), "afg")
    during = page(f"{PAGE}?on=1999-07-01")
    assert "perhaps by now: 1999" in line(during, "aus")
    assert "more found: 2005" in line(page(f"{PAGE}?on=2026-11-21"), "khm")


def test_what_has_no_day_is_said_and_counts_on_none(csv_rows, page):
    assert row(csv_rows(f"{FILE}?on=2026-11-21"), "RWA")["state_of_play"] == "not_known"
    assert line(page(f"{PAGE}?on=2026-11-21"), "rwa").startswith("Rwanda no day recorded: destruction completed not k")
    # Before Rwanda joined, a fact without a day is of no day at all.
    assert "rwa" not in listed(page(f"{PAGE}?on=1997-12-03"))


def test_states_not_bound_stand_apart_with_their_estimates(page, csv_rows):
    response = page(f"{PAGE}?on=2026-11-21")
    bound, apart = response.content.decode().split("11 States not bound")
    assert 'id="s-usa"' in apart
    assert 'id="s-usa"' not in bound
    assert line(response, "usa").startswith("United States of America 3,000,000 2021")
    # A State that has left owes nothing more.
    finland = row(csv_rows(f"{FILE}?on=2026-11-21"), "FIN")
    assert (finland["state_of_play"], finland["deadline"]) == ("no_duty", "")


@pytest.mark.parametrize(
    ("holding", "on", "states"),
    [
        ("completed", "2002-07-31", 32),
        ("completed", "2026-11-21", 89),
        ("unfinished", "2002-07-31", 7),
        ("retained", "2002-07-31", 2),
        ("retained", "2026-11-21", 44),
    ],
)
def test_each_figure_leads_to_the_list_that_it_counts(page, csv_rows, holding, on, states):
    html = page(f"{PAGE}?on={on}").content.decode()
    assert f'<a href="?on={on}&amp;holding={holding}#stockpiles"><b' in html
    assert len(csv_rows(f"{FILE}?on={on}&holding={holding}")) == states


def test_numbers_of_the_day_are_the_sums_of_their_lists(page, csv_rows):
    text = text_of(page(f"{PAGE}?on=2026-11-21"))
    destroyed = sum(int(row["destroyed"]) for row in csv_rows(f"{FILE}?on=2026-11-21&holding=destroyed"))
    retained = sum(int(row["retained"]) for row in csv_rows(f"{FILE}?on=2026-11-21&holding=retained"))
    assert f"{destroyed:,} weapons destroyed" in text
    assert f"{retained:,} weapons retained by 44 States" in text
    assert "2 overdue" in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("play=overdue", {"GRC", "UKR"}),
        ("play=overdue&play=done_late&group=eastern-european-group", {"BLR", "UKR"}),
        ("confirmed=0", {"HUN"}),
        ("holding=unfinished", {"BTN", "GRC", "KHM", "SOM", "TCD", "TGO", "UKR"}),
    ],
)
def test_filters(csv_rows, query, expected):
    assert {row["iso3"] for row in csv_rows(f"{FILE}?on=2026-11-21&{query}")} == expected


def test_the_unconfirmed_can_be_left_out(page, csv_rows):
    assert "HUN" not in {row["iso3"] for row in csv_rows(f"{FILE}?on=2026-11-21&confirmed=1")}
    assert line(page(f"{PAGE}?on=2026-11-21&confirmed=0"), "hun").startswith("Hungary unconfirmed")


def test_a_filter_keeps_the_day_and_its_form_the_filter(page):
    html = page(f"{PAGE}?on=2002-07-31&play=done").content.decode()
    assert '<input type="hidden" name="on" value="2002-07-31">' in html
    assert 'name="play" value="done" checked' in html
    assert 'href="/treaties/apmbc/stockpiles.csv?on=2002-07-31&amp;play=done"' in html
    assert "No State fits these filters" in text_of(page(f"{PAGE}?on=2002-07-31&play=overdue"))


@pytest.mark.parametrize("address", [PAGE, FILE, "/treaties/apmbc/stockpiles.json"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("play=late", "done_late"),
        ("play=lapsed_then_extended", "There are"),
        ("holding=some", "unfinished"),
        ("group=xyz", "group"),
        ("confirmed=2", "confirmed"),
        ("status=party", "There is no parameter"),
        ("on=soon", "is not a day"),
        ("holding=completed&holding=retained", "only once"),
    ],
)
def test_what_is_not_known_is_refused_in_words(page, address, query, said):
    assert said in unescape(page(f"{address}?{query}", 400).content.decode())


def test_a_treaty_without_such_a_duty_says_so_and_has_no_tab(page, csv_rows):
    response = page("/treaties/npt/stockpiles/?on=2026-11-21")
    assert "This treaty asks nothing of States about stockpiles" in text_of(response)
    assert csv_rows("/treaties/npt/stockpiles.csv?on=2026-11-21") == []
    assert 'href="/treaties/npt/stockpiles/' not in page("/treaties/npt/").content.decode()
    assert 'href="/treaties/apmbc/stockpiles/' in page("/treaties/apmbc/participants/").content.decode()


def test_a_treaty_of_which_nothing_is_recorded_says_so(page, csv_rows):
    text = text_of(page("/treaties/ccm/stockpiles/?on=2012-01-01"))
    assert "nothing is recorded of stockpiles under this treaty: of 67 States that have joined" in text
    assert len(csv_rows("/treaties/ccm/stockpiles.csv?on=2012-01-01")) == 67


def test_days_before_there_was_anything_and_days_to_come(page):
    assert "no State was bound to destroy a stockpile" in text_of(page(f"{PAGE}?on=1990-01-01"))
    assert "no State had joined, so none was to destroy" in text_of(page(f"{PAGE}?on=1997-12-03"))
    assert "A day to come." in text_of(page(f"{PAGE}?on=2060-01-01"))


def test_names_from_the_record_are_escaped(page):
    State.objects.filter(iso3="ALB").update(name_en="<script>alert(1)</script>")
    State.objects.get(iso3="ALB").names.all().delete()
    assert "<script>alert" not in page(f"{PAGE}?on=2026-11-21").content.decode()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("grc", "Greece overdue declared November 2022 "),
        ("ukr", "Ukraine overdue declared November 2022 "),
        ("btn", "Bhutan not known declared 29 May 2007 "),
        ("som", "Somalia not known declared 30 Mar 2013 "),
        ("tgo", "Togo not known declared 11 Apr 2003 "),
    ],
)
def test_a_breach_and_a_question_name_the_fact_they_rest_on(page, code, said):
    assert line(page(f"{PAGE}?on=2026-11-21"), code).startswith(said)


def test_one_fact_more_changes_page_and_file(page, csv_rows):
    togo = State.objects.get(iso3="TGO")
    treaty = Treaty.objects.get(slug="apmbc")
    StockpileEventFactory(treaty=treaty, state=togo, event="deadline_missed", date="2004-09-01", quantity=436)
    assert row(csv_rows(f"{FILE}?on=2026-11-21"), "TGO")["state_of_play"] == "overdue"
    assert line(page(f"{PAGE}?on=2026-11-21"), "tgo").startswith("Togo overdue deadline missed 1 Sep 2004 436")
    StockpileEvent.objects.filter(treaty=treaty).delete()
    forget()  # no history is left by this shortcut
    assert "nothing is recorded of stockpiles" in text_of(page(f"{PAGE}?on=2026-11-21"))


def test_a_page_costs_few_queries_and_none_once_read(client, django_assert_max_num_queries, django_assert_num_queries):
    address = f"{PAGE}?on=2026-11-21"
    with django_assert_max_num_queries(11):
        client.get(address)
    with django_assert_num_queries(1):  # the revision
        client.get(address)
