"""The formal acts of a State towards a treaty."""

import datetime
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What a State can do, in the order in which acts of one day are read."""

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    WITHDRAWAL_OF_RATIFICATION = "withdrawal_of_ratification"
    WITHDRAWAL = "withdrawal"


ORDER = {kind: position for position, kind in enumerate(Kind)}
LEAVING = frozenset({Kind.WITHDRAWAL, Kind.WITHDRAWAL_OF_RATIFICATION})
CONSENT = frozenset(Kind) - {Kind.SIGNATURE} - LEAVING
NEEDS_SIGNATURE = frozenset({Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL})

# The letters of the depositary (UN Treaty Collection); ratification carries none.
LETTERS = {
    Kind.ACCEPTANCE: "A",
    Kind.APPROVAL: "AA",
    Kind.ACCESSION: "a",
    Kind.SUCCESSION: "d",
    Kind.CONSENT_TO_BE_BOUND: "P",
}


class Act(Protocol):
    """One act: when it was made, and its effect as the depositary states it, where it does."""

    @property
    def kind(self) -> str: ...
    @property
    def date(self) -> datetime.date: ...
    @property
    def effective_on(self) -> datetime.date | None: ...
    @property
    def effect_held(self) -> bool: ...


def in_order(act: Act) -> tuple[datetime.date, int]:
    """Sort key: by day, and within a day signature, consent, withdrawal."""
    return act.date, ORDER[Kind(act.kind)]
