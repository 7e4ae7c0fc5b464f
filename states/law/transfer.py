"""The law of measures on transfer, in words: Article 1 of the Ottawa Convention and those like it."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from states.models import TransferMeasure

from .acts import bound_on
from .read import PeriodLaw, first_day, in_words, lay_down, no_overlap


class TransferLaw(PeriodLaw):
    """One measure of a State at a time, and none of its own where the treaty is the ban."""

    def days(self, fact: Any) -> list[datetime.date | None]:
        return [first_day(fact.starts)]

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        start = first_day(fact.starts)
        if start is not None and bound_on(fact, start):
            yield _(
                "On %(day)s the treaty was in force for the State and forbade transfer already. Is it another measure?"
            ) % {"day": in_words(start)}


if periods := no_overlap(TransferMeasure):
    lay_down(TransferMeasure, TransferLaw(periods))
