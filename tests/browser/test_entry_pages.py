"""Every page of data entry at two widths: nothing that the policy forbids, nothing out of the window, no barrier."""

import pytest
from playwright.sync_api import expect

from tests.browser.accounts import make_account, sign_in
from tests.browser.checks import barriers, sideways
from tests.browser.pages import NARROW, WIDE, open_page

MODELS = [
    *(
        f"states/{name}"
        for name in (
            "treatyaction",
            "depositarynote",
            "meeting",
            "forummembership",
            "stockpileevent",
            "clearanceevent",
            "production",
            "producerlisting",
            "productionsignal",
            "transfermeasure",
            "use",
            "transparencyrate",
            "state",
            "statename",
            "formername",
            "treaty",
            "treatyrules",
            "obligation",
            "forum",
            "source",
            "edition",
            "publishedfigure",
        )
    ),
    "universalization/target",
    "universalization/organisation",
    "auth/user",
]


@pytest.fixture(scope="session")
def signed_in(browser, base_url, installation) -> list:
    """The cookies of an account that signed in once for all tests here."""
    make_account(installation)
    context = browser.new_context(base_url=base_url)
    sign_in(context.new_page())
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def entry(page, signed_in):
    """A page that is signed in."""
    page.context.add_cookies(signed_in)
    return page


def held(page, address: str, *, widths=(WIDE, NARROW)) -> list[str]:
    """What is wrong with a page at these widths; what axe finds is asked of the wide one."""
    wrong = []
    for width in widths:
        open_page(page, address, width=width)
        found = sideways(page) + (barriers(page, sheets=False) if width == WIDE else [])
        wrong += [f"{address}, {width} px: {each}" for each in found]
    return wrong


def test_the_index_holds_light_and_dark(entry, screenshots):
    wrong = held(entry, "/admin/") + held(entry, "/admin/states/")
    open_page(entry, "/admin/", width=NARROW)
    entry.screenshot(path=screenshots / "admin-360.png", full_page=True)
    entry.emulate_media(color_scheme="dark")
    open_page(entry, "/admin/")
    entry.screenshot(path=screenshots / "admin-dark-1280.png", full_page=True)
    wrong += barriers(entry, sheets=False)
    assert not wrong, "\n".join(wrong)
    # Nothing here stands in the way of what is entered daily: it is seen without scrolling.
    expect(entry.locator(".models .module").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("model", MODELS)
def test_list_form_and_row_hold(entry, model, screenshots):
    listing = f"/admin/{model}/"
    # All lists are made alike: axe is asked about the first few.
    wrong = held(entry, listing, widths=(WIDE, NARROW) if model in MODELS[:3] else (NARROW,))
    open_page(entry, listing)
    first = entry.locator("#result_list tbody th a").first.get_attribute("href")
    # The form of a row has all that the empty one has.
    wrong += held(entry, f"{listing}add/", widths=(NARROW,)) + held(entry, first)
    entry.screenshot(path=screenshots / f"admin-{model.replace('/', '-')}-{NARROW}.png", full_page=True)
    assert not wrong, "\n".join(wrong)


def test_the_permissions_of_a_group_can_be_read(entry):
    open_page(entry, "/admin/auth/group/1/change/")
    expect(entry.locator(".selector-chosen-title")).to_be_visible()
    # The script of the two lists is Django's own; their colours are ours.
    found = barriers(entry, sheets=False)
    assert not [each for each in found if each.startswith("color-contrast")]
    open_page(entry, "/admin/auth/group/1/change/", width=NARROW)
    assert not sideways(entry)


def test_versions_deleted_facts_files_and_submissions_hold(entry, screenshots):
    listing = "/admin/states/treatyaction/"
    open_page(entry, listing)
    first = entry.locator("#result_list tbody th a").first.get_attribute("href").split("change/")[0]
    addresses = [
        f"{first}history/",
        f"{first}delete/",
        f"{listing}deleted/",
        f"{listing}import/",
        "/admin/states/submission/",
    ]
    wrong = [each for address in addresses for each in held(entry, address)]
    open_page(entry, f"{first}history/", width=NARROW)
    entry.screenshot(path=screenshots / "admin-history-360.png", full_page=True)
    assert not wrong, "\n".join(wrong)


def test_an_act_is_entered_from_the_page_of_its_state_by_a_former_name(entry):
    open_page(entry, "/admin/states/state/?q=turkey")
    entry.locator("#result_list tbody th a").click()
    expect(entry.locator("input[value='Турция']")).to_be_visible()
    entry.get_by_role("link", name="Add an act for this State").click()
    expect(entry.locator(".field-state .select2-selection")).to_contain_text("Türkiye")
    entry.locator(".field-treaty .select2-selection").click()
    entry.locator(".select2-search__field").fill("prohibition of nuclear")
    entry.locator(".select2-results__option", has_text="TPNW").click()
    expect(entry.locator(".field-treaty .select2-selection")).to_contain_text("TPNW")
    entry.locator("#id_date").fill("31.12.2025 or so")
    entry.locator("[name=_save]").click()
    expect(entry.locator(".field-date .errorlist")).to_contain_text("Write it as 3 Dec 1997, 3.12.1997 or 1997-12-03.")
