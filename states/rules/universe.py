"""The States that could join, on a given day."""

from datetime import date
from typing import Protocol

# From the opening for signature of the Ottawa Convention the record holds which States there were.
RECORDED_SINCE = date(1997, 12, 3)


class Existing(Protocol):
    """A State with the first and last day on which it is counted, None where it has no such day."""

    @property
    def exists_from(self) -> date | None: ...
    @property
    def exists_to(self) -> date | None: ...


def exists(state: Existing, on: date) -> bool:
    """Whether the State is one of the universe of `on`."""
    return (state.exists_from is None or state.exists_from <= on) and (state.exists_to is None or on <= state.exists_to)
