import re
from html import unescape

import pytest

from states.models import State, Treaty
from tests.factories import TransferMeasureFactory
from tests.pages.test_dashboard import text_of
from tests.pages.test_stockpiles import row

pytestmark = pytest.mark.django_db

PAGE, FILE = "/treaties/apmbc/transfers/", "/treaties/apmbc/transfers.csv"
COLUMNS = "iso3,state,status,held_by,measure,since,until,in_force,confirmed,source"


def listed(response) -> list[tuple[str, str]]:
    """The list and the code of each row of a page, in their order."""
    found, current = [], ""
    for heading, code in re.findall(
        r'<h3 class="apart" id="(\w+)">|<tr id="[-\w]+"><th scope="row"><a href="/states/(\w{3})/',
        unescape(response.text),
    ):
        current = heading or current
        found += [(current, code.upper())] if code else []
    return found


def line(response, iso3: str) -> str:
    cells = re.search(rf'<tr id="s-{iso3}">(.*?)</tr>', response.text)[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", cells))).strip()


def without_any(rows) -> set[str]:
    return {row["iso3"] for row in rows if row["held_by"] == "none"}


def test_the_file_has_the_promised_columns(page):
    response = page(f"{FILE}?on=2002-07-31")
    assert response.content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert response["Content-Disposition"] == 'attachment; filename="apmbc-transfers-2002-07-31.csv"'


def test_csv_and_json_hold_the_same_rows(page, csv_rows):
    from_json = page("/treaties/apmbc/transfers.json?on=2026-11-21").json()
    written = [{name: "" if value is None else str(value) for name, value in row.items()} for row in from_json]
    assert written == csv_rows(f"{FILE}?on=2026-11-21")


@pytest.mark.parametrize(
    "asked",
    ["on=2002-07-31", "on=2026-11-21", "on=2026-11-21&restraint=none&restraint=moratorium", "on=1990-01-01"],
)
def test_the_page_has_the_rows_of_the_file(page, csv_rows, asked):
    rows = csv_rows(f"{FILE}?{asked}")
    assert rows
    assert [code for _list, code in listed(page(f"{PAGE}?{asked}"))] == [row["iso3"] for row in rows]


def test_whom_to_ask_are_the_states_not_party_without_a_measure_in_force(page, csv_rows):
    rows = csv_rows(f"{FILE}?on=2026-11-21")
    to_ask = without_any(rows)
    assert {"MMR", "NPL", "PRK", "RUS", "SYR", "EST", "LVA", "LTU"} <= to_ask
    assert not {"CHN", "IND", "USA", "ISR", "FRA", "FIN"} & to_ask
    not_party = {row["iso3"] for row in csv_rows("/treaties/apmbc/participants.csv?on=2026-11-21")} - {
        row["iso3"]
        for row in csv_rows("/treaties/apmbc/participants.csv?on=2026-11-21")
        if row["status"] in ("joined", "party", "leaving")
    }
    own = {row["iso3"] for row in rows if row["held_by"] in ("ban", "moratorium", "unilateral_statement")}
    assert to_ask | own == not_party
    assert (len(to_ask), len(own)) == (21, 15)
    response = page(f"{PAGE}?on=2026-11-21")
    assert {code for where, code in listed(response) if where == "to_ask"} == to_ask
    assert "21 of 36 States not party have no measure on transfer on record" in text_of(response)


def test_russia_s_moratorium_holds_to_its_last_day_and_is_shown_as_ended(csv_rows, page):
    assert row(csv_rows(f"{FILE}?on=2002-12-01"), "RUS")["held_by"] == "moratorium"
    ended = row(csv_rows(f"{FILE}?on=2002-12-02"), "RUS")
    assert (ended["held_by"], ended["measure"], ended["in_force"]) == ("none", "moratorium", "False")
    shown = line(page(f"{PAGE}?on=2026-11-21"), "rus")
    assert shown.startswith(
        "Russian Federation neither signed nor joined Eastern European Group moratorium December 1994 1 Dec 2002 ended"
    )


def test_a_measure_gives_way_to_the_treaty_on_the_day_it_enters_into_force(csv_rows):
    # Türkiye: moratorium since 17 January 1996, in force on 1 March 2004.
    day_before, on_the_day = (row(csv_rows(f"{FILE}?on={day}"), "TUR") for day in ("2004-02-29", "2004-03-01"))
    assert (day_before["status"], day_before["held_by"]) == ("joined", "moratorium")
    assert (on_the_day["status"], on_the_day["held_by"], on_the_day["in_force"]) == ("party", "treaty", "True")
    # Albania recorded no measure: between its deposit and entry into force nothing but the treaty to come.
    assert row(csv_rows(f"{FILE}?on=2000-07-31"), "ALB")["held_by"] == "treaty_to_come"
    assert "ALB" not in {each["iso3"] for each in csv_rows(f"{FILE}?on=2000-08-01")}


def test_a_start_counts_from_the_last_day_it_can_mean_and_none_counts_always(csv_rows, page):
    assert row(csv_rows(f"{FILE}?on=1997-12-30"), "KAZ")["held_by"] == "none"
    assert row(csv_rows(f"{FILE}?on=1997-12-31"), "KAZ")["held_by"] == "moratorium"
    assert "perhaps by now: 1997" in line(page(f"{PAGE}?on=1997-12-30"), "kaz")
    assert row(csv_rows(f"{FILE}?on=2026-11-21"), "VNM")["since"] == ""
    assert "start not recorded" in line(page(f"{PAGE}?on=2026-11-21"), "vnm")


def test_a_measure_yet_to_come_is_not_told_before_its_day(csv_rows):
    assert "SGP" in without_any(csv_rows(f"{FILE}?on=1997-12-31"))
    assert row(csv_rows(f"{FILE}?on=1997-12-31"), "SGP")["measure"] == ""


def test_each_figure_leads_to_the_list_that_it_counts(page, csv_rows):
    html = unescape(page(f"{PAGE}?on=2026-11-21").text)
    for asked, number in {"restraint=none": 21, "restraint=moratorium&party=0": 10, "restraint=ban&party=0": 0}.items():
        assert re.search(rf'href="\?on=2026-11-21&{asked}#\w+"><b>{number}</b>', html), asked
        assert len({row["iso3"] for row in csv_rows(f"{FILE}?on=2026-11-21&{asked}")}) == number
    assert '<a href="/treaties/apmbc/participants/?on=2026-11-21&status=party&status=leaving"><b>161</b>' in html


def test_the_numbers_of_the_years_are_those_of_their_days(page, csv_rows):
    twin = re.findall(
        r'<tr><th scope="row"><time datetime="(\d{4}-12-31)">.*?</th><td class="n">(\d+)</td><td class="n">(\d+)</td>'
        r'<td class="n">(\d+)</td></tr>',
        page(f"{PAGE}?on=2026-11-21").text,
    )
    assert len(twin) == 29
    for day, not_party, covered, without in twin[::7]:
        rows = csv_rows(f"{FILE}?on={day}")
        assert int(without) == len(without_any(rows)), day
        own = {row["iso3"] for row in rows if row["held_by"] in ("ban", "moratorium", "unilateral_statement")}
        joined = {row["iso3"] for row in rows if row["status"] in ("joined", "party", "leaving")}
        assert int(covered) == len(own - joined), day
        assert int(not_party) == int(covered) + int(without)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("restraint=unilateral_statement&party=0", {"CUB", "EGY", "FIN", "IRN", "VNM"}),
        ("restraint=unilateral_statement&confirmed=1", {"FIN"}),
        ("measure=ban", {"BGR", "CHE", "LUX", "SVK", "ZAF"}),
        ("restraint=none&group=weog", set()),
        ("restraint=moratorium&group=weog", {"ISR", "USA"}),
    ],
)
def test_filters(csv_rows, query, expected):
    assert {row["iso3"] for row in csv_rows(f"{FILE}?on=2026-11-21&{query}")} == expected


@pytest.mark.parametrize("address", [PAGE, FILE, "/treaties/apmbc/transfers.json"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("restraint=some", "unilateral_statement"),
        ("measure=law", "moratorium"),
        ("party=maybe", "party"),
        ("confirmed=2", "confirmed"),
        ("play=done", "There is no parameter"),
    ],
)
def test_what_is_not_known_is_refused_in_words(page, address, query, said):
    assert said in unescape(page(f"{address}?{query}", 400).text)


def test_a_treaty_without_measures_says_so_and_has_no_tab(page, csv_rows):
    text = text_of(page("/treaties/ccm/transfers/?on=2026-11-21"))
    assert "No ban, moratorium or statement on transfer is recorded under this treaty." in text
    assert csv_rows("/treaties/ccm/transfers.csv?on=2026-11-21") == []
    assert 'href="/treaties/ccm/transfers/' not in page("/treaties/ccm/").text
    assert 'href="/treaties/apmbc/transfers/' in page("/treaties/apmbc/").text
    page("/treaties/ccm/transfers.svg", 404)


def test_before_the_universe_is_recorded_nothing_is_said_of_the_rest(page):
    text = text_of(page(f"{PAGE}?on=1996-12-31"))
    assert "States are recorded with a measure on transfer in force" in text
    assert "which States there were is not recorded for this day" in text
    page("/treaties/apmbc/transfers.png?on=1996-12-31", 404)


def test_a_second_measure_adds_a_row_and_one_state_counts_once(page, csv_rows):
    treaty, usa = Treaty.objects.get(slug="apmbc"), State.objects.get(iso3="USA")
    TransferMeasureFactory(treaty=treaty, state=usa, measure="ban", starts="2020-06-01", confirmed=False)
    rows = [row for row in csv_rows(f"{FILE}?on=2026-11-21") if row["iso3"] == "USA"]
    assert [(row["measure"], row["held_by"]) for row in rows] == [("ban", "ban"), ("moratorium", "ban")]
    response = page(f"{PAGE}?on=2026-11-21")
    assert line(response, "usa").startswith(
        "United States of America unconfirmed neither signed nor joined its own ban"
    )
    assert "15 States not party held back by measures of their own" in text_of(response)
    assert len(re.findall(r'id="([-\w]+)"', response.text)) == len(set(re.findall(r'id="([-\w]+)"', response.text)))


def test_a_page_costs_few_queries_and_none_once_read(client, django_assert_max_num_queries, django_assert_num_queries):
    address = f"{PAGE}?on=2026-11-21"
    with django_assert_max_num_queries(11):
        client.get(address)
    with django_assert_num_queries(1):  # the revision
        client.get(address)
