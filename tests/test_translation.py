"""Catalogues of translations are complete, hold what the code and the templates ask for, and are compiled."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation import templatize

ROOT = Path(__file__).parent.parent
PACKAGES = ["states", "universalization", "reports", "tracker"]
CATALOGUES = sorted(ROOT.glob("locale/*/LC_MESSAGES/django.po"))
FRENCH = ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po"

# Context, message, and its plural where it has one.
Message = tuple[str | None, str, str]
_CALLED = re.compile(r"\b(n?p?gettext)\(((?:u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")(?:, )?)+)(?:count)?\)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}")
_TAG = re.compile(r"<[^>]+>")
NO_BREAK, NARROW = "\u00a0", "\u202f"


def language(path: Path) -> str:
    return path.parts[-3]


def message(function: str, texts: list[str]) -> Message:
    """What a call of one of gettext's functions asks for."""
    context = texts.pop(0) if "p" in function.removesuffix("gettext") else None
    return context, texts[0], texts[1] if function.startswith("n") else ""


def in_code(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            function = {"_": "gettext"}.get(node.func.id, node.func.id).removesuffix("_lazy")
            if function in ("gettext", "ngettext", "pgettext", "npgettext"):
                yield message(function, [each.value for each in node.args if isinstance(each, ast.Constant)])


def in_template(path: Path) -> Iterator[Message]:
    for function, texts in _CALLED.findall(templatize(path.read_text(encoding="utf-8"))):
        yield message(function, list(ast.literal_eval(f"({texts},)".replace(", ,", ","))))


def asked_for() -> set[Message]:
    """Every message that is marked for translation."""
    code = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]
    templates = [path for path in (ROOT / "templates").rglob("*.*") if path.suffix in (".html", ".svg", ".txt")]
    return {each for path in code for each in in_code(path)} | {
        each for path in templates for each in in_template(path)
    }


def translations(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each form of an entry with its translation."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural if form else entry.msgid, text) for form, text in entry.msgstr_plural.items()]


def held(path: Path) -> dict[Message, list[str]]:
    catalogue = polib.mofile(path) if path.suffix == ".mo" else polib.pofile(path)
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): [text for _form, text in translations(entry)]
        for entry in catalogue
    }


def shown(text: str) -> str:
    """What a reader sees of a translation: no markup, and a letter where something is filled in."""
    return _TAG.sub("", _PLACEHOLDER.sub(lambda found: "%" if found[0] == "%%" else "n", text))


def test_there_is_a_french_catalogue():
    assert FRENCH in CATALOGUES


def test_messages_are_found_in_code_and_in_templates():
    asked = asked_for()
    assert ("act", "accession", "") in asked
    assert ("status", "State Party", "") in asked
    assert (None, "%(n)s State", "%(n)s States") in asked
    assert ("which treaty", "Joined", "") in asked
    assert (None, "%(joined)s of %(all)s, %(percent)s%%", "") in asked


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_the_catalogue_holds_what_is_marked_and_nothing_else(path):
    assert set(held(path)) == asked_for(), "make messages"


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_nothing_is_left_untranslated_or_guessed(path):
    catalogue = polib.pofile(path)
    forms = int(re.search(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[1])
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []
    assert [entry.msgid for entry in catalogue if entry.msgid_plural and len(entry.msgstr_plural) != forms] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_the_compiled_catalogue_is_that_of_the_text(path):
    # Committed, since a fresh machine has no gettext to compile it.
    compiled = path.with_suffix(".mo")
    assert held(compiled) == held(path), "make messages"
    forms = [polib.mofile(compiled).metadata["Plural-Forms"], polib.pofile(path).metadata["Plural-Forms"]]
    assert forms[0] == forms[1]


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
@pytest.mark.parametrize("parts", [_PLACEHOLDER, _TAG], ids=["placeholders", "tags"])
def test_what_is_filled_in_and_markup_agree(path, parts):
    wrong = [
        (original, text)
        for entry in polib.pofile(path)
        for original, text in translations(entry)
        if sorted(parts.findall(original)) != sorted(parts.findall(text))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "wrong",
    [
        f"[^{NO_BREAK}]:",
        f"[^{NARROW}][;?!]",
        f"«[^{NO_BREAK}]|[^{NO_BREAK}]»",
        f"[^{NO_BREAK}]%",
        r"['\"“”]",
        r"\s\s|^\s|\s$",
        r"\s[,.]",
    ],
)
def test_french_is_set_as_french_is(wrong):
    texts = [shown(text) for entry in polib.pofile(FRENCH) for _original, text in translations(entry)]
    assert [text for text in texts if re.search(wrong, text)] == []


def test_french_begins_with_a_capital_where_english_does():
    pairs = [pair for entry in polib.pofile(FRENCH) for pair in translations(entry)]
    # A capital before another one is that of an acronym, which may stand elsewhere in French.
    assert [text for original, text in pairs if re.match("[A-Z][a-z]", original) and text[:1].islower()] == []
    states = re.compile(r"États?\b")  # has its capital wherever it stands
    lower = [text for original, text in pairs if original[0].islower() and text[:1].isupper()]
    assert [text for text in lower if not states.match(text)] == []
