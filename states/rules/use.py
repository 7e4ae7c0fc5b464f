"""Who used, as a monitor's editions tell it.

An edition is not a calendar year: it tells of about a year up to its own going to print. A year that an edition does
not tell of is not recorded, which is not a year without use.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

# How many editions published last count as recent (focus group `use:last two editions`).
RECENT = 2


class Actor(StrEnum):
    """Who used on the territory of a State."""

    GOVERNMENT = "government"
    ARMED_GROUP = "nsag"
    BOTH = "both"


BY_GOVERNMENT = (Actor.GOVERNMENT, Actor.BOTH)
BY_ARMED_GROUP = (Actor.ARMED_GROUP, Actor.BOTH)


class Edition(Protocol):
    """An edition with the day on which it was published."""

    @property
    def key(self) -> str: ...
    @property
    def published_on(self) -> date: ...


class UseFact(Protocol):
    """That an edition, by its key, reports use in or by a State."""

    @property
    def edition(self) -> str: ...
    @property
    def actor(self) -> str: ...


AnyEdition = TypeVar("AnyEdition", bound=Edition)
AnyFact = TypeVar("AnyFact", bound=UseFact)


def published_by(editions: Iterable[AnyEdition], on: date) -> list[AnyEdition]:
    """Return the editions published by `on`, on that very day too, the latest first."""
    known = [edition for edition in editions if edition.published_on <= on]
    return sorted(known, key=lambda each: (each.published_on, each.key), reverse=True)


def edition_in_force(editions: Iterable[AnyEdition], on: date) -> AnyEdition | None:
    """Return the edition that holds on `on`, the latest published by then; None before the first."""
    return next(iter(published_by(editions, on)), None)


def recent_editions(editions: Iterable[AnyEdition], on: date) -> list[AnyEdition]:
    """Return the last two editions published by `on`, the latest first, whether or not use is recorded from them."""
    return published_by(editions, on)[:RECENT]


def recent_use(
    facts: Iterable[AnyFact], editions: Iterable[Edition], on: date, *, actors: Iterable[str] = BY_GOVERNMENT
) -> list[AnyFact]:
    """Return the reports of the last two editions published by `on`, of use by the government unless told otherwise."""
    recent, wanted = {edition.key for edition in recent_editions(editions, on)}, set(actors)
    return [fact for fact in facts if fact.edition in recent and fact.actor in wanted]
