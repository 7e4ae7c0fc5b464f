from collections import Counter

import pytest

from states.models import State, Treaty
from tests.factories import ActFactory, StateFactory

pytestmark = pytest.mark.django_db

COLUMNS = (
    "iso3,state,status,signature,consent,consent_kind,consent_code,entry_into_force,"
    "withdrawal_notified,withdrawal_effective,source"
)


def row(rows, iso3):
    return next(row for row in rows if row["iso3"] == iso3)


def test_the_file_has_the_promised_columns_and_form(page):
    response = page("/treaties/apmbc/participants.csv?on=2002-02-01")
    content = response.content
    assert content.startswith(b"\xef\xbb\xbf" + COLUMNS.encode() + b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 194
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="apmbc-participants-2002-02-01.csv"'


def test_csv_and_json_hold_the_same_rows(page, csv_rows):
    from_csv = csv_rows("/treaties/apmbc/participants.csv?on=2026-01-15")
    from_json = page("/treaties/apmbc/participants.json?on=2026-01-15").json()
    assert [{name: value or "" for name, value in row.items()} for row in from_json] == from_csv


@pytest.mark.parametrize("on", ["1997-12-03", "2002-02-01", "2026-01-15", "2026-11-21"])
@pytest.mark.parametrize("treaty", ["apmbc", "ccm", "ctbt", "npt"])
def test_the_rows_add_up_to_the_figures(page, csv_rows, treaty, on):
    rows = csv_rows(f"/treaties/{treaty}/participants.csv?on={on}")
    figures = page(f"/treaties/{treaty}/figures.json?on={on}").json()
    statuses = Counter(row["status"] for row in rows)
    assert len(rows) == figures["universe"]
    for status in ("outside", "signatory", "joined", "party", "leaving", "withdrawn"):
        assert statuses[status] == figures[status]


def test_a_row_tells_what_was_known_on_the_day(csv_rows):
    rows = csv_rows("/treaties/apmbc/participants.csv?on=2002-02-01")
    assert row(rows, "DZA") == {
        "iso3": "DZA",
        "state": "Algeria",
        "status": "joined",
        "signature": "1997-12-03",
        "consent": "2001-10-09",
        "consent_kind": "ratification",
        "consent_code": "",
        "entry_into_force": "2002-04-01",  # set in motion, still to come
        "withdrawal_notified": "",
        "withdrawal_effective": "",
        "source": "untc-xxvi-5",
    }
    assert row(rows, "AFG")["consent"] == ""  # acceded on 11 September


def test_nothing_is_dated_after_the_day_but_effects_set_in_motion(csv_rows):
    on = "2025-07-01"
    for each in csv_rows(f"/treaties/apmbc/participants.csv?on={on}"):
        for name in ("signature", "consent", "withdrawal_notified"):
            assert each[name] <= on
        assert each["entry_into_force"] <= on or each["status"] == "joined"
    leaving = row(csv_rows(f"/treaties/apmbc/participants.csv?on={on}"), "LTU")
    assert (leaving["withdrawal_notified"], leaving["withdrawal_effective"]) == ("2025-06-27", "2025-12-27")
    assert row(csv_rows("/treaties/apmbc/participants.csv?on=2025-06-26"), "LTU")["withdrawal_notified"] == ""


def test_nothing_is_in_motion_before_the_threshold(csv_rows):
    assert row(csv_rows("/treaties/apmbc/participants.csv?on=1998-09-15"), "CAN")["entry_into_force"] == ""
    assert row(csv_rows("/treaties/apmbc/participants.csv?on=1998-09-16"), "CAN")["entry_into_force"] == "1999-03-01"


def test_the_letters_of_the_depositary_stand_beside_the_words(csv_rows):
    rows = csv_rows("/treaties/apmbc/participants.csv?on=2026-11-21")
    letters = {row["consent_kind"]: row["consent_code"] for row in rows if row["consent"]}
    assert letters == {"ratification": "", "acceptance": "A", "approval": "AA", "accession": "a", "succession": "d"}
    protocol = csv_rows("/treaties/ccwp2a/participants.csv?on=2026-11-21")
    assert {row["consent_code"] for row in protocol if row["consent"]} == {"P"}


def test_before_the_universe_is_recorded_only_states_with_an_act_are_listed(page, csv_rows):
    rows = csv_rows("/treaties/ccw/participants.csv?on=1990-01-01")
    assert {row["status"] for row in rows} <= {"signatory", "joined", "party"}
    html = page("/treaties/ccw/participants/?on=1990-01-01").content.decode()
    assert "Before 3 December 1997" in html


def test_a_state_joins_the_list_on_the_day_it_begins(csv_rows):
    codes = [{row["iso3"] for row in csv_rows(f"/treaties/apmbc/participants.csv?on={on}")} for on in BIRTH]
    assert codes[1] - codes[0] == {"SSD"}


BIRTH = ("2011-07-08", "2011-07-09")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=withdrawn", {"EST", "FIN", "LTU", "LVA", "POL"}),
        ("act=withdrawal", {"EST", "FIN", "LTU", "LVA", "POL"}),
        ("act=withdrawal&since=2025-06-27", {"FIN", "POL"}),  # since is excluded
        ("act=withdrawal&until=2025-06-27", {"EST", "LTU", "LVA"}),  # until is included
        ("act=accession&since=2014-01-01&region=asia", {"OMN", "LKA", "PSE"}),
        ("forum=saarc&status=outside", {"IND", "NPL", "PAK"}),
        ("group=none", {"COK", "NIU", "VAT"}),
        ("region=northern-america", {"CAN", "USA"}),
        ("act=acceptance", {"JPN", "NLD"}),
    ],
)
def test_filters(csv_rows, query, expected):
    rows = csv_rows(f"/treaties/apmbc/participants.csv?on=2026-11-21&{query}")
    assert {row["iso3"] for row in rows} == expected


def test_an_act_that_ended_a_consent_is_found_and_cited(csv_rows):
    [russia] = csv_rows("/treaties/ctbt/participants.csv?on=2026-11-21&act=withdrawal_of_ratification")
    assert (russia["iso3"], russia["status"], russia["consent"]) == ("RUS", "signatory", "")
    assert len(russia["source"].split()) > 1
    assert csv_rows("/treaties/ctbt/participants.csv?on=2023-11-02&act=withdrawal_of_ratification") == []


def test_a_state_whose_only_act_counts_for_nothing(csv_rows):
    ccw = Treaty.objects.get(slug="ccw")
    ActFactory(treaty=ccw, state=State.objects.get(iso3="PRK"), kind="withdrawal", date="1990-01-01")
    assert "PRK" not in {row["iso3"] for row in csv_rows("/treaties/ccw/participants.csv?on=1995-01-01")}
    assert row(csv_rows("/treaties/ccw/participants.csv?on=2000-01-01"), "PRK")["status"] == "outside"


def test_several_statuses_can_be_asked_for_at_once(csv_rows):
    rows = csv_rows("/treaties/apmbc/participants.csv?on=2002-02-01&status=joined&status=party")
    assert len(rows) == 122


def test_a_forum_has_the_members_of_the_day(csv_rows):
    before = csv_rows("/treaties/apmbc/participants.csv?on=2003-12-31&forum=eu")
    after = csv_rows("/treaties/apmbc/participants.csv?on=2004-05-01&forum=eu")
    assert (len(before), len(after)) == (15, 25)


def test_the_unconfirmed_can_be_left_out_or_singled_out(csv_rows):
    everyone = csv_rows("/treaties/bwc/participants.csv?on=2026-11-21")
    confirmed = csv_rows("/treaties/bwc/participants.csv?on=2026-11-21&confirmed=1")
    unconfirmed = csv_rows("/treaties/bwc/participants.csv?on=2026-11-21&confirmed=0")
    assert {row["iso3"] for row in unconfirmed} == {"GNQ", "SRB", "SUR"}
    assert len(confirmed) + len(unconfirmed) == len(everyone)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status=partyy", "partyy"),
        ("group=atlantis", "african-group"),
        ("region=atlantis", "south-eastern-asia"),
        ("forum=atlantis", "forum:"),
        ("act=adhesion", "accession"),
        ("since=soon", "“soon” is not a day"),
        ("confirmed=perhaps", "confirmed:"),
        ("since=2003-01-01&until=2002-01-01", "lies after until"),
        ("forum=%00", "forum:"),
        ("status=%00", "status:"),
    ],
)
@pytest.mark.parametrize("path", ["participants.csv", "participants.json", "participants/"])
def test_an_unknown_value_is_refused_in_words(page, query, said, path):
    content = page(f"/treaties/apmbc/{path}?{query}", 400).content.decode()
    assert said in content


def test_cells_that_look_like_a_formula_are_defused(csv_rows):
    StateFactory(name_en="=HYPERLINK(A1)")
    names = [row["state"] for row in csv_rows("/treaties/apmbc/participants.csv?on=2026-11-21")]
    assert "'=HYPERLINK(A1)" in names


def test_a_succession_without_stated_effect_says_so(page):
    html = page("/treaties/ccw/participants/?on=2026-11-21").content.decode()
    assert "effect not stated" in html


def test_a_withdrawal_held_back_is_shown_as_such(page, csv_rows):
    treaty, albania = Treaty.objects.get(slug="apmbc"), State.objects.get(iso3="ALB")
    ActFactory(treaty=treaty, state=albania, kind="withdrawal", date="2025-01-01", effect_held=True)
    albanian = row(csv_rows("/treaties/apmbc/participants.csv?on=2026-11-21"), "ALB")
    assert (albanian["status"], albanian["withdrawal_effective"]) == ("leaving", "")
    assert "held back" in page("/treaties/apmbc/participants/?on=2026-11-21").content.decode()
