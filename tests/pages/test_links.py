"""Every link on the site leads somewhere, and takes the day and the treaty along."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

pytestmark = pytest.mark.django_db

STARTS = [
    "/",
    "/?on=2002-02-01",
    "/fr/?on=2026-11-21",
    "/treaties/ccm/?on=2012-01-01&count=in-force",
    "/treaties/npt/?on=1969-01-01",
    "/states/?treaty=ccm&on=2012-01-01",
    "/treaties/apmbc/changes/?since=2020-01-01&until=2024-01-01",
]
# One page of each kind is enough: of pages alike, the first is read and the others are only asked for.
READ_ONCE = re.compile(r"^(/\w\w)?/(states|forums|sources)/[-\w]+/")
MOST = 900


def links(html: str, address: str) -> set[str]:
    found = (urljoin(address, unescape(link)).split("#")[0] for link in re.findall(r'<a [^>]*?href="([^"]+)"', html))
    return {link for link in found if link.startswith("/") and not link.startswith("/admin/")}


def test_every_link_leads_somewhere(client):
    waiting, seen, kinds, broken = list(STARTS), set(STARTS), set(), []
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        response = client.get(address)
        if response.status_code not in (200, 302):
            broken.append((response.status_code, address))
        path = urlsplit(address).path
        kind = READ_ONCE.sub(r"\2", path)
        if response.status_code != 200 or "html" not in response["Content-Type"] or (kind in kinds and kind != path):
            continue
        kinds.add(kind)
        new = sorted(links(response.content.decode(), address) - seen)
        # Of the many links alike a page has, some of each.
        new = [link for index, link in enumerate(new) if index % max(len(new) // 60, 1) == 0]
        seen |= set(new)
        waiting += new
    assert broken == []
    assert len(seen) > 400


@pytest.mark.parametrize("address", ["/treaties/ccm/?on=2012-01-01", "/states/?treaty=ccm&on=2012-01-01"])
def test_links_across_the_site_take_day_and_treaty_along(page, address):
    masthead = page(address).content.decode()
    masthead = masthead[masthead.index("<header") : masthead.index("</header>")]
    assert 'href="/forums/?on=2012-01-01&amp;treaty=ccm"' in masthead
    assert '<input type="hidden" name="treaty" value="ccm">' in masthead
    assert '<input type="hidden" name="on" value="2012-01-01">' in masthead


def test_a_page_has_no_two_parts_of_one_name(page):
    for address in STARTS:
        ids = re.findall(r'\sid="([^"]+)"', page(address).content.decode())
        assert [name for name in set(ids) if ids.count(name) > 1] == [], address


def test_a_file_is_asked_only_for_what_it_takes(page):
    html = page("/states/afg/?treaty=ccm&on=2012-01-01").content.decode()
    assert 'href="/states/afg.csv?on=2012-01-01"' in html
    html = page("/treaties/apmbc/participants/?count=in-force&sort=-consent&group=weog&on=2012-01-01").content.decode()
    assert 'href="/treaties/apmbc/participants.csv?sort=-consent&amp;group=weog&amp;on=2012-01-01"' in html
