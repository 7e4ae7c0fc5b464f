"""Every page in three languages, at two widths, light and dark."""

import re

import pytest

from tests.addresses import page_addresses
from tests.browser.checks import barriers, faint, sideways
from tests.browser.pages import DASHBOARD, LANGUAGES, NARROW, PAGES, WIDE, open_page

TALLEST = 4500


def file_name(address: str, *what: object) -> str:
    """`/treaties/apmbc/?on=2002-02-01` at 1280 becomes `treaties-apmbc-on-2002-02-01-1280.png`."""
    words = re.findall(r"[\w-]+", address) or ["home"]
    return "-".join([*words, *map(str, what)]) + ".png"


def picture(page, path) -> None:
    """Keep what the open page looks like; of a long one its beginning, since drawing hundreds of rows takes long."""
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    page.screenshot(path=path, full_page=True, clip=clip)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_holds_in_every_language_at_both_widths(page, address, screenshots):
    wrong = []
    for language in LANGUAGES:
        # Long French words stand out of a narrow page before they do of a wide one.
        for width in (NARROW,) if language == "fr" else (WIDE, NARROW):
            open_page(page, address, language=language, width=width)
            found = sideways(page)
            if page.locator("html").get_attribute("dir") != ("rtl" if language == "ar" else "ltr"):
                found.append("runs in the wrong direction")
            # The narrow page has the content of the wide one, and other languages the markup of the first.
            if (language, width) == ("en", WIDE):
                found += barriers(page)
            elif language == "en" or (language, width) == ("ar", WIDE):
                found += barriers(page, colours=False)
            if language == "en" or (address, width) == (DASHBOARD, WIDE):
                picture(page, screenshots / file_name(address, language, width))
            wrong += [f"{language}, {width} px: {each}" for each in found]
    assert not wrong, "\n".join(wrong)


# The days of a page share its colours.
@pytest.mark.parametrize("address", [*page_addresses(), f"{DASHBOARD}?on=2002-02-01"])
def test_a_page_can_be_read_in_the_dark(page, address, screenshots):
    page.emulate_media(color_scheme="dark")
    open_page(page, address)
    found = faint(page)
    assert not found, "\n".join(found)
    if address == DASHBOARD:
        picture(page, screenshots / file_name(address, "dark", WIDE))
