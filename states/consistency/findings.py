"""What is found: how grave, about which row; and the checks that find it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from states.models.record import Recorded

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """One thing found: how grave, about which row, and what, in words."""

    level: str
    about: Recorded
    message: str

    @property
    def address(self) -> str:
        """Where the row can be corrected."""
        meta = self.about._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.about.pk])


Check = Callable[[date], Iterable[Finding]]
_checks: list[Check] = []


def check(function: Check) -> Check:
    """Register a check that `check_record` runs; it is given the day to look from."""
    _checks.append(function)
    return function


def findings(today: date) -> Iterator[Finding]:
    """Yield what every registered check finds."""
    for each in _checks:
        yield from each(today)
