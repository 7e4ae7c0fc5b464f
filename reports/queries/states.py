"""Every State of a day, and the search for one: by name in any language, former name or code."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import State, StateName
from states.rules.course import Status
from states.search import fold


@dataclass(frozen=True)
class StateRow:
    """One State with its status under a treaty; `found_as` is the other name or code by which a search found it."""

    state: Entry
    then: str
    status: Status
    found_as: str = ""

    @property
    def name(self) -> str:
        return self.state.shown


def states(record: Record, register: Register, on: date) -> list[StateRow]:
    """Return every State of `on`, in the order of the language; while that is not recorded, those that had acted."""
    then = record.then(on)
    return [
        StateRow(state, then.get(state.pk, ""), course.status(on) if course else Status.OUTSIDE)
        for state, course in register.present(on)
    ]


def codes_by_state(record: Record) -> dict[int, set[str]]:
    """Return the codes of each State, folded: two and three letters, and M49."""
    read = State.objects.values_list("pk", "iso3", "iso2", "m49")
    return record.once("codes", lambda: {pk: {fold(code) for code in codes} for pk, *codes in read})


def names_by_state(record: Record) -> dict[int, list[tuple[str, str]]]:
    """Return what each State is found by, folded and as written: names in six languages, former names."""

    def read() -> dict[int, list[tuple[str, str]]]:
        found: dict[int, list[str]] = {}
        for pk, *texts in State.objects.values_list("pk", "name_en", "official_name_en"):
            found[pk] = list(texts)
        for pk, *texts in StateName.objects.values_list("state", "short_name", "official_name"):
            found[pk] += texts
        for pk, names in record.former_names.items():
            found[pk] += [name.name for name in names]
        return {pk: [(fold(text), text) for text in dict.fromkeys(texts)] for pk, texts in found.items()}

    return record.once("names", read)


def search(record: Record, rows: list[StateRow], asked: str) -> tuple[list[StateRow], bool]:
    """Return the rows that a search finds, and whether what was asked is a whole name or code.

    The closest come first: the whole name, its beginning, a word, a part. Codes are found whole only: two letters
    would begin half the names.
    """
    wanted, names, codes = fold(asked), names_by_state(record), codes_by_state(record)
    coded = [row for row in rows if wanted in codes[row.state.pk]]
    if coded:
        return coded, True
    ranked = []
    for place, row in enumerate(rows):
        hits = [(rank, text) for folded, text in names[row.state.pk] if (rank := _rank(wanted, folded)) is not None]
        if hits:
            rank = min(hits)[0]
            found_as = "" if _rank(wanted, fold(row.name)) == rank else min(hits)[1]
            ranked.append((rank, place, StateRow(row.state, row.then, row.status, found_as)))
    # One whole name or code is what was meant, whatever else contains it.
    ranked.sort(key=lambda entry: entry[:2])
    exact = [row for rank, _place, row in ranked if rank == 0]
    return exact or [row for _rank_, _place, row in ranked], bool(exact)


def _rank(wanted: str, name: str) -> int | None:
    """Return how close a name is to what is wanted, 0 for the same; None where it does not contain it."""
    if wanted.replace(" ", "") == name.replace(" ", ""):
        return 0
    if name.startswith(wanted):
        return 1
    if len(wanted) < 2 and wanted.isascii():
        return None
    return next((rank for rank, sign in ((2, f" {wanted}"), (3, wanted)) if sign in name), None)


def suggestions(record: Record, rows: list[StateRow], asked: str) -> list[StateRow]:
    """Return up to three rows whose names are spelled like what was asked for."""
    names = names_by_state(record)
    owners = {folded: row for row in rows for folded, text in names[row.state.pk] if len(text) > 3}
    return list({owners[name].state.pk: owners[name] for name in get_close_matches(fold(asked), owners, n=3)}.values())
