"""A State is found by its name in any of six languages, by a former name or by a code."""

import unicodedata

from django.db.models import Case, When

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


def nearest_first(asked: str) -> Case:
    """Return by what to sort States found: a name that is what was asked, one that begins with it, the rest.

    A State that is shown under the name comes before one that also has it.
    """
    wanted = fold(asked)
    near: list[set[int]] = [set(), set(), set()]
    for pk, names in _names().items():
        if begun := [name for name in names if name.startswith(wanted)]:
            near[0 if wanted in begun else 1 if names[0] in begun else 2].add(pk)
    return Case(*(When(pk__in=pks, then=place) for place, pks in enumerate(near)), default=len(near))


@once_per_revision
def _codes() -> dict[str, int]:
    """The State of each code, folded: two and three letters, and M49."""
    return {fold(code): pk for pk, *codes in State.objects.values_list("pk", "iso3", "iso2", "m49") for code in codes}


@once_per_revision
def _names() -> dict[int, list[str]]:
    """The names of each State, folded; first the one under which it is shown."""
    rows: list[tuple] = [
        *State.objects.values_list("pk", "name_en", "official_name_en"),
        *StateName.objects.values_list("state", "short_name", "official_name"),
        *FormerName.objects.values_list("state", "name"),
    ]
    names: dict[int, list[str]] = {}
    for pk, *texts in rows:
        names.setdefault(pk, []).extend(map(fold, texts))
    return names
