"""Every page with script switched off: nothing that is shown, and no form, may depend on it."""

import pytest

from tests.browser.checks import sideways
from tests.browser.pages import DASHBOARD, NARROW, PAGES, PARTICIPANTS, open_page

pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_all_it_has_to_say(page, address):
    open_page(page, address, width=NARROW)
    assert page.locator("h1").first.is_visible()
    assert len(page.locator("main").inner_text()) > 200
    found = sideways(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", [DASHBOARD, PARTICIPANTS])
def test_the_day_form_is_answered(page, address):
    open_page(page, address)
    page.locator("input[name=on]").fill("1 Feb 2002")
    page.locator("form:has(input[name=on]) button").click()
    page.wait_for_url(f"**{address}?on=2002-02-01")
    assert page.locator("time[datetime='2002-02-01']").first.is_visible()
