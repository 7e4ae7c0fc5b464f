"""The dashboard on paper."""

import re

from tests.browser.pages import DASHBOARD, open_page

# How many sheets of A4 the dashboard may take.
DASHBOARD_PAGES = 7


def sheets(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has; it writes the object of each page in plain words."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_dashboard_prints_on_few_sheets(page):
    open_page(page, f"{DASHBOARD}?on=2002-02-01")
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= sheets(pdf) <= DASHBOARD_PAGES
