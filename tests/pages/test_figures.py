import pytest

from reports.days import today
from tests.files import KNOWN_COUNTS

pytestmark = pytest.mark.django_db

NAMES = (
    "treaty on universe signatures deposited in_force states_not_party "
    "outside signatory joined party leaving withdrawn implementation"
)


@pytest.mark.parametrize(("on", "deposited", "in_force", "universe"), KNOWN_COUNTS)
def test_the_known_answers(page, on, deposited, in_force, universe):
    figures = page(f"/treaties/apmbc/figures.json?on={on}").json()
    assert list(figures) == NAMES.split()
    assert (figures["deposited"], figures["in_force"], figures["universe"]) == (deposited, in_force, universe)
    assert (figures["treaty"], figures["on"]) == ("apmbc", on)


def test_before_the_universe_is_recorded_it_is_null(page):
    figures = page("/treaties/npt/figures.json?on=1990-01-01").json()
    assert (figures["universe"], figures["outside"], figures["states_not_party"]) == (None, None, None)
    assert figures["in_force"] > 100


def test_a_day_to_come_counts_what_is_scheduled(page):
    later = page("/treaties/apmbc/figures.json?on=2099-12-31").json()
    assert later["universe"] == 197


def test_without_a_day_it_is_today(page):
    assert page("/treaties/apmbc/figures.json").json()["on"] == today().isoformat()


def test_the_file_is_named_for_treaty_table_and_day(page):
    response = page("/treaties/apmbc/figures.json?on=2002-02-01")
    assert response["Content-Disposition"] == 'inline; filename="apmbc-figures-2002-02-01.json"'
