import re
from html import unescape

import pytest

from states.models import Edition, State, Treaty, Use
from tests.factories import UseFactory
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

PAGE, FILE = "/treaties/apmbc/use/", "/treaties/apmbc/use.csv"
COLUMNS = "iso3,state,status,status_then,edition,published_on,actor,confirmed,source"


def listed(response) -> list[str]:
    return re.findall(r'<tr id="([-\w]+)">', response.text)


def codes(rows, **values) -> set[str]:
    return {row["iso3"] for row in rows if all(row[name] == value for name, value in values.items())}


def test_the_file_has_the_promised_columns(page):
    response = page(f"{FILE}?on=2002-12-31")
    assert response.content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert response["Content-Disposition"] == 'attachment; filename="apmbc-use-2002-12-31.csv"'


def test_csv_and_json_hold_the_same_rows(page, csv_rows):
    from_json = page("/treaties/apmbc/use.json?on=2026-11-21").json()
    written = [{name: "" if value is None else str(value) for name, value in row.items()} for row in from_json]
    assert written == csv_rows(f"{FILE}?on=2026-11-21")
    assert len(written) == 108


@pytest.mark.parametrize(
    "asked", ["on=2002-12-31", "on=2026-11-21", "on=2026-11-21&recent=1", "on=2010-01-01&actor=nsag"]
)
def test_the_page_has_the_rows_of_the_file(page, csv_rows, asked):
    rows = csv_rows(f"{FILE}?{asked}")
    shown = page(f"{PAGE}?{asked}")
    assert rows
    keys = Use.objects.filter(treaty__slug="apmbc").values_list("key", "edition__key", "state__iso3")
    places = {(edition, iso3): key for key, edition, iso3 in keys}
    assert listed(shown) == [places[row["edition"], row["iso3"]] for row in rows]


def test_a_report_counts_from_the_day_its_edition_is_published(csv_rows):
    assert csv_rows(f"{FILE}?on=2000-09-06") == []
    assert len(csv_rows(f"{FILE}?on=2000-09-07")) == 9


def test_the_figures_are_of_the_edition_in_force_and_of_the_last_two(page, csv_rows):
    text = text_of(page(f"{PAGE}?on=2026-11-21"))
    assert "2 governments reported as users in Landmine Monitor 2025" in text
    assert "4 recent use by the government" in text
    asked = "on=2026-11-21&recent=1&actor=government&actor=both"
    assert codes(csv_rows(f"{FILE}?{asked}")) == {"MMR", "RUS", "IRN", "PRK"}
    before = text_of(page(f"{PAGE}?on=2025-12-01"))
    assert "4 governments reported as users in Landmine Monitor 2024" in before
    assert "5 by non-State armed groups" in before
    # Ukraine by the edition of 2023.
    assert "5 recent use by the government" in before


def test_the_rule_that_an_edition_is_not_a_calendar_year_is_printed(page):
    text = text_of(page(f"{PAGE}?on=2026-11-21"))
    assert "An edition is not a calendar year: it tells of about a year up to its own going to print" in text


def test_an_edition_without_data_is_not_recorded_and_never_no_use(page):
    response = page(f"{PAGE}?on=2001-12-01")
    text = text_of(response)
    assert "What Landmine Monitor 2001 reports of use is not recorded" in text
    assert "The latest edition of which use is recorded is Landmine Monitor 2000." in text
    assert "Of Landmine Monitor 2001 nothing is recorded." in text
    twin = re.search(r'<th scope="row" lang="en">Landmine Monitor 2001</th>(.*?)</tr>', response.text)[1]
    assert twin.count("<small>not recorded</small>") == 3
    assert "0 by the government" not in text


def test_the_table_beside_the_chart_names_the_states(page):
    html = page(f"{PAGE}?on=2026-11-21").text
    cells = re.search(r'<th scope="row" lang="en">Landmine Monitor 2004</th>(.*?)</tr>', html)[1]
    _published, government, both, group = re.findall(r"<td[^>]*>(.*?)</td>", cells)
    assert (government, both, group) == ("Georgia, Myanmar, Russian Federation", "Nepal", "Philippines")


def test_used_yet_party_is_a_government_of_a_state_bound_when_it_was_published(page, csv_rows):
    asked = "on=2026-11-21&bound=1&actor=government&actor=both"
    assert [(row["iso3"], row["edition"]) for row in csv_rows(f"{FILE}?{asked}")] == [("UKR", "lm-2023")]
    html = unescape(page(f"{PAGE}?on=2026-11-21").text)
    assert f'<a href="?{asked}#use"><b class="flagged">1</b> <span>used, yet party</span></a>' in html
    assert '<b class="flagged">State Party</b>' in re.search(r'<tr id="lm-2023-ukr">.*?</tr>', html)[0]
    # Angola used as a signatory and is party today; Sudan likewise.
    angola = next(row for row in csv_rows(f"{FILE}?on=2026-11-21&edition=lm-2000") if row["iso3"] == "AGO")
    assert (angola["status_then"], angola["status"]) == ("signatory", "party")
    assert "now: State Party" in re.search(r'<tr id="lm-2000-ago">.*?</tr>', html)[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("edition=lm-2024&actor=nsag", {"COL", "IND", "PAK", "PSE"}),
        ("confirmed=0", {"GEO", "MMR", "NPL", "PRK", "RUS", "SYR"}),
        ("edition=lm-2024&group=grulac", {"COL"}),
        ("edition=lm-1999", set()),
    ],
)
def test_filters(csv_rows, query, expected):
    assert codes(csv_rows(f"{FILE}?on=2026-11-21&{query}")) == expected


@pytest.mark.parametrize("address", [PAGE, FILE, "/treaties/apmbc/use.json"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("actor=army", "nsag"),
        ("edition=lm-1998", "lm-2025"),
        ("recent=3", "recent"),
        ("bound=maybe", "bound"),
        ("edition=lm-1998&on=1990-01-01", "lm-2025"),
        ("play=done", "There is no parameter"),
    ],
)
def test_what_is_not_known_is_refused_in_words(page, address, query, said):
    assert said in unescape(page(f"{address}?{query}", 400).text)


def test_a_treaty_of_which_no_use_is_recorded_says_so_and_has_no_tab(page, csv_rows):
    text = text_of(page("/treaties/tpnw/use/?on=2026-11-21"))
    assert "No report of use is recorded under this treaty. That is not a finding that there was none." in text
    assert csv_rows("/treaties/tpnw/use.csv?on=2026-11-21") == []
    assert 'href="/treaties/tpnw/use/' not in page("/treaties/tpnw/").text
    page("/treaties/tpnw/use.svg", 404)


def test_before_the_first_edition(page):
    assert "By 1 January 1999 no edition was published of which a report of use is recorded." in text_of(
        page(f"{PAGE}?on=1999-01-01")
    )


def test_the_drawing_has_a_cell_for_each_report_and_a_mark_for_each_edition_without(page):
    svg = page("/treaties/apmbc/use.svg?on=2026-11-21").text
    paths = re.findall(r' d="([^"]+)"/>', svg)
    _axis, hollow, _half, filled, missing = paths
    assert hollow.count("M") + filled.count("M") == 108
    assert filled.count("M") == Use.objects.filter(treaty__slug="apmbc", actor="government").count()
    assert missing.count("M") == 2


def test_one_report_more_changes_page_and_file(page, csv_rows):
    treaty, edition = Treaty.objects.get(slug="apmbc"), Edition.objects.get(key="lm-2025")
    UseFactory(treaty=treaty, edition=edition, state=State.objects.get(iso3="ALB"), actor="both", confirmed=False)
    assert codes(csv_rows(f"{FILE}?on=2026-11-21&bound=1&edition=lm-2025")) == {"ALB"}
    text = text_of(page(f"{PAGE}?on=2026-11-21"))
    assert "3 governments reported as users in Landmine Monitor 2025" in text
    assert "2 used, yet party" in text


def test_a_page_costs_few_queries_and_none_once_read(client, django_assert_max_num_queries, django_assert_num_queries):
    address = f"{PAGE}?on=2026-11-21"
    with django_assert_max_num_queries(11):
        client.get(address)
    with django_assert_num_queries(1):  # the revision
        client.get(address)
