import pytest

from states.models import Treaty
from tests.factories import TargetFactory

pytestmark = pytest.mark.django_db


def test_the_targets_of_today(page):
    rows = page("/treaties/apmbc/targets.json?on=2026-11-21").json()
    assert list(rows[0]) == ["key", "value", "due", "deposited", "remaining", "reached_on", "days_late", "verdict"]
    told = {row["key"]: (row["verdict"], row["reached_on"], row["days_late"]) for row in rows}
    assert told == {
        "130-by-4msp": ("met late", "2002-11-08", 53),
        "145-by-2004": ("met late", "2005-07-01", 214),
        "161-by-11msp": ("met late", "2012-12-27", 395),
        "171-next-years": ("open", None, None),
    }


@pytest.mark.parametrize(("on", "keys"), [("2002-01-31", 0), ("2002-02-01", 1), ("2002-09-16", 2), ("2010-06-25", 4)])
def test_a_target_shows_from_the_day_it_was_set(page, on, keys):
    assert len(page(f"/treaties/apmbc/targets.json?on={on}").json()) == keys


def test_on_1_february_2002_eight_were_to_go(page):
    [target] = page("/treaties/apmbc/targets.json?on=2002-02-01").json()
    assert (target["deposited"], target["remaining"], target["verdict"]) == (122, 8, "open")


def test_a_target_set_after_the_number_was_once_reached_is_open(page):
    apmbc = Treaty.objects.get(slug="apmbc")
    TargetFactory(treaty=apmbc, value=165, set_on="2026-06-01", due="2029-01-01", key="again")
    rows = {row["key"]: row for row in page("/treaties/apmbc/targets.json?on=2026-11-21").json()}
    assert (rows["again"]["verdict"], rows["again"]["reached_on"], rows["again"]["remaining"]) == ("open", None, 4)


def test_a_treaty_without_targets_says_so(page):
    assert page("/treaties/ccm/targets.json").json() == []
    assert "No target for this treaty" in page("/treaties/ccm/").content.decode()
