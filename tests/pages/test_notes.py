import pytest

from states.models import DepositaryNote
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def test_the_dashboard_tells_of_what_might_be_taken_for_a_change_of_status(page):
    text = text_of(page("/treaties/apmbc/?on=2026-11-21"))
    assert "Shown, not counted" in text
    assert "18 Jul 2025 Ukraine, Suspension claimed." in text
    assert "day not found Lebanon, Accession, day of deposit not found." in text
    assert "161 of 197 States have joined" in text
    assert "Ecuador, Accession, day of deposit not found." in text_of(page("/treaties/att/?on=2026-11-21"))


def test_a_note_is_not_told_before_its_day(page):
    assert "Suspension claimed" not in text_of(page("/treaties/apmbc/?on=2025-07-17"))
    assert "Suspension claimed" in text_of(page("/treaties/apmbc/?on=2025-07-18"))
    assert "Shown, not counted" not in text_of(page("/treaties/apmbc/?on=2002-02-01"))
    assert "day not found" not in text_of(page("/treaties/apmbc/participants/?on=2026-02-19"))


def test_the_participants_page_has_all_notes_with_their_sources(page):
    html = page("/treaties/apmbc/participants/?on=2026-11-21").content.decode()
    notes = html[html.index('id="notes"') :]
    assert notes.count("<li>") >= 25
    assert "Objection to the Ukrainian suspension" in notes
    assert "Provisional application" in notes


@pytest.mark.parametrize(("date", "shown"), [("2025", "2025"), ("2025-07", "July 2025"), ("2025-07-18", "18 Jul 2025")])
def test_a_note_is_dated_as_far_as_its_day_is_known(page, date, shown):
    DepositaryNote.objects.filter(key="apmbc-ukr-suspension-claimed-1").update(date=date)
    assert f"{shown} Ukraine, Suspension claimed." in text_of(page("/treaties/apmbc/?on=2026-11-21"))


def test_no_status_follows_from_a_note(page):
    rows = page("/treaties/apmbc/participants.json?on=2026-11-21").json()
    statuses = {row["iso3"]: row["status"] for row in rows}
    assert (statuses["UKR"], statuses["LBN"]) == ("party", "outside")


def test_an_undated_accession_to_another_treaty_is_told_too(page):
    assert "Acceded to other treaties on a day not found: Ecuador (ATT)" in text_of(
        page("/treaties/apmbc/?on=2026-11-21")
    )
    assert "Acceded to other treaties on a day not found: Lebanon (APMBC)" in text_of(
        page("/treaties/att/?on=2026-11-21")
    )
