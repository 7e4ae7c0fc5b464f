"""The dashboard and the profiles of States on paper."""

import re

import pytest

from tests.browser.pages import DASHBOARD, LANGUAGES, open_page

# How many sheets of A4 they may take.
DASHBOARD_PAGES = PROFILE_PAGES = 2


def sheets(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has; it writes the object of each page in plain words."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("on", ["2000-09-11", "2002-02-01", "2010-06-25", "2026-11-21"])
def test_the_dashboard_prints_on_two_sheets(page, on, language):
    open_page(page, f"{DASHBOARD}?on={on}", language=language)
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= sheets(pdf) <= DASHBOARD_PAGES


@pytest.mark.parametrize(
    ("code", "language"),
    [*(("afg", language) for language in LANGUAGES), *((code, "en") for code in ("usa", "rus", "ukr", "mmr"))],
)
def test_the_profile_of_a_state_of_which_much_is_recorded_prints_on_two_sheets(page, code, language):
    open_page(page, f"/states/{code}/?on=2026-11-21", language=language)
    assert 1 <= sheets(page.pdf(prefer_css_page_size=True)) <= PROFILE_PAGES
