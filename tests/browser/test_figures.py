"""The page says what the files say: figures and rows read off the page, held against JSON from the same server."""

import pytest

from tests.browser.pages import DASHBOARD, DAYS, PARTICIPANTS, open_page
from tests.files import TREATIES

STATUSES = ("party", "joined", "leaving", "signatory", "withdrawn", "outside")
# Every number of the dashboard that figures.json has too, under the name that it has there.
SHOWN = """
() => {
    const text = selector => [...document.querySelectorAll(selector)].map(each => each.textContent.trim());
    const [deposited, in_force] = text(".rule b");
    const [joined, states_not_party] = text(".tally h3 span");
    const statuses = [...document.querySelectorAll(".tally a")].map(each =>
        [new URL(each.href).searchParams.get("status"), each.querySelector("b").textContent.trim()]);
    const [figure] = text("#figure strong"), [of] = text("#figure span");
    const ever = text(".say").join(" ").match(/(\\d+) States? ever signed/);
    return {deposited, in_force, joined, states_not_party, figure, universe: of.match(/\\d+/)?.[0] ?? "–",
        signatures: ever?.[1] ?? "0", statuses: Object.fromEntries(statuses)};
}
"""


def figures(page, treaty: str, day: str) -> dict[str, str]:
    """The file of a day, each figure as the page writes it."""
    answer = page.request.get(f"/treaties/{treaty}/figures.json", params={"on": day}).json()
    return {name: "–" if value is None else str(value) for name, value in answer.items()}


@pytest.mark.parametrize(
    ("treaty", "day", "rule", "name"),
    [
        *(("apmbc", day, "deposited", "deposited") for day in DAYS),
        *(("apmbc", day, "in-force", "in_force") for day in DAYS),
        *((treaty, DAYS[1], "deposited", "deposited") for treaty in TREATIES[1:]),
    ],
)
def test_the_dashboard_shows_the_figures_of_the_file(page, treaty, day, rule, name):
    file = figures(page, treaty, day)
    open_page(page, f"/treaties/{treaty}/?on={day}&count={rule}")
    shown = page.evaluate(SHOWN)
    assert shown["figure"] == file[name]
    assert shown["joined"] == file["deposited"]
    assert shown["statuses"] == {status: file[status] for status in STATUSES}
    for figure in ("deposited", "in_force", "states_not_party", "universe", "signatures"):
        assert shown[figure] == file[figure], figure


@pytest.mark.parametrize("asked", ["?on=2002-02-01", "?on=2026-11-21&group=weog", "?on=2002-02-01&status=signatory"])
def test_the_table_has_the_rows_of_the_file(page, asked):
    rows = page.request.get(PARTICIPANTS[:-1] + ".json" + asked).json()
    open_page(page, PARTICIPANTS + asked)
    shown = page.locator(".register tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    assert rows
    assert shown == [f"s-{row['iso3'].lower()}" for row in rows]


def test_a_day_written_out_leads_to_the_same_day_in_its_address(page):
    open_page(page, DASHBOARD)
    page.get_by_label("Day", exact=True).fill("1 Feb 2002")
    page.keyboard.press("Enter")
    page.wait_for_url("**/treaties/apmbc/?on=2002-02-01")
