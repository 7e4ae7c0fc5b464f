"""The site in French: sentences, days, drawings and refusals; and a language whose interface is not translated yet."""

import re
from html.parser import HTMLParser

import polib
import pytest
from django.conf import settings

from reports.exports.png import png_of

pytestmark = pytest.mark.django_db

NO_BREAK, NARROW = "\u00a0", "\u202f"
PAGES = [
    "/fr/",
    "/fr/?on=1997-11-01",
    "/fr/treaties/apmbc/?on=2002-02-01",
    "/fr/treaties/ccm/?on=2008-01-01",
    "/fr/treaties/apmbc/participants/",
    "/fr/treaties/apmbc/participants/?on=2002-02-01&group=weog&status=signatory",
    "/fr/treaties/apmbc/targets/?on=2002-11-30",
    "/fr/treaties/apmbc/changes/?on=2002-02-01",
    "/fr/treaties/apmbc/stockpiles/",
    "/fr/treaties/apmbc/stockpiles/?on=2002-07-31&play=not_known",
    "/fr/treaties/ccm/stockpiles/",
    "/fr/treaties/npt/stockpiles/",
    "/fr/treaties/apmbc/clearance/?on=2026-11-21",
    "/fr/treaties/apmbc/deadlines/?on=2026-11-21",
    "/fr/treaties/",
    "/fr/treaties/?in=apmbc&not_in=ccm",
    "/fr/states/",
    "/fr/states/?q=guin",
    "/fr/states/?q=guinne",
    "/fr/states/afg/",
    "/fr/states/ltu/",
    "/fr/forums/",
    "/fr/forums/oas/",
    "/fr/meetings/",
    "/fr/sources/",
    "/fr/sources/ucg-update-2002/",
    "/fr/figures/",
    "/fr/changes-of-record/",
]
EMPTY = {"meta", "link", "input", "br", "hr", "img"}
BLOCKS = {"p", "div", "section", "header", "h1", "h2", "h3", "li", "ul", "td", "th", "tr", "dt", "dd", "text", "title"}
BLOCKS |= {"label", "option", "span", "small", "b", "a", "button", "summary"}


class Reader(HTMLParser):
    """Gathers what a page says in its own language, labels included; what is marked as another is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        language = attributes.get("lang") or (self.open[-1][1] if self.open else "")
        if language == "fr":
            self.said += [f"\n{attributes[name]}\n" for name in ("aria-label", "placeholder") if name in attributes]
        if tag not in EMPTY:
            self.open.append((tag, language))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.said.append(" ")

    def handle_data(self, data):
        if self.open and self.open[-1][1] == "fr":
            self.said.append(data)


def read(html: str) -> str:
    reader = Reader()
    reader.feed(html)
    return re.sub(r"[ \n]+", " ", "".join(reader.said))


@pytest.fixture
def said(page):
    """Fetch an address and read it."""
    return lambda address, status=200: read(page(address, status).content.decode())


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("apmbc/?on=2002-02-01", "122 États sur 193 ont déposé leur instrument"),
        ("apmbc/?on=2002-02-01&count=in-force", "119 États sur 193 sont liés par le traité"),
        ("att/?on=2013-07-02", "1 État sur 197 a déposé son instrument"),
        ("att/?on=2013-07-02", "Le traité est en vigueur pour 0 État. 1 autre a déposé son instrument"),
        ("ctbt/?on=1996-10-10", "1 État a déposé son instrument"),
        ("apmbc/?on=2002-02-01", "seront liés entre le 1er mars 2002 et le 1er avril 2002."),
        ("apmbc/?on=2025-12-26", "5 ont notifié leur retrait, avec effet entre le 27 décembre 2025"),
        ("apmbc/?on=2025-12-27", "3 se sont retirés."),
        ("apmbc/?on=2002-02-01", f"Prochaine échéance{NO_BREAK}: 1er mars 2002"),
        ("apmbc/?on=2002-02-01", f"1er mars 2002{NO_BREAK}: Chili, entrée en vigueur, et 1 autre"),
        ("apmbc/targets/?on=2002-11-30", f"130 États{NO_BREAK}: objectif atteint le 8 novembre 2002, avec 53 jours"),
        ("apmbc/targets/?on=2002-10-01", f"130 États attendus le 16 septembre 2002{NO_BREAK}: il en manque"),
        ("apmbc/changes/?since=2001-09-18&until=2002-02-01", "2 × dépôt, 8 × entrée en vigueur"),
    ],
)
def test_sentences_agree_with_their_numbers(said, address, sentence):
    assert sentence in said(f"/fr/treaties/{address}")


def test_days_and_names_are_written_as_in_french(page, said):
    html = page("/fr/treaties/apmbc/participants/?on=2002-02-01").content.decode()
    assert f"<title>APMBC{NO_BREAK}: participants au 1er février 2002</title>" in html
    assert '<time datetime="2002-02-01">1er février 2002</time>' in html
    for written in ("18 sept. 1997", "1er mars 1999", "Afrique du Sud", "Côte d’Ivoire", "Royaume-Uni de Grande"):
        assert written in html
    assert "Afghanistan" in said("/fr/states/afg/?on=2003-03-02")
    assert "État partie (depuis le 1er mars 2003)" in said("/fr/states/afg/?on=2003-03-02")
    assert "Instrument déposé, pas encore en vigueur (depuis le 11 septembre 2002)" in said(
        "/fr/states/afg/?on=2002-09-11"
    )


@pytest.mark.parametrize(
    ("drawing", "words"),
    [
        ("adherence", ["En vigueur le 1er mars 1999", f"déposés{NO_BREAK}: 122", "130 au 16 sept. 2002"]),
        ("map", [f"Algérie{NO_BREAK}: instrument déposé, pas encore en vigueur", "statut de chaque État"]),
        ("groups-un", ["Groupe des États d’Europe occidentale et autres États", f"11 sur 22, 50{NO_BREAK}%"]),
        ("groups-m49", ["Océanie", "instruments déposés, par région, au 1er février 2002"]),
        ("targets/130-by-4msp", [f"Échéance{NO_BREAK}: 16 sept. 2002", "122 au 1er fév. 2002", "juil."]),
    ],
)
def test_drawings_speak_french(page, drawing, words):
    svg = page(f"/fr/treaties/apmbc/{drawing}.svg?on=2002-02-01").content.decode()
    assert [each for each in words if each not in svg] == []


@pytest.mark.parametrize("on", ["2002-02-01", "2026-11-21"])
@pytest.mark.parametrize(
    ("drawing", "width"), [("groups-un", 820), ("groups-m49", 820), ("targets/145-by-2004", 760), ("adherence", 688)]
)
def test_no_word_reaches_an_edge(page, drawing, width, on):
    if "targets" in drawing:
        on = "2003-02-01"
    svg = page(f"/fr/treaties/apmbc/{drawing}.svg?on={on}").content.decode()
    # Where nothing is drawn beside an edge, painting it white changes nothing.
    edges = f'<path d="M0,0V400M{width},0V400" stroke="#ffffff" stroke-width="2"/></svg>'
    assert png_of(svg) == png_of(svg.replace("</svg>", edges))


@pytest.mark.parametrize(
    ("address", "status", "title", "message"),
    [
        ("/fr/?on=hier", 400, "Demande illisible", f"«{NO_BREAK}hier{NO_BREAK}» n’est pas un jour."),
        ("/fr/?stauts=party", 400, "Demande illisible", f"Il n’y a pas ici de paramètre «{NO_BREAK}stauts{NO_BREAK}»"),
        ("/fr/treaties/apmbc/participants/?group=xyz", 400, "Demande illisible", f"group{NO_BREAK}: Sélectionnez"),
        ("/fr/treaties/xyz/", 404, "Page introuvable", f"Aucun traité n’a l’adresse «{NO_BREAK}xyz{NO_BREAK}»"),
        ("/fr/states/xyz/", 404, "Page introuvable", "Aucun État n’a le code"),
        ("/fr/nowhere/", 404, "Page introuvable", "Aucune page ne se trouve à cette adresse."),
    ],
)
def test_refusals_are_in_french(said, address, status, title, message):
    words = said(address, status)
    assert title in words
    assert message in words


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_set_as_french_is(said, address):
    words = said(address)
    assert len(words) > 500
    assert re.findall(rf".{{20}}(?:[^{NO_BREAK}]:\s|[^{NARROW}][;?!]\s|«[^{NO_BREAK}]|[^{NO_BREAK}][»%])", words) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_english_is_left_that_is_not_marked_as_such(said, address):
    # The title of a source's page is its citation.
    words = said(address).partition("Aller au contenu")[2]
    assert re.findall(r".{0,20}\b(?:the|of|and|has|with|since|this|day|State Party)\b.{0,20}", words) == []
    catalogue = polib.pofile(settings.BASE_DIR / "locale" / "fr" / "LC_MESSAGES" / "django.po")
    english = {entry.msgid for entry in catalogue if " " in entry.msgid and "%" not in entry.msgid}
    assert [message for message in english if f" {message} " in words] == []


def test_what_is_not_translated_stays_english_beside_names_in_the_language(page):
    html = page("/ar/treaties/apmbc/?on=2002-02-01").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert "of 193 States have joined" in html
    assert "أفغانستان" in html
    assert "1 فبراير" in html
