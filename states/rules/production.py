"""Who produces on a day: what States declare, what a monitor lists, and what speaks against it."""

from enum import StrEnum


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
