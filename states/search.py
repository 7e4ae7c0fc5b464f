"""A State is found by its name in any of six languages, by a former name or by a code."""

import unicodedata

from states.kept import once_per_revision
from states.models import FormerName, State, StateName


def fold(text: str) -> str:
    """Return a text as it is searched: no case, no accents, no marks, single spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(" " if _separates(sign) else sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(bare.split())


def _separates(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PSZC"


def found_states(asked: str) -> set[int]:
    """Return the primary keys of the States that a search finds, no letter case and no accent minded.

    A whole code is what was meant and nothing else: two letters would begin half the names. Otherwise every word has
    to stand in some name of the State.
    """
    wanted = fold(asked)
    if (coded := _codes().get(wanted)) is not None:
        return {coded}
    words = wanted.split()
    return {
        pk for pk, names in _names().items() if words and all(any(word in name for name in names) for word in words)
    }


@once_per_revision
def _codes() -> dict[str, int]:
    """The State of each code, folded: two and three letters, and M49."""
    return {fold(code): pk for pk, *codes in State.objects.values_list("pk", "iso3", "iso2", "m49") for code in codes}


@once_per_revision
def _names() -> dict[int, set[str]]:
    """The names of each State, folded."""
    rows: list[tuple] = [
        *State.objects.values_list("pk", "name_en", "official_name_en"),
        *StateName.objects.values_list("state", "short_name", "official_name"),
        *FormerName.objects.values_list("state", "name"),
    ]
    names: dict[int, set[str]] = {}
    for pk, *texts in rows:
        names.setdefault(pk, set()).update(map(fold, texts))
    return names
