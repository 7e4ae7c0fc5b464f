"""What changes in place: the address stays true, nothing on the page is left from the day before, focus is kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.pages import DASHBOARD, PARTICIPANTS, open_page

DAY = "?on=2002-02-01"


@pytest.fixture
def near(page):
    """Open a page, bring a hand near a control, and mark the document, which a swap keeps and a new page does not."""

    def opened(address: str, control: str):
        open_page(page, address)
        page.locator(control).first.hover()
        # Waiting within the page would need eval, which the policy forbids.
        while not page.evaluate("window.htmx !== undefined"):
            page.wait_for_timeout(50)
        page.evaluate("window.kept = true")
        return page

    return opened


def settled(page, address: str) -> None:
    """Expect that the page changed in place to an address."""
    expect(page).to_have_url(re.compile(re.escape(address) + r"(#.*)?$"))
    expect(page.locator("#said")).to_have_text(page.title())
    assert page.evaluate("window.kept") is True


def test_a_step_changes_the_page_in_place_and_keeps_the_focus(near):
    page = near(DASHBOARD + DAY, "#step-next")
    page.locator("#step-next").focus()
    page.keyboard.press("Enter")
    settled(page, "?on=2002-03-01")
    expect(page.locator("#step-next")).to_be_focused()
    expect(page.locator("time[datetime='2002-03-01']").first).to_be_visible()
    # What stands outside the content keeps up too.
    expect(page.locator("#masthead input[name=on]")).to_have_value("2002-03-01")
    assert "on=2002-03-01" in page.locator("#foot a").first.get_attribute("href")


def test_back_and_forward_lead_through_the_days(near):
    page = near(DASHBOARD + DAY, "#step-next")
    page.locator("#step-next").click()
    settled(page, "?on=2002-03-01")
    page.go_back()
    expect(page.locator(".asof .day time")).to_have_attribute("datetime", "2002-02-01")
    page.go_forward()
    expect(page.locator(".asof .day time")).to_have_attribute("datetime", "2002-03-01")


def test_the_slider_moves_by_keyboard_and_asks_once(near):
    page = near(DASHBOARD + DAY, ".slider")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "xhr" else None)
    page.locator("#slider").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".slider output")).to_have_text("9 Feb 2002")
    settled(page, "?on=2002-02-09")
    assert len(asked) == 1
    expect(page.locator("#slider")).to_be_focused()


def test_the_other_counting_rule_keeps_the_focus(near):
    page = near(DASHBOARD + DAY, "#count-in-force")
    page.locator("#count-in-force").focus()
    page.keyboard.press("Enter")
    settled(page, "?on=2002-02-01&count=in-force")
    expect(page.locator("#count-in-force")).to_be_focused()
    expect(page.locator("#figure")).to_contain_text("119")


def test_a_meeting_is_a_stop(near):
    page = near(DASHBOARD + DAY, ".stops")
    page.locator(".stops summary").click()
    page.locator(".stops a", has_text="4MSP").first.click()
    settled(page, "?on=2002-09-16")
    expect(page.locator("#figure")).to_contain_text("126")
    expect(page.locator("#main")).to_be_focused()


def test_filters_change_the_table_and_nothing_else_is_lost(near):
    page = near(f"{PARTICIPANTS}{DAY}&count=in-force", ".filters")
    page.locator("input[value=signatory]").check()
    page.locator("#apply").click()
    settled(page, "on=2002-02-01&count=in-force&status=signatory")
    expect(page.locator(".register tbody tr")).to_have_count(20)
    expect(page.locator("details.filter")).to_have_attribute("open", "")


def test_a_day_that_is_none_is_refused_in_words_in_place(near, faults):
    page = near(DASHBOARD + DAY, "#on")
    page.locator("#on").fill("yesterday")
    page.locator("#show-day").click()
    expect(page.locator("main")).to_contain_text("“yesterday” is not a day.")
    # The refusal is an answer of 400, which the browser notes as failed: that is meant here.
    assert [fault for fault in faults if "on=yesterday" not in fault] == []
    faults.clear()
