import pytest

from states.models import PublishedFigure
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


COUNTS_OF_STATES = (
    "lm-2002-states-parties",
    "lm-2002-signed-not-ratified",
    "canada-2002-states-parties",
    "ucg-2010-states-not-party",
    "threshold-states-parties",
    "first-day-parties-in-force",
    "lm-2004-states-parties",
    "lm-2004-signed-not-ratified",
    "lm-2004-states-not-party-and-not-signed",
    "lm-2025-states-parties",
)
PRODUCERS = ("canada-2002-lm-producers-current", "lm-2000-producers-current")
EVER_PRODUCED = "canada-2002-producers-ever"
STOCKPILES = "canada-2002-lm-states-parties-completed-stockpile"


def test_every_published_count_of_states_agrees_with_the_record(page, csv_rows):
    rows = csv_rows("/figures.csv?on=2026-11-21")
    assert len(rows) == PublishedFigure.objects.count()
    compared = {row["key"]: row["difference"] for row in rows if row["computed"]}
    assert compared == dict.fromkeys((*COUNTS_OF_STATES, *PRODUCERS), "0") | {STOCKPILES: "-1", EVER_PRODUCED: "-3"}
    assert "12 of 14 published counts agree with the record" in text_of(page("/figures/?on=2026-11-21"))


def test_a_difference_is_shown_with_its_sign(page):
    PublishedFigure.objects.filter(key="lm-2025-states-parties").update(value=168)
    text = text_of(page("/figures/?on=2026-11-21"))
    assert "11 of 14 published counts agree" in text
    assert "168 166 −2" in text


def test_a_difference_has_its_reason_where_the_record_knows_it(page):
    text = text_of(page("/figures/?on=2026-11-21"))
    assert "33 32 −1 Completed, with no day on record, so counted on no day: Rwanda." in text
    assert "55 52 −3 Came later, so not counted for that day: Armenia, Nepal. all that ever produced" in text
    assert "Came later" not in text_of(page("/figures/?on=2002-12-31"))


def test_what_cannot_be_compared_says_why(page):
    PublishedFigure.objects.filter(key="lm-2000-producers-current").update(figure="exporters_current")
    text = text_of(page("/figures/?on=2026-11-21"))
    assert "not a count of States by status: nothing to hold it against" in text
    assert "what was aimed at: see targets" in text


def test_a_figure_shows_from_the_day_it_is_about(page, csv_rows):
    assert {row["as_of"] for row in csv_rows("/figures.csv?on=1998-09-16")} == {"1998-09-16"}
    assert "No figure for a day this early is recorded." in text_of(page("/figures/?on=1990-01-01"))
