import re
from collections import Counter

import pytest

from states.models import State, Treaty
from tests.factories import ActFactory, ClearanceEventFactory
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

PAGE = "/treaties/apmbc/clearance/"
FILE = "/treaties/apmbc/clearance.csv"
COLUMNS = "iso3,state,state_of_play,deadline,extended_to,extensions,lapsed_days,completed_on,confirmed,source"
DAY = "2026-11-21"


def row(rows, iso3):
    return next(row for row in rows if row["iso3"] == iso3)


def lines(html: str) -> dict[str, str]:
    """The rows of the table by the code of their State, without markup."""
    found = re.findall(r'<tr id="s-(\w+)">(.*?)</tr>', html, re.DOTALL)
    return {code: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cells)) for code, cells in found}


def test_the_file_has_the_promised_columns_and_form(page):
    response = page(f"{FILE}?on={DAY}")
    assert response.content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert response["Content-Disposition"] == f'attachment; filename="apmbc-clearance-{DAY}.csv"'


def test_csv_and_json_hold_the_same_rows(page, csv_rows):
    from_json = page(f"/treaties/apmbc/clearance.json?on={DAY}").json()
    written = [{name: "" if value is None else str(value) for name, value in each.items()} for each in from_json]
    assert written == csv_rows(f"{FILE}?on={DAY}")


@pytest.mark.parametrize(
    ("iso3", "on", "expected"),
    [
        ("ERI", "2020-12-31", ("due_within_a_year", "2012-02-01", "2020-12-31", "3", "0", "")),
        ("ERI", "2021-01-01", ("overdue", "2012-02-01", "2020-12-31", "3", "1", "")),
        ("ERI", "2023-11-24", ("lapsed_then_extended", "2012-02-01", "2024-12-31", "4", "1058", "")),
        ("SSD", "2020-11-19", ("due_within_a_year", "2021-07-09", "", "0", "0", "")),
        ("SSD", "2020-11-20", ("not_yet_due", "2021-07-09", "2026-07-09", "1", "0", "")),
        ("ALB", DAY, ("done", "2010-08-01", "", "0", "0", "2009-10-08")),
        ("CUB", "1999-01-01", None),
        ("BTN", DAY, ("done", "2016-02-01", "", "0", "0", "2013-12")),
        ("NGA", "2019-12-01", ("not_yet_due", "", "2025-12-31", "1", "0", "")),
        ("MRT", DAY, ("not_known", "", "", "0", "0", "")),
        ("AUT", "1999-03-01", ("not_known", "2009-03-01", "", "0", "0", "")),
    ],
)
def test_a_row_tells_what_was_known_on_the_day(csv_rows, iso3, on, expected):
    rows = [each for each in csv_rows(f"{FILE}?on={on}") if each["iso3"] == iso3]
    names = ("state_of_play", "deadline", "extended_to", "extensions", "lapsed_days", "completed_on")
    assert [tuple(each[name] for name in names) for each in rows] == ([expected] if expected else [])


def test_the_first_45_states_had_until_1_march_2009(csv_rows):
    deadlines = Counter(each["deadline"] for each in csv_rows(f"{FILE}?on=1999-03-01"))
    assert deadlines["2009-03-01"] == 45


def test_the_course_of_eritrea_stands_in_its_row(page):
    eritrea = lines(page(f"{PAGE}?on={DAY}").content.decode())["eri"]
    steps = [
        "Deadline 1 Feb 2012",
        "Extended to 1 Feb 2015, 11MSP",
        "Extended to 1 Feb 2020, 3RC",
        "Extended to 31 Dec 2020, 4RC",
        "No deadline from 1 Jan 2021 to 24 Nov 2023, 1,058 days",
        "Extended to 31 Dec 2024, 21MSP",
        "No deadline from 1 Jan 2025 to 21 Nov 2026, 690 days",
    ]
    assert " ".join(steps) in re.sub(r"\s+", " ", eritrea)
    assert " 1,748 " in eritrea


def test_an_extension_without_its_meeting_says_so(page):
    shown = lines(page(f"{PAGE}?on={DAY}").content.decode())
    assert "Extended to 1 Oct 2027, decision day not recorded" in shown["som"]
    assert "1 Oct 2027 decision day not recorded" in shown["som"]
    assert "decision day not recorded" not in shown["eri"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("afg", "Overdue as far as recorded Extended to 1 Mar 2025, 20MSP"),
        ("omn", "Overdue as far as recorded Contamination reported 2015"),
        ("nga", "Overdue as far as recorded Extended to 31 Dec 2025, decision day not recorded"),
    ],
)
def test_whoever_is_overdue_is_so_as_far_as_recorded_by_the_fact_named(page, code, said):
    shown = lines(page(f"{PAGE}?on={DAY}&play=overdue").content.decode())
    assert said in shown[code]
    assert all("Overdue as far as recorded" in each for each in shown.values())


def test_a_duty_is_open_too_where_no_deadline_is_recorded_for_what_was_found(page, csv_rows):
    opened = csv_rows(f"{FILE}?on={DAY}&open=1")
    without_day = {each["iso3"] for each in opened if not each["deadline"] and not each["extended_to"]}
    assert without_day == {"DEU", "MRT"}
    # Completed at some time in 2026: neither surely open nor surely done.
    assert "HRV" not in {each["iso3"] for each in opened}
    assert "Of 97 more nothing is recorded, which is no breach." in text_of(page(f"{PAGE}?on={DAY}"))


def test_what_was_found_after_completion_opens_a_period_without_the_word_late(page):
    nigeria = lines(page(f"{PAGE}?on=2019-12-01").content.decode())["nga"]
    assert "Completed 29 Nov 2011 Contamination reported November 2019" in nigeria
    assert "late" not in nigeria
    mauritania = lines(page(f"{PAGE}?on={DAY}").content.decode())["mrt"]
    assert "Not known contamination reported 23 Jun 2020; no deadline for it is recorded" in mauritania


def test_nobody_is_overdue_within_the_span_of_a_completion(page, csv_rows):
    croatia = lines(page(f"{PAGE}?on={DAY}").content.decode())["hrv"]
    assert "Not known completion within the uncertain span of 2026" in croatia
    assert row(csv_rows(f"{FILE}?on={DAY}"), "HRV")["completed_on"] == ""


def test_days_before_and_after_the_deadline(page):
    shown = lines(page(f"{PAGE}?on={DAY}").content.decode())
    assert "8 Oct 2009 297 days early" in shown["alb"]
    assert "17 Sep 2015 260 days late" in shown["moz"]
    assert "at least 762 days early" in shown["btn"]


@pytest.mark.parametrize("part", ["stockpiles", "clearance", "deadlines"])
def test_a_page_of_duties_offers_no_second_count(page, part):
    assert "count=in-force" in page("/treaties/apmbc/participants/").content.decode()
    assert "count=in-force" not in page(f"/treaties/apmbc/{part}/").content.decode()


def test_a_month_keeps_its_order_in_a_sentence_of_another_direction(page):
    assert "\u2068يونيو 2011\u2069" in page(f"/ar{PAGE}?on={DAY}").content.decode()


def test_what_was_written_for_all_is_not_shown_to_one_who_filters(page):
    whole = lines(page(f"{PAGE}?on={DAY}").content.decode())
    assert len(lines(page(f"{PAGE}?on={DAY}&open=1").content.decode())) == 33
    assert page(f"{PAGE}?on={DAY}&open=2", 400)
    assert lines(page(f"{PAGE}?on={DAY}").content.decode()) == whole
    assert lines(page(f"{PAGE}?on=2002-02-01").content.decode()) != whole


def test_each_figure_leads_to_as_many_rows_as_it_says(page):
    html = page(f"{PAGE}?on={DAY}").content.decode()
    figures = re.findall(r'<dt>([^<]+)</dt><dd><a href="(\?[^"]+)#clearance"><b>(\d+)</b>', html)
    assert [name for name, _query, _number in figures] == [
        "Duty open",
        "Overdue",
        "Extension running",
        "Extended after a lapse",
        "Completed",
        "Not known",
    ]
    for name, query, number in figures:
        filtered = page(PAGE + query.replace("&amp;", "&")).content.decode()
        assert len(lines(filtered)) == int(number), name
    assert [int(number) for _name, _query, number in figures] == [33, 17, 12, 8, 30, 100]
    assert "33 of 161 States that have joined have mined areas to clear" in text_of(page(f"{PAGE}?on={DAY}"))


@pytest.mark.parametrize("on", ["1999-03-01", "2002-02-01", "2013-06-01", DAY, "2100-01-01"])
def test_the_page_has_the_rows_of_the_file(page, csv_rows, on):
    shown = lines(page(f"{PAGE}?on={on}").content.decode())
    assert list(shown) == [each["iso3"].lower() for each in csv_rows(f"{FILE}?on={on}")]


def test_rows_are_those_bound_and_those_of_whom_something_is_recorded(page, csv_rows):
    usa = State.objects.get(iso3="USA")
    assert "USA" not in {each["iso3"] for each in csv_rows(f"{FILE}?on={DAY}")}
    event = {"treaty": Treaty.objects.get(slug="apmbc"), "state": usa}
    ClearanceEventFactory(**event, event="extension_granted", date="2030-01-01")
    assert "USA" not in {each["iso3"] for each in csv_rows(f"{FILE}?on={DAY}")}
    ClearanceEventFactory(**event, event="reported_contamination", date="2001-01-01")
    american = row(csv_rows(f"{FILE}?on={DAY}"), "USA")
    assert (american["state_of_play"], american["deadline"], american["extended_to"]) == ("no_duty", "", "")
    assert (american["extensions"], american["lapsed_days"]) == ("0", "")


def test_a_state_that_has_left_keeps_what_it_completed(csv_rows):
    albania = State.objects.get(iso3="ALB")
    apmbc = Treaty.objects.get(slug="apmbc")
    ActFactory(treaty=apmbc, state=albania, kind="withdrawal", date="2020-01-01", effective_on="2020-07-01")
    albanian = row(csv_rows(f"{FILE}?on={DAY}"), "ALB")
    assert (albanian["state_of_play"], albanian["deadline"], albanian["completed_on"]) == ("no_duty", "", "2009-10-08")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("play=done_late", {"DNK", "MOZ", "UGA"}),
        ("play=done_late&play=lapsed_then_extended&extended=lapsed", {"DNK", "UGA"}),
        ("extended=lapsed", {"COG", "DNK", "ERI", "ETH", "NER", "UGA", "UKR", "ZWE"}),
        ("play=overdue&group=grulac", {"ARG", "COL", "ECU"}),
        ("play=overdue&confirmed=0", {"ARG"}),
    ],
)
def test_filters(csv_rows, page, query, expected):
    assert {each["iso3"] for each in csv_rows(f"{FILE}?on={DAY}&{query}")} == expected
    assert {code.upper() for code in lines(page(f"{PAGE}?on={DAY}&{query}").content.decode())} == expected


def test_the_unconfirmed_can_be_left_out(csv_rows):
    everyone = csv_rows(f"{FILE}?on={DAY}")
    confirmed = csv_rows(f"{FILE}?on={DAY}&confirmed=1")
    assert {each["confirmed"] for each in confirmed} == {"True"}
    assert len(confirmed) == len([each for each in everyone if each["confirmed"] == "True"]) < len(everyone)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("play=late", "done_late"),
        ("group=atlantis", "african-group"),
        ("extended=perhaps", "running, lapsed"),
        ("open=perhaps", "There are: 1."),
        ("confirmed=perhaps", "confirmed:"),
        ("status=party", "There is no parameter"),
    ],
)
@pytest.mark.parametrize("path", ["clearance/", "clearance.csv", "clearance.json"])
def test_what_is_not_known_is_refused_in_words(page, path, query, said):
    assert said in page(f"/treaties/apmbc/{path}?{query}", 400).content.decode()


def test_a_treaty_of_which_nothing_is_recorded_says_not_known(page, csv_rows):
    text = text_of(page(f"/treaties/ccm/clearance/?on={DAY}"))
    assert "Nothing is recorded of clearance" in text
    assert "which is no breach" in text
    assert "mined" not in text
    assert {each["state_of_play"] for each in csv_rows(f"/treaties/ccm/clearance.csv?on={DAY}")} == {"not_known"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/treaties/att/clearance/", "This treaty brings no duty to clear"),
        ("/treaties/apmbc/clearance/?on=1990-01-01", "By 1 January 1990 this treaty bound no State"),
        ("/treaties/apmbc/clearance/?on=2030-01-01", "A day to come."),
        ("/treaties/apmbc/clearance/?on=2026-11-21&play=no_duty", "No State fits these filters on this day."),
    ],
)
def test_a_page_without_rows_or_of_another_time_says_so(page, address, said):
    assert said in text_of(page(address))


def test_only_treaties_that_ask_for_clearance_lead_to_it(page):
    assert 'href="/treaties/ccm/clearance/"' in page("/treaties/ccm/").content.decode()
    assert 'href="/treaties/att/clearance/"' not in page("/treaties/att/").content.decode()


def test_the_page_costs_few_queries(client, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(6):
        client.get(f"{PAGE}?on=2020-01-01&play=overdue&group=weog")


def test_names_from_the_record_are_escaped(page):
    State.objects.filter(iso3="ERI").update(name_en="<script>alert(1)</script>")
    State.objects.get(iso3="ERI").names.all().delete()
    assert "<script>alert" not in page(PAGE).content.decode()
    assert "<script>alert" not in page("/treaties/apmbc/clearance.svg").content.decode()
