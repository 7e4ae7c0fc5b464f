import pytest

pytestmark = pytest.mark.django_db


def test_what_changed_since_the_third_meeting(page):
    rows = page("/treaties/apmbc/changes.json?until=2002-02-01").json()
    assert list(rows[0]) == ["date", "iso3", "state", "change", "act", "from_status", "to_status"]
    assert sum(row["change"] == "consent" for row in rows) == 2
    assert sum(row["change"] == "entry_into_force" for row in rows) == 8
    assert rows[0]["date"] > "2001-09-18"  # the day the meeting opened is excluded


def test_since_is_excluded_and_until_included(page):
    def changed(since, until):
        return len(page(f"/treaties/apmbc/changes.json?since={since}&until={until}").json())

    assert changed("2002-01-31", "2002-02-01") == 2  # Eritrea, Saint Vincent and the Grenadines
    assert changed("2002-02-01", "2002-02-01") == 0
    assert changed("2002-02-01", "2002-02-02") == 0


def test_each_row_says_from_which_status_to_which(page):
    rows = page("/treaties/apmbc/changes.json?since=2025-06-01&until=2025-12-31").json()
    lithuania = [
        (row["change"], row["act"], row["from_status"], row["to_status"]) for row in rows if row["iso3"] == "LTU"
    ]
    assert lithuania == [
        ("withdrawal_notified", "withdrawal", "party", "leaving"),
        ("withdrawal_effective", "withdrawal", "leaving", "withdrawn"),
    ]


def test_an_effect_dated_before_its_act_is_reported_on_the_acts_day(page):
    rows = page("/treaties/apmbc/changes.json?since=2011-07-01&until=2011-12-31").json()
    south_sudan = [(row["date"], row["change"]) for row in rows if row["iso3"] == "SSD"]
    assert south_sudan == [("2011-11-11", "consent"), ("2011-11-11", "entry_into_force")]


def test_a_withdrawn_ratification_has_its_own_word(page):
    rows = page("/treaties/ctbt/changes.json?since=2023-11-02&until=2023-11-03").json()
    assert [(row["iso3"], row["change"], row["to_status"]) for row in rows] == [
        ("RUS", "withdrawal_of_ratification", "signatory")
    ]


def test_changes_and_figures_agree(page):
    before, after = (
        page(f"/treaties/apmbc/figures.json?on={on}").json()["deposited"] for on in ("2001-02-01", "2002-02-01")
    )
    rows = page("/treaties/apmbc/changes.json?since=2001-02-01&until=2002-02-01").json()
    assert after - before == sum(row["change"] == "consent" for row in rows) == 12


def test_a_treaty_without_meetings_looks_back_twelve_months(page):
    name = page("/treaties/tpnw/changes.csv?until=2024-02-29")["Content-Disposition"]
    assert name == 'attachment; filename="tpnw-changes-2023-02-28-to-2024-02-29.csv"'


def test_a_period_that_ends_before_it_begins_is_refused(page):
    said = page("/treaties/apmbc/changes.json?since=2002-02-01&until=2002-01-31", 400).json()["error"]
    assert "since (2002-02-01) lies after until (2002-01-31)" in said
