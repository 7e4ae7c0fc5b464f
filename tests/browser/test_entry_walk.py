"""The way of a deposit, from sign-in to the changed dashboard, on a record from which Tonga’s accession was taken out.

Then what staff do wrong, a file with three bad lines among three hundred, and the way back from all of it.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.checks import sideways
from tests.browser.conftest import ROOT, served
from tests.browser.pages import NARROW, WIDE

PASSWORD = "nine-parties-in-geneva"
BEFORE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from states.models import TreatyAction
TreatyAction.objects.get(key="apmbc-ton-accession-1").delete()
for name, role in (("ed", "editor"), ("pat", "publisher")):
    account = get_user_model().objects.create_user(name, password="nine-parties-in-geneva", is_staff=True)
    account.groups.add(Group.objects.get(name=role))
"""
ADD = "/admin/states/treatyaction/add/"


@pytest.fixture
def site(installation, tmp_path):
    """An installation of this test’s own: a copy of the prepared one, changed."""
    shutil.copytree(installation["VAR_DIR"], tmp_path / "var")
    environment = {**installation, "PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var")}
    subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", BEFORE], cwd=ROOT, env=environment, check=True)  # noqa: S603
    with served(environment) as address:
        yield address


class Walk:
    """Somebody at a browser, on a site."""

    def __init__(self, page, site: str) -> None:
        self.page, self.site = page, site

    def open(self, address: str) -> None:
        self.page.goto(self.site + address)

    def sign_in(self, name: str) -> None:
        self.open("/")
        self.page.get_by_role("link", name="Sign in").click()
        self.page.get_by_label("User name or e-mail").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.locator(".sheet button").first.click()
        self.page.wait_for_url("**/admin/")

    def sign_out(self) -> None:
        self.page.get_by_role("button", name="Log out").click()
        self.page.wait_for_load_state()
        self.page.context.clear_cookies()

    def choose(self, field: str, text: str) -> None:
        """Search a list of choice and take the first it finds."""
        self.page.locator(f".field-{field} .select2-selection").click()
        with self.page.expect_response(re.compile("autocomplete.*term=")):
            self.page.locator(".select2-search__field").last.fill(text)
        self.page.locator(".select2-results__option--highlighted", has_text=re.compile(".")).click()

    def type_act(self, *, treaty: str, state: str, kind: str, day: str) -> None:
        self.open(ADD)
        self.choose("treaty", treaty)
        self.choose("state", state)
        self.page.locator("select[name=kind]").select_option(kind)
        self.date.fill(day)

    @property
    def date(self):
        return self.page.locator("input[name=date]")

    @property
    def brings(self):
        return self.page.locator("#brings")

    def deposited(self, on: str) -> int:
        return self.page.request.get(f"{self.site}/treaties/apmbc/figures.json?on={on}").json()["deposited"]


@pytest.fixture
def walk(page, site) -> Walk:
    page.set_viewport_size({"width": WIDE, "height": 900})
    return Walk(page, site)


def add_a_source(page, citation: str) -> None:
    """Add a source in place, in a window of its own, and see it chosen."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Add another source").click()
    source = opened.value
    source.locator("select[name=kind]").select_option("depositary")
    source.locator("input[name=citation]").fill(citation)
    source.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".field-source .select2-selection")).to_contain_text(citation)


def test_a_deposit_from_sign_in_to_the_dashboard(walk, screenshots):
    page = walk.page
    before = walk.deposited("2026-01-01")
    walk.sign_in("ed")
    walk.type_act(treaty="Ottawa", state="TON", kind="accession", day="25 June 2052")
    expect(walk.brings).to_contain_text("The day, 25 Jun 2052, is still to come. Is the year mistyped?")
    page.screenshot(path=screenshots / "entry-question-1280.png", full_page=True)
    walk.date.fill("25 June 2025")
    expect(walk.brings).to_contain_text("1 December 2025, by the treaty’s rule")
    page.locator("input[name=effective_on]").fill("1.12.2025")
    expect(walk.brings).to_contain_text("1 December 2025, as the depositary states, as the rule has it")
    expect(walk.brings).to_contain_text("Article 17")
    expect(walk.brings).to_contain_text("neither signed nor joined → joined, not yet in force")
    expect(walk.brings).to_contain_text("165 → 166")
    add_a_source(page, "C.N.300.2025 of 26 June 2025")
    page.locator("textarea[name=reason]").fill("Deposited on 25 June 2025")
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("It becomes public when a publisher has read it.")
    assert walk.deposited("2026-01-01") == before
    walk.sign_out()

    walk.sign_in("pat")
    page.get_by_role("link", name="Tonga: accession, APMBC, 2025-06-25").first.click()
    expect(page.locator("#content-main")).to_contain_text("Deposited on 25 June 2025")
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) == []
        page.screenshot(path=screenshots / f"entry-submission-{width}.png", full_page=True)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("Published.")
    assert walk.deposited("2026-01-01") == before + 1
    walk.open("/treaties/apmbc/?on=2026-01-01")
    expect(page.locator("#main")).to_contain_text(str(before + 1))
    walk.open("/changes-of-record/")
    expect(page.locator("#main")).to_contain_text("Deposited on 25 June 2025")
    assert "ed" not in page.locator("#main").inner_text().split()


TODAY = "2 Nov 2026"
WRONG = [
    ({"state": "Cuba", "kind": "ratification", "day": TODAY}, "Enter its signature first, or choose accession."),
    ({"state": "Cuba", "kind": "signature", "day": "1 Mar 1999"}, "had closed for signature by that day."),
    (
        {"treaty": "TPNW", "state": "Brazil", "kind": "accession", "day": TODAY},
        "A signatory joins by ratification",
    ),
    ({"state": "Albania", "kind": "accession", "day": TODAY}, "The State has joined already by that day."),
    ({"state": "Cuba", "kind": "withdrawal", "day": TODAY}, "The State is not party on that day"),
    (
        {"treaty": "TPNW", "state": "SSD", "kind": "accession", "day": "8 Jul 2011"},
        "The State did not exist on that day.",
    ),
    ({"state": "Cuba", "kind": "accession", "day": "17.9.1997"}, "The treaty had not been adopted on that day."),
    ({"state": "Albania", "kind": "ratification", "day": "29 Feb 2000"}, "This act is already recorded."),
]


def test_what_is_wrong_is_said_while_typing_and_on_saving(walk, screenshots):
    walk.sign_in("ed")
    for act, said in WRONG:
        walk.type_act(**{"treaty": "Ottawa", **act})
        expect(walk.brings).to_contain_text(said)
        walk.choose("source", "UNTC XXVI-5")
        walk.page.get_by_role("button", name="Hand in", exact=True).click()
        expect(walk.page.locator(".errorlist").filter(has_text=said).first).to_be_visible()
    walk.page.set_viewport_size({"width": NARROW, "height": 800})
    assert sideways(walk.page) == []
    walk.page.screenshot(path=screenshots / "entry-wrong-360.png", full_page=True)
    walk.open("/admin/states/submission/")
    expect(walk.page.locator("#content")).to_contain_text("0 submissions")


def test_without_script_what_it_brings_about_comes_before_it_is_saved(walk, browser, site, screenshots):
    context = browser.new_context(java_script_enabled=False)
    still = Walk(context.new_page(), site)
    still.sign_in("ed")
    still.open(ADD)
    page = still.page
    page.get_by_role("link", name="Open this form with plain lists").click()
    page.locator("select[name=treaty]").select_option(label="APMBC")
    page.locator("select[name=state]").select_option(label="Tonga")
    page.locator("select[name=kind]").select_option("accession")
    still.date.fill("25.6.2052")
    page.locator("select[name=source]").select_option(index=1)
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.locator("#content-main")).to_contain_text("The day, 25 Jun 2052, is still to come.")
    still.date.fill("25.6.2025")
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(still.brings).to_contain_text("165 → 166")
    page.screenshot(path=screenshots / "entry-confirm-without-script-1280.png", full_page=True)
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Handed in.")
    context.close()


def a_file() -> tuple[bytes, list[int]]:
    """Three hundred notes of the depositary, three of which cannot be read or stand; and the lines of those."""
    columns = ["treaty", "iso3", "kind", "date", "summary", "confirmed", "source"]
    rows = [
        ["apmbc", "TON", "communication", "2026-01-01", f"Communication {number}", "yes", "untc-xxvi-5"]
        for number in range(300)
    ]
    rows[10][1] = "XXX"
    rows[150][3] = "1 January"
    rows[299][4] = ""
    text = StringIO()
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue().encode(), [12, 152, 301]


def test_a_file_with_three_bad_lines_shows_exactly_those_and_everything_goes_back(walk, tmp_path: Path, screenshots):
    page = walk.page
    content, bad = a_file()
    file = tmp_path / "notes.csv"
    file.write_bytes(content)
    walk.sign_in("ed")
    walk.open("/admin/states/depositarynote/import/")
    page.screenshot(path=screenshots / "entry-import-1280.png", full_page=True)
    page.get_by_label("CSV or XLSX file").set_input_files(file)
    page.get_by_role("button", name="See what it would change").click()
    expect(page.locator("#content-main")).to_contain_text("3 changes cannot stand.")
    page.get_by_role("link", name="Cannot stand 3").click()
    lines = page.locator(".change .line").all_inner_texts()
    assert [int(line.split()[1]) for line in lines] == bad
    page.screenshot(path=screenshots / "entry-preview-1280.png", full_page=True)
    page.set_viewport_size({"width": NARROW, "height": 800})
    assert sideways(page) == []
    page.screenshot(path=screenshots / "entry-preview-360.png", full_page=True)
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.get_by_role("button", name="Throw away").click()
    expect(page.locator(".messagelist")).to_contain_text("The draft was thrown away.")
    walk.open("/admin/states/depositarynote/")
    expect(page.locator("#content")).to_contain_text("64 notes of the depositary")

    # Tonga’s accession was deleted before the test: it comes back through its last version.
    walk.open("/admin/states/treatyaction/deleted/")
    page.get_by_role("link", name="Bring back").click()
    expect(walk.brings).to_contain_text("joined, not yet in force")
    page.locator("textarea[name=reason]").fill("It was taken out by mistake")
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Handed in.")
    walk.sign_out()
    walk.sign_in("pat")
    page.get_by_role("link", name="Tonga: accession, APMBC, 2025-06-25").first.click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("Published.")
    assert walk.deposited("2026-11-21") == 161
    page.get_by_role("link", name="Tonga: accession, APMBC, 2025-06-25").click()
    expect(page.locator("#content-main")).to_contain_text("3 versions")
    page.screenshot(path=screenshots / "entry-history-1280.png", full_page=True)
