"""Which pages the browser opens, in which languages and at which widths; all that the suite covers is listed here."""

from tests.addresses import page_addresses

DASHBOARD = "/treaties/apmbc/"
PARTICIPANTS = "/treaties/apmbc/participants/"
# A day between deposit and entry into force, the last day of the record, a day to come, a day before the universe.
DAYS = ("2002-02-01", "2026-11-21", "2100-01-01", "1996-12-03")

PAGES = [
    *page_addresses(),
    *(f"{DASHBOARD}?on={day}" for day in DAYS),
    f"{PARTICIPANTS}?on=2002-02-01&status=signatory&status=joined",
    "/treaties/ctbt/",  # not in force
]
LANGUAGES = {"en": "", "fr": "/fr", "ar": "/ar"}
WIDE, NARROW = 1280, 360


def open_page(page, address: str, *, language: str = "en", width: int = WIDE):
    """Open an address of the list and expect a page."""
    page.set_viewport_size({"width": width, "height": 800})
    answer = page.goto(LANGUAGES[language] + address)
    assert answer.ok or answer.status == 304, answer.url
