import re

import pytest

from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def due(page, on: str) -> str:
    text = text_of(page(f"/treaties/apmbc/?on={on}"))
    start = max(text.find("Due next:"), text.find("Nothing is due"))
    return text[start : start + 700]


def test_entries_into_force_and_targets_ahead(page):
    told = due(page, "2002-02-01")
    assert "Due next: 1 March 2002" in told
    assert "1 Mar 2002 Chile, Nigeria – entry into force" in told
    assert "1 Apr 2002 Algeria – entry into force" in told
    assert "16 Sep 2002 Target of 130 States, 4MSP" in told


def test_withdrawals_ahead(page):
    assert "27 Dec 2025 Estonia, Latvia, Lithuania – withdrawal takes effect" in due(page, "2025-12-02")


def test_what_takes_effect_on_the_day_is_no_longer_due(page):
    assert "1 Mar 2002" not in due(page, "2002-03-01")


def test_nothing_due_says_so(page):
    told = text_of(page("/treaties/bwc/?on=2026-11-21"))
    assert "No entry into force, withdrawal, target or duty known to be open lies ahead" in told


def test_the_next_duties_known_to_be_open_are_due(page):
    told = due(page, "2026-11-21")
    assert "Due next: 31 December 2026" in told
    assert "31 Dec 2026 Thailand – areas to be cleared" in told
    assert len(re.findall("– areas to be cleared|– stockpiles to be destroyed", told)) == 4


def test_many_states_of_one_day_are_a_link_to_the_deadlines(page):
    assert re.search(r"1 Mar 2009 \d+ States – areas to be cleared", due(page, "2008-12-01"))
