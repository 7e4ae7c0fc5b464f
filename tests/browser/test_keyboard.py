"""The dashboard and its table without a mouse: Tab, Enter and nothing else."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import AXE
from tests.browser.pages import DASHBOARD, NARROW, PARTICIPANTS, WIDE, open_page

DAY = "?on=2002-02-01"

# All that Tab is to reach, in the order of the document. Numbers stay on the elements to be told apart by.
NUMBER_STOPS = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(each => each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && each.checkVisibility())
    .map((each, number) => (each.stop = number)).length
"""
# Where the focus is, and what is wrong with it there; null where it has left the page.
FOCUSED = """
() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const wrong = [];
    if (!axe.commons.text.accessibleText(element).trim()) wrong.push("has no name");
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) wrong.push("is not visible");
    const whole = element.getBoundingClientRect(), box = element.getClientRects()[0] ?? whole;
    const across = Math.min(whole.right, innerWidth) - Math.max(whole.left, 0);
    const down = Math.min(whole.bottom, innerHeight) - Math.max(whole.top, 0);
    if (across < Math.min(whole.width, innerWidth) - 1 || down < Math.min(whole.height, innerHeight) - 1)
        wrong.push("is not within the window");
    // The outline of a State need not contain its own middle: whatever of its drawing lies there covers nothing.
    const own = element.closest("svg") ?? element;
    const at = document.elementFromPoint(
        (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
        (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
    if (at && !own.contains(at) && !at.contains(own)) wrong.push(`is covered by ${at.outerHTML.slice(0, 80)}`);
    return {stop: element.stop ?? null, wrong: wrong.map(each => `${element.outerHTML.slice(0, 120)} ${each}`)};
}
"""


def walk(page, key: str) -> tuple[list[int], list[str]]:
    """Press a key until the focus leaves the page or starts over; return the stops made and what was wrong there."""
    stops, wrong = [], []
    for _ in range(2000):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["stop"] in stops[:1]:
            return stops, wrong
        stops.append(focused["stop"])
        wrong += focused["wrong"]
    return stops, ["the focus never left the page"]


# The head of the table sticks to the page where that is wide, else to the table's own box: the way back meets it.
@pytest.mark.parametrize(
    ("address", "width", "key"),
    [
        (DASHBOARD + DAY, WIDE, "Tab"),
        # Three dozen rows are longer than the window, and walked in a fifth of the time that all take.
        (f"{PARTICIPANTS}{DAY}&group=weog", WIDE, "Shift+Tab"),
        (f"{PARTICIPANTS}{DAY}&group=weog", NARROW, "Shift+Tab"),
    ],
)
def test_tab_reaches_everything_in_order_by_name_and_in_sight(page, address, width, key):
    open_page(page, address, width=width)
    page.evaluate(AXE.axe_script)
    page.evaluate("axe.setup(document.body)")
    order = list(range(page.evaluate(NUMBER_STOPS)))
    stops, wrong = walk(page, key)
    assert not wrong, "\n".join(wrong[:20])
    assert len(order) > 100
    assert stops == (order if key == "Tab" else order[::-1])


def test_the_first_stop_skips_to_the_content(page):
    open_page(page, DASHBOARD + DAY)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#main :focus")).to_have_count(1)


def test_enter_on_a_status_leads_to_the_states_that_have_it(page):
    open_page(page, DASHBOARD + DAY)
    link = page.locator(".tally a[href*='status=signatory']")
    number = int(link.locator("b").inner_text())
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/participants/\?on=2002-02-01&status=signatory$"))
    expect(page.locator(".register tbody tr")).to_have_count(number)


def test_enter_on_a_state_of_the_map_leads_to_its_profile(page):
    open_page(page, DASHBOARD + DAY)
    page.locator(".map a[href*='/states/mli/']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mali")
    expect(page).to_have_url(re.compile(r"/states/mli/\?on=2002-02-01$"))


def test_a_letter_leads_to_its_first_row_in_sight(page):
    open_page(page, PARTICIPANTS + DAY)
    page.locator(".letters a[href='#s-mdg']").focus()
    page.keyboard.press("Enter")
    row = page.locator("#s-mdg")
    expect(row).to_be_in_viewport(ratio=1)
    box = row.bounding_box()
    middle = (box["x"] + 40, box["y"] + box["height"] / 2)
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('tr')?.id", middle) == "s-mdg"
