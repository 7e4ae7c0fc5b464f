import re

import pytest

from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db

PAGE = "/treaties/apmbc/participants/?on=2026-11-21"


def order(page, asked: str) -> list[str]:
    return re.findall(r'<tr id="s-(\w+)">', page(f"{PAGE}&sort={asked}").content.decode())


def test_rows_sort_by_day_and_what_has_none_stands_last_both_ways(page, csv_rows):
    consent = {
        row["iso3"].lower(): row["consent"] for row in csv_rows("/treaties/apmbc/participants.csv?on=2026-11-21")
    }
    for asked in ("consent", "-consent"):
        days = [consent[code] for code in order(page, asked)]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=asked.startswith("-"))
        assert days == [*known, *[""] * (len(days) - len(known))]


def test_rows_sort_by_status_from_party_to_outside(page):
    codes = order(page, "status")
    assert (codes[0], codes[-1]) == ("afg", "vnm")


def test_names_sort_both_ways(page):
    assert order(page, "-name") == order(page, "name")[::-1]


def test_a_head_says_how_the_table_is_sorted_and_leads_to_the_other_way(page):
    html = page(f"{PAGE}&sort=consent").content.decode()
    assert (
        'aria-sort="ascending"><a id="sort-consent" href="?on=2026-11-21&amp;sort=-consent#participants">Consent'
        in html
    )
    assert (
        'aria-sort="ascending"><a id="sort-name" href="?on=2026-11-21&amp;sort=-name#participants">'
        in page(PAGE).content.decode()
    )


def test_an_unknown_column_is_refused_in_words(page):
    assert "sort: there is no column “colour”" in text_of(page(f"{PAGE}&sort=colour", 400))


def test_letters_lead_to_the_first_state_under_each(page):
    html = page(PAGE).content.decode()
    assert '<a href="#s-zmb">Z</a>' in html
    assert "letters" not in page(f"{PAGE}&sort=consent").content.decode()
    assert (
        '<a href="#s-zaf">A</a>' in page(f"/fr{PAGE}").content.decode()
        or "letters" in page(f"/fr{PAGE}").content.decode()
    )
    assert 'class="letters"' not in page(f"/zh-hans{PAGE}").content.decode()
