"""Who produces on a day: what States declare, what a monitor lists, and what speaks against it.

The Landmine Monitor lists producers in its yearly editions; a list is in force from its publication to the next one's.
Statements and lists are reconciled here, and where they differ the difference is named, never forced away.
"""

from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from states.rules.partial_date import PartialDate


class Status(StrEnum):
    """What is said of a State's production."""

    PRODUCER = "producer"
    CEASED = "ceased"
    NEVER = "never"


class Basis(StrEnum):
    """Who says so; blank where the source does not tell."""

    DECLARED = "declared"  # by the State
    ASSESSED = "assessed"  # by a monitor
    DISPUTED = "disputed"  # the two differ


class Signal(StrEnum):
    """What a listed producer shows without declaring it."""

    NO_LONGER_PRODUCING = "no_longer_producing"


class Producing(StrEnum):
    """Where a State stands on a day; the list in force decides, and statements alone where there is none."""

    PRODUCER = "producer"
    NOT_LISTED = "not_listed"  # said to produce, and not on the list in force
    CEASED = "ceased"
    NEVER = "never"


class Difference(StrEnum):
    """Where lists and statements do not agree, or leave something open."""

    CEASED_YET_LISTED = "ceased_yet_listed"  # a list published after the end stated
    NOT_LISTED = "not_listed"  # said to produce while a list was in force that does not name it
    NO_STATEMENT = "no_statement"  # on a list, and nothing stated of its production
    NEVER_YET_LISTED = "never_yet_listed"
    YEAR_UNKNOWN = "year_unknown"  # ceased, no day or year found


class Statement(Protocol):
    """That a State produces, ceased to or never did; of a partial date, some day within it."""

    @property
    def status(self) -> str: ...
    @property
    def starts(self) -> PartialDate | None: ...
    @property
    def ends(self) -> PartialDate | None: ...
    @property
    def basis(self) -> str: ...
    @property
    def confirmed(self) -> bool: ...


class Sign(Protocol):
    """What was seen of a listed producer on a day."""

    @property
    def signal(self) -> str: ...
    @property
    def as_of(self) -> date: ...
    @property
    def confirmed(self) -> bool: ...


class Listed(Protocol):
    """The entry of a State on a list."""

    @property
    def confirmed(self) -> bool: ...


@dataclass(frozen=True)
class ProducerList:
    """The list of producers of one edition; States by their primary key."""

    edition: str
    title: str
    year: int
    published_on: date
    entries: MutableMapping[int, Listed] = field(hash=False)


class Turn(NamedTuple):
    """How a list differs from the one before; of the first list all that is on it are `entered`."""

    list: ProducerList
    entered: Sequence[int]
    left: Sequence[int]
    first: bool


class Spell(NamedTuple):
    """A State on lists that follow one another, from the first to the last."""

    first: ProducerList
    last: ProducerList


class Gap(NamedTuple):
    """A difference, with the end stated and the last list that names the State, where it is about them."""

    kind: Difference
    ends: PartialDate | None = None
    list: ProducerList | None = None


@dataclass(frozen=True)
class Story:
    """What is known by a day of one State's production.

    `since` and `until` are None where they are not known; `until` also while it produces. `signs` are those since it
    came on the lists: they take nobody off. `facts` are what the status rests on.
    """

    status: Producing
    ever: bool
    basis: Basis | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    spells: Sequence[Spell] = ()
    signs: Sequence[Sign] = ()
    gaps: Sequence[Gap] = ()
    facts: Sequence[Statement | Listed] = ()

    @property
    def year_unknown(self) -> bool:
        """Whether it stopped, and no year was found."""
        return self.status is Producing.CEASED and self.until is None

    @property
    def returned(self) -> bool:
        """Whether it left the lists and came back."""
        return len(self.spells) > 1

    @property
    def confirmed(self) -> bool:
        """Whether every fact that the status rests on is confirmed."""
        return all(fact.confirmed for fact in self.facts)


def published(lists: Iterable[ProducerList], on: date) -> list[ProducerList]:
    """Return the lists published by `on`, the earliest first."""
    return sorted((each for each in lists if each.published_on <= on), key=lambda each: each.published_on)


def in_force(lists: Iterable[ProducerList], on: date) -> ProducerList | None:
    """Return the list that counts on `on`: that of the latest edition published by then; None before the first."""
    known = published(lists, on)
    return known[-1] if known else None


def producers(lists: Iterable[ProducerList], on: date) -> frozenset[int]:
    """Return the producers of a day, by primary key: the States on the list in force; nobody before the first list."""
    current = in_force(lists, on)
    return frozenset(current.entries) if current else frozenset()


def turns(lists: Iterable[ProducerList], on: date) -> list[Turn]:
    """Return each list published by `on` with who entered and who left, by primary key."""
    found: list[Turn] = []
    before: set[int] = set()
    for each in published(lists, on):
        now = set(each.entries)
        found.append(Turn(each, sorted(now - before), sorted(before - now), not found))
        before = now
    return found


def spells(known: Sequence[ProducerList]) -> dict[int, list[Spell]]:
    """Return for each State ever listed when it was, given the lists in their order."""
    found: dict[int, list[Spell]] = {}
    for place, each in enumerate(known):
        for state in each.entries:
            own = found.setdefault(state, [])
            if own and own[-1].last is known[place - 1]:
                own[-1] = Spell(own[-1].first, each)
            else:
                own.append(Spell(each, each))
    return found
