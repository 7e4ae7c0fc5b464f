import itertools

import pytest

from reports.charts.deadlines import BROAD, NARROW, draw
from reports.queries.deadlines import Quarter, by_quarter, deadlines, overdue_by_kind
from reports.queries.record import forget, record_now
from states.models import ClearanceEvent, StockpileEvent
from tests.files import day
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

PAGE, FILE = "/treaties/apmbc/deadlines/", "/treaties/apmbc/deadlines.csv"
COLUMNS = "iso3,state,obligation,article,due,basis,state_of_play,extended_to,done_on,source"
STOCKPILE, CLEARANCE, FIRST_REPORT = "stockpile_destruction", "mined_area_clearance", "initial_report"


@pytest.fixture
def due(csv_rows):
    """The row of one State and obligation on a day."""

    def fetch(iso3: str, obligation: str, on: str, treaty: str = "apmbc") -> dict[str, str]:
        rows = csv_rows(f"/treaties/{treaty}/deadlines.csv?on={on}&obligation={obligation}")
        return next(row for row in rows if row["iso3"] == iso3)

    return fetch


def known(on: str, treaty: str = "apmbc"):
    record = record_now()
    return deadlines(record, record.register(record.treaty(treaty)), day(on))


def test_the_first_45_states_have_their_stockpiles_due_on_one_day_and_their_clearance_on_another(csv_rows):
    rows = csv_rows(f"{FILE}?on=1999-03-01")
    assert ",".join(rows[0]) == COLUMNS
    for obligation, expected in ((STOCKPILE, "2003-03-01"), (CLEARANCE, "2009-03-01")):
        days = [row["due"] for row in rows if row["obligation"] == obligation]
        assert days.count(expected) == 45


@pytest.mark.parametrize(
    ("iso3", "obligation", "on", "expected"),
    [
        ("BLR", STOCKPILE, "2007-01-01", "2008-03-01"),
        ("GRC", STOCKPILE, "2007-01-01", "2008-03-01"),
        ("TUR", STOCKPILE, "2007-01-01", "2008-03-01"),
        ("UKR", STOCKPILE, "2010-01-01", "2010-06-01"),
        ("ERI", CLEARANCE, "2010-01-01", "2012-02-01"),
        ("ERI", CLEARANCE, "2012-01-01", "2015-02-01"),
        ("ERI", CLEARANCE, "2015-01-01", "2020-02-01"),
        ("ERI", CLEARANCE, "2020-01-01", "2020-12-31"),
        ("ERI", CLEARANCE, "2026-11-21", "2024-12-31"),
        ("SSD", CLEARANCE, "2012-01-01", "2021-07-09"),
        ("SSD", CLEARANCE, "2022-01-01", "2026-07-09"),
        ("LCA", FIRST_REPORT, "2000-01-01", "2000-03-29"),
        ("OMN", FIRST_REPORT, "2015-01-01", "2015-07-31"),
        ("SSD", FIRST_REPORT, "2011-12-01", "2012-01-05"),
    ],
)
def test_a_deadline_of_a_day(due, iso3, obligation, on, expected):
    assert due(iso3, obligation, on)["due"] == expected


def test_a_row_says_what_its_day_rests_on_and_how_far_it_is_met(due):
    row = due("ERI", CLEARANCE, "2026-11-21")
    assert (row["article"], row["basis"], row["extended_to"]) == ("5", "extended", "2024-12-31")
    assert row["state_of_play"] == "overdue"
    assert row["source"].startswith("apmbc-text ")
    albania = due("ALB", STOCKPILE, "2026-11-21")
    assert (albania["due"], albania["basis"], albania["state_of_play"]) == ("2004-08-01", "rule", "done")
    assert albania["done_on"] == "2002-04-04"


def test_the_difference_to_the_rule_stands_beside_a_day_that_was_decided(page):
    text = text_of(page(f"{PAGE}?on=2026-11-21&play=overdue&obligation=mined_area_clearance"))
    assert "31 Dec 2024 extended 4,717 days after the rule’s 1 Feb 2012" in text
    assert "decision day not recorded" in text


@pytest.mark.parametrize(("treaty", "kinds"), [("ccm", 4), ("tpnw", 1), ("att", 2)])
def test_where_no_fulfilment_is_recorded_nothing_is_known(page, csv_rows, treaty, kinds):
    rows = csv_rows(f"/treaties/{treaty}/deadlines.csv?on=2026-11-21")
    assert len({row["obligation"] for row in rows}) == kinds
    assert {row["state_of_play"] for row in rows} == {"not_known"}
    text = text_of(page(f"/treaties/{treaty}/deadlines/?on=2026-11-21"))
    assert "Overdue0" in text
    assert f"Not known{len(rows)}" in text


def test_the_page_shows_the_rows_of_the_file_for_the_same_filters(page, csv_rows):
    for query in ("on=2026-11-21", "on=2002-07-31&play=done&play=no_duty&group=weog", "on=2026-11-21&ahead=1"):
        html = page(f"{PAGE}?{query}").content.decode()
        rows = csv_rows(f"{FILE}?{query}")
        assert html.count('<tr><th scope="row"><a href="/states/') == len(rows)
        assert page(f"{FILE.replace('csv', 'json')}?{query}").json()[0]["due"] == rows[0]["due"]


def test_each_figure_leads_to_as_many_rows(page, csv_rows):
    text = text_of(page(f"{PAGE}?on=2026-11-21"))
    for play, said in (("overdue", "Overdue"), ("due_within_a_year", "Due within a year"), ("no_duty", "No duty")):
        assert f"{said}{len(csv_rows(f'{FILE}?on=2026-11-21&play={play}'))} " in text
    assert f"{len(csv_rows(f'{FILE}?on=2026-11-21&ahead=1'))} deadlines lie ahead" in text
    assert "Counting rule: one deadline for each obligation" in text


def test_the_filters(csv_rows):
    everything = csv_rows(f"{FILE}?on=2026-11-21")
    ahead = csv_rows(f"{FILE}?on=2026-11-21&ahead=1")
    assert ahead == [row for row in everything if row["due"] > "2026-11-21"]
    assert [row["due"] for row in ahead] == sorted(row["due"] for row in ahead)
    two = csv_rows(f"{FILE}?on=2026-11-21&obligation={STOCKPILE}&obligation={CLEARANCE}&play=overdue")
    assert {row["obligation"] for row in two} == {STOCKPILE, CLEARANCE}
    assert {row["state_of_play"] for row in two} == {"overdue"}
    StockpileEvent.objects.filter(state__iso3="ALB").update(confirmed=False)
    forget()
    assert "ALB" not in {r["iso3"] for r in csv_rows(f"{FILE}?on=2026-11-21&confirmed=1&obligation={STOCKPILE}")}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("play=late", "There are: done, done_late, not_yet_due"),
        ("obligation=peace", "There are: stockpile_destruction"),
        ("ahead=2", "There are: 1"),
        ("group=xyz", "There are:"),
        ("status=party", "There is no parameter “status” here."),
    ],
)
def test_what_is_not_known_is_refused_in_words(page, query, said):
    for address in (PAGE, FILE):
        assert said in text_of(page(f"{address}?{query}", 400))


def test_a_treaty_without_deadlines_and_a_day_before_any_say_so(page):
    assert "For this treaty no obligation with a deadline is recorded." in text_of(page("/treaties/npt/deadlines/"))
    assert "have set a deadline running" in text_of(page(f"{PAGE}?on=1997-12-01"))
    assert "Deadlines" not in text_of(page("/treaties/npt/participants/"))
    assert "Deadlines" in text_of(page("/treaties/tpnw/participants/"))
    assert "No deadline fits these filters" in text_of(page(f"{PAGE}?on=2002-07-31&play=overdue"))


def test_a_day_to_come_tells_what_is_in_motion(page, csv_rows):
    text = text_of(page(f"{PAGE}?on=2040-01-01"))
    assert "A day to come." in text
    rows = csv_rows(f"{FILE}?on=2040-01-01&obligation=annual_report")
    assert {row["due"] for row in rows} == {"2040-04-30"}


def test_what_was_found_after_completion_has_no_day(due, page):
    assert due("MRT", CLEARANCE, "2026-11-21")["due"] == ""
    assert "no day recorded" in text_of(page(f"{PAGE}?on=2026-11-21&obligation={CLEARANCE}&play=not_known"))


def test_the_chart_tells_open_settled_and_unknown_apart(page):
    quarters = by_quarter(known("2002-07-31"), day("2002-07-31"))
    first = next(each for each in quarters if each.kind == STOCKPILE)
    assert (first.quarter, first.total, first.settled) == (Quarter(2003, 1), 45, 33)
    assert "Most at once: 45 in Jan–Mar 2003, stockpile destruction" in text_of(page(f"{PAGE}?on=2002-07-31"))
    svg = page("/treaties/apmbc/deadlines.svg?on=2026-11-21").content.decode()
    assert "Clearance of mined areas – 17 not met before the day" in svg
    assert "No deadline lies ahead" not in svg
    assert "nothing to draw" in text_of(page("/treaties/npt/deadlines.png", 404))


@pytest.mark.parametrize("width", [BROAD, NARROW])
@pytest.mark.parametrize("on", ["1999-03-01", "2002-07-31", "2009-06-01", "2026-11-21"])
def test_no_number_lies_on_another_or_outside(on, width):
    rows = known(on)
    kinds = list(dict.fromkeys(row.kind for row in rows))
    chart = draw(by_quarter(rows, day(on)), overdue_by_kind(rows), day(on), kinds=kinds, width=width)
    assert chart.ahead == sum(row.is_ahead(day(on)) for row in rows)
    for strip in chart.strips:
        spans = sorted((bar.middle, len(str(bar.of.total))) for bar in strip.bars if bar.named)
        for (x, digits), (later, more) in itertools.pairwise(spans):
            assert later - x >= (digits + more) * 3.6
        assert all(strip.top <= bar.top < strip.base for bar in strip.bars)
        assert all(chart.left <= bar.x and bar.x + bar.width <= width for bar in strip.bars)


def test_every_row_leads_to_its_sources(page):
    html = page(f"{PAGE}?on=2026-11-21&play=overdue").content.decode()
    assert 'href="#source-1">1</a>' in html
    assert '<li id="source-1">' in html


def test_an_edit_of_the_record_is_seen_at_once(due):
    assert due("ERI", CLEARANCE, "2026-11-21")["due"] == "2024-12-31"
    event = ClearanceEvent.objects.get(state__iso3="ERI", date="2024-12-31")
    event.date = "2027-12-31"
    event.save()
    assert due("ERI", CLEARANCE, "2026-11-21")["due"] == "2027-12-31"


def test_the_page_costs_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        client.get(f"{PAGE}?on=2026-11-21")
    for query in ("on=2002-07-31", "on=2026-11-21&play=overdue&group=weog"):
        with django_assert_max_num_queries(1):
            client.get(f"{PAGE}?{query}")
