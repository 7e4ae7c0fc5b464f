"""A date as far as it is known: a year, a month or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, total_ordering

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """Some day within a span: `2007`, `2007-10` or `2007-10-31` (ISO 8601, reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day and not self.month:
            raise ValueError("A day needs its month.")
        # Both ends must be real days: this refuses 2007-13 and 2002-02-30.
        _ = self.first, self.last

    # The record is read anew whenever it changes, and its days are the same.
    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, text: str) -> "PartialDate":
        """Read an ISO date cut to what is known.

        Raises ValueError, in words, for any other text.
        """
        match = _SHAPE.fullmatch(text)
        if match is None:
            raise ValueError("Write a year, a month or a day: 2007, 2007-10 or 2007-10-31.")
        return cls(*(int(part) for part in match.groups() if part))

    @cached_property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @cached_property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        """Sort by first day; of two with the same first day the vaguer comes first."""
        return (self.first, str(self)) < (other.first, str(other))

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def surely_overlap(
    starts: PartialDate | None,
    ends: PartialDate | None,
    other_starts: PartialDate | None,
    other_ends: PartialDate | None,
) -> bool:
    """Whether two spans share a day whatever the days left unsaid are; no start means ever before, no end not ended.

    A membership to `2009` and the next from `2009` may touch without overlapping, so only what is certain counts.
    """
    latest_start = max((start.last for start in (starts, other_starts) if start is not None), default=date.min)
    ends_first = [end.first for end in (ends, other_ends) if end is not None]
    return not ends_first or latest_start <= min(ends_first)


def may_hold(starts: PartialDate | None, ends: PartialDate | None, on: date) -> bool:
    """Whether something may hold on a day: partial dates are taken at their widest, no start is ever before."""
    return (starts is None or starts.first <= on) and (ends is None or on <= ends.last)
