import re
from html import unescape

import pytest

from states.models import Edition, State, Treaty
from states.rules.production import Difference
from tests.factories import ProducerListingFactory, ProductionFactory
from tests.pages.test_dashboard import text_of
from tests.pages.test_stockpiles import line, listed, row

pytestmark = pytest.mark.django_db

PAGE, FILE = "/treaties/apmbc/production/", "/treaties/apmbc/production.csv"
COLUMNS = "iso3,state,status,since,until,basis,signals,confirmed,source"
TODAY = "on=2026-11-21"
ALL_THAT_EVER = "status=producer&status=not_listed&status=ceased"


def codes(rows) -> set[str]:
    return {each["iso3"] for each in rows}


def test_the_file_has_the_promised_columns(page):
    response = page(f"{FILE}?on=2002-07-31")
    assert response.content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert response["Content-Disposition"] == 'attachment; filename="apmbc-production-2002-07-31.csv"'


def test_csv_and_json_hold_the_same_rows(page, csv_rows):
    from_json = page(f"/treaties/apmbc/production.json?{TODAY}").json()
    written = [{name: "" if value is None else str(value) for name, value in each.items()} for each in from_json]
    assert written == csv_rows(f"{FILE}?{TODAY}")


@pytest.mark.parametrize(
    "asked",
    [
        "on=1998-06-01",
        "on=2002-07-31",
        TODAY,
        f"{TODAY}&status=ceased&differs=ceased_yet_listed",
        f"{TODAY}&joined=1&group=weog",
        f"{TODAY}&status=never",
    ],
)
def test_the_page_has_the_rows_of_the_file(page, csv_rows, asked):
    rows = csv_rows(f"{FILE}?{asked}")
    assert rows
    assert listed(page(f"{PAGE}?{asked}")) == [each["iso3"].lower() for each in rows]


@pytest.mark.parametrize(
    ("on", "producers", "ever"),
    [("2000-09-07", 16, 52), ("2002-07-31", 14, 52), ("2003-09-09", 15, 53), ("2023-11-14", 12, 54)],
)
def test_known_answers(page, csv_rows, on, producers, ever):
    assert len(csv_rows(f"{FILE}?on={on}&status=producer")) == producers
    assert len(csv_rows(f"{FILE}?on={on}&{ALL_THAT_EVER}")) == ever
    text = text_of(page(f"{PAGE}?on={on}"))
    assert f"{producers} producers, of {ever} that ever produced" in text
    assert f"From {ever} that ever produced to {producers}" in text


def test_the_figures_published_stand_beside_those_of_the_record(page):
    text = text_of(page(f"{PAGE}?{TODAY}"))
    assert "Producers, 31 July 2002. Published: 14. The record agrees with it." in text
    assert "States that ever produced, 31 July 2002. Published: 55. This record: 52." in text
    assert "list includes Taiwan, which has no row here" in text
    assert "Came later, so not counted for that day: Armenia, Nepal." in text
    # What came later is not known on an earlier day.
    assert "Came later" not in text_of(page(f"{PAGE}?on=2002-07-31"))
    assert "Published: " not in text_of(page(f"{PAGE}?on=2000-09-06"))


def test_signs_of_2002_and_what_became_of_them(page, csv_rows):
    signs = codes(csv_rows(f"{FILE}?on=2002-07-31&signals=1"))
    assert signs == {"EGY", "KOR", "USA"}
    assert codes(csv_rows(f"{FILE}?{TODAY}&signals=1")) == {"KOR"}
    assert row(csv_rows(f"{FILE}?{TODAY}"), "KOR")["signals"] == "no_longer_producing"
    assert "no longer producing 31 Jul 2002" in line(page(f"{PAGE}?{TODAY}"), "kor")


def test_the_story_names_who_came_on_and_who_came_back(page):
    text = text_of(page(f"{PAGE}?{TODAY}"))
    assert "Came on the lists later 2003–2009 Nepal since 2023 Armenia" in text
    assert (
        "Went off the lists and came back 1999–2013 United States of America 2020–2021 United States of America" in text
    )
    assert "1959 Denmark1969 Switzerland1974 Sweden" in text
    assert "year unknown Australia, Belgium, Germany" in text
    earlier = text_of(page(f"{PAGE}?on=2002-07-31"))
    assert "Came on the lists later" not in earlier
    assert "came back" not in earlier


def test_rows_say_since_when_until_when_and_by_whom(page, csv_rows):
    rows = csv_rows(f"{FILE}?{TODAY}")
    wanted = {
        "NPL": ("ceased", "2003", "2010", "declared"),
        "ARM": ("producer", "2023", "", "assessed"),
        "SGP": ("producer", "", "", "declared"),
        "USA": ("ceased", "", "2014-06-27", "declared"),
        "BEL": ("ceased", "", "", ""),
        "NAM": ("never", "", "", "declared"),
    }
    for iso3, values in wanted.items():
        assert tuple(row(rows, iso3)[name] for name in ("status", "since", "until", "basis")) == values
    response = page(f"{PAGE}?{TODAY}")
    assert line(response, "usa").startswith(
        "United States of America Ceased 27 Jun 2014 declared by the State 1999–2013, 2020–2021"
    )
    assert line(response, "bel").startswith("Belgium Ceased year unknown")
    assert row(csv_rows(f"{FILE}?on=2021-01-01"), "USA")["basis"] == "disputed"


def _cells(line: str) -> list[str]:
    return [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)]


def test_the_table_beside_the_chart_names_entries_and_exits(page):
    html = page(f"{PAGE}?{TODAY}").content.decode()
    table = html[html.index("Entries unconfirmed") : html.index("production.svg")]
    rows = {cells[0]: cells[2:] for line in table.split("<tr>")[1:] if (cells := _cells(line))}
    assert rows["1999"] == ["16", "first list", "", "16"]
    assert rows["2001"] == ["14", "", "Serbia, Türkiye", "14"]
    assert rows["2003"] == ["15", "Nepal", "", "14"]
    assert rows["2023"] == ["12", "Armenia", "", ""]
    assert len(rows) == 27
    drawn = page(f"/treaties/apmbc/production.svg?{TODAY}").content.decode()
    for change in ("− Serbia, Türkiye", "+ Nepal", "− Egypt, Iraq", "+ United States of America", "+ Armenia"):
        assert f"\u2068{change}\u2069" in drawn
    assert page(f"/treaties/apmbc/production.png?{TODAY}").content.startswith(b"\x89PNG")
    page("/treaties/apmbc/production.svg?on=1999-05-02", 404)


def test_differences_are_named(page, csv_rows):
    text = text_of(page(f"{PAGE}?{TODAY}"))
    assert "Serbia (until 1992, listed in 2000), Türkiye (until January 1996, listed in 2000)" in text
    assert "Colombia (until November 1999, not listed in 1999)" in text
    assert codes(csv_rows(f"{FILE}?{TODAY}&differs=ceased_yet_listed")) == {"SRB", "TUR", "USA"}
    assert codes(csv_rows(f"{FILE}?{TODAY}&differs=not_listed")) == {"COL"}


@pytest.mark.parametrize(
    ("asked", "states"),
    [
        ("status=producer", 12),
        (ALL_THAT_EVER, 54),
        ("status=ceased", 42),
        ("differs=year_unknown", 9),
        ("signals=1", 1),
        (f"joined=1&{ALL_THAT_EVER}", 36),
    ],
)
def test_each_figure_leads_to_the_list_that_it_counts(page, csv_rows, asked, states):
    html = page(f"{PAGE}?{TODAY}").content.decode()
    address = asked.replace("&", "&amp;")
    assert f'<a href="?{TODAY}&amp;{address}#production"><b>{states}</b>' in html
    assert len(csv_rows(f"{FILE}?{TODAY}&{asked}")) == states


def test_the_unconfirmed_can_be_left_out(page, csv_rows):
    unconfirmed = codes(csv_rows(f"{FILE}?{TODAY}&confirmed=0"))
    assert {"ALB", "NLD", "PHL", "SRB"} <= unconfirmed
    assert not unconfirmed & codes(csv_rows(f"{FILE}?{TODAY}&confirmed=1"))
    assert line(page(f"{PAGE}?{TODAY}&confirmed=0"), "alb").startswith("Albania unconfirmed")


@pytest.mark.parametrize("address", [PAGE, FILE, "/treaties/apmbc/production.json"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status=stopped", "not_listed"),
        ("differs=much", "year_unknown"),
        ("signals=2", "There are"),
        ("joined=2", "There are"),
        ("group=xyz", "group"),
        ("confirmed=2", "confirmed"),
        ("play=done", "There is no parameter"),
        ("on=soon", "is not a day"),
        ("joined=1&joined=0", "only once"),
    ],
)
def test_what_is_not_known_is_refused_in_words(page, address, query, said):
    assert said in unescape(page(f"{address}?{query}", 400).content.decode())


def test_a_treaty_of_which_nothing_is_recorded_says_so(page, csv_rows):
    for slug in ("ccm", "tpnw"):
        text = text_of(page(f"/treaties/{slug}/production/?{TODAY}"))
        assert "Nothing is recorded of production under this treaty" in text
        assert csv_rows(f"/treaties/{slug}/production.csv?{TODAY}") == []
    assert 'href="/treaties/npt/production/' not in page("/treaties/npt/").content.decode()
    assert 'href="/treaties/apmbc/production/' in page("/treaties/apmbc/participants/").content.decode()


def test_before_the_first_list_statements_alone_count_and_it_is_said(page):
    text = text_of(page(f"{PAGE}?on=1998-06-01"))
    assert "17 said to produce, of 52 that ever produced" in text
    assert "No list of producers had been published yet." in text
    assert "by 1 June 1998 no list of producers is recorded" in text
    assert "Nothing is recorded of production" in text_of(page(f"{PAGE}?on=1990-01-01"))
    assert "A day to come." in text_of(page(f"{PAGE}?on=2060-01-01"))


def test_names_from_the_record_are_escaped(page):
    State.objects.filter(iso3="NPL").update(name_en="<script>alert(1)</script>")
    State.objects.get(iso3="NPL").names.all().delete()
    for address in (PAGE, "/treaties/apmbc/production.svg"):
        assert "<script>alert" not in page(f"{address}?{TODAY}").content.decode()


def test_one_fact_more_changes_page_and_file(page, csv_rows):
    treaty, togo = Treaty.objects.get(slug="apmbc"), State.objects.get(iso3="TGO")
    edition = Edition.objects.get(key="lm-2025")
    ProducerListingFactory(treaty=treaty, state=togo, edition=edition, confirmed=False)
    listed_now = row(csv_rows(f"{FILE}?{TODAY}"), "TGO")
    assert (listed_now["status"], listed_now["basis"], listed_now["confirmed"]) == ("producer", "assessed", "False")
    text = text_of(page(f"{PAGE}?{TODAY}"))
    assert "13 producers, of 55 that ever produced" in text
    assert "1 of the producers has joined the treaty." in text
    assert "Listed, nothing statedTogo (edition of 2025)" in text
    ProductionFactory(treaty=treaty, state=togo, status="ceased", ends="2001-05", basis="declared")
    assert row(csv_rows(f"{FILE}?{TODAY}"), "TGO")["basis"] == "disputed"


def test_another_treaty_has_lists_of_its_own(page, csv_rows):
    ccm = Treaty.objects.get(slug="ccm")
    ProducerListingFactory(treaty=ccm, state=State.objects.get(iso3="CHN"), edition=Edition.objects.get(key="lm-2024"))
    rows = csv_rows(f"/treaties/ccm/production.csv?{TODAY}")
    assert [(each["iso3"], each["status"]) for each in rows] == [("CHN", "producer")]
    # The list of 2025 is one of mines: the earlier one of this treaty stays in force.
    assert "12 producers" in text_of(page(f"{PAGE}?{TODAY}"))
    assert "1 producer, of 1 that ever produced" in text_of(page(f"/treaties/ccm/production/?{TODAY}"))


def test_every_difference_has_its_words(page):
    html = page(f"{PAGE}?{TODAY}").content.decode()
    assert set(re.findall(r'name="differs" value="(\w+)"', html)) == {kind.value for kind in Difference}


def test_a_page_costs_few_queries_and_none_once_read(client, django_assert_max_num_queries, django_assert_num_queries):
    address = f"{PAGE}?{TODAY}"
    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_num_queries(1):  # the revision
        client.get(address)
