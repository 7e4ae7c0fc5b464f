"""The Atom feed of changes of the record, read back as a reader's program reads it."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest

from tests.pages.test_changes_of_record import FEED, PAGE, act, edit

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response) -> list[ElementTree.Element]:
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 - our own


def test_the_feed_tells_the_newest_with_names_that_stay(client, settings):
    settings.ALLOWED_HOSTS = ["treaties.example", "testserver"]
    edit(act(), "Typed <b>twice</b>", date=date(2000, 2, 28))
    response = client.get(FEED, headers={"host": "treaties.example"})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://treaties.example{FEED}"
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Treaty status tracker"
    first = entries(response)[0]
    assert first.find(f"{ATOM}title").text == "act, changed: Albania: ratification, APMBC, 2000-02-28"
    summary = first.find(f"{ATOM}summary").text
    assert "date: 2000-02-29 → 2000-02-28" in summary
    assert "Typed &lt;b&gt;twice&lt;/b&gt;" in summary
    written = act().history.first().history_date
    assert datetime.fromisoformat(first.find(f"{ATOM}updated").text) == written
    link = first.find(f"{ATOM}link").get("href")
    assert link.startswith("http://treaties.example/changes-of-record/?kind=act&since=")
    address, anchor = link.removeprefix("http://treaties.example").split("#")
    assert f'<li id="{anchor}">' in client.get(address).content.decode()

    name = first.find(f"{ATOM}id").text
    assert name.startswith("urn:uuid:")
    edit(act(), date=date(2000, 2, 27))
    again = [entry.find(f"{ATOM}id").text for entry in entries(client.get(FEED, headers={"host": "testserver"}))]
    assert again[1] == name
    assert len(set(again)) == len(again)


def test_the_feed_holds_fifty_and_takes_the_filters(client, page):
    for number in range(60):
        edit(act(), note=str(number))
    assert len(entries(client.get(FEED))) == 50
    assert len(entries(client.get(f"{FEED}?kind=forum"))) == 1
    html = page(f"{PAGE}?state=alb").content.decode()
    assert 'type="application/atom+xml" title="Changes of the record" href="/changes-of-record.atom?state=alb"' in html
