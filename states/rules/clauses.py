"""The final clauses of a treaty as numbers."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Wait:
    """The time between an act and its effect."""

    months: int = 0
    days: int = 0
    first_of_month: bool = False

    def after(self, day: date) -> date:
        """Return the day on which the wait that began on `day` is over.

        Months either lead to the first day of the n-th month after the act's own month (Ottawa Convention, Article 17:
        a deposit on 11 September binds from 1 March), or keep the number of the day, cut to the month's end (CCW,
        Article 5: 30 August leads to 28 February). Neither months nor days: the act's own day. Months below nought lead
        back.
        """
        years, month = divmod(day.month - 1 + self.months, 12)
        year, month = day.year + years, month + 1
        if self.first_of_month:
            moved = date(year, month, 1)
        else:
            moved = date(year, month, min(day.day, monthrange(year, month)[1]))
        return moved + timedelta(days=self.days)


@dataclass(frozen=True)
class Clauses:
    """What a treaty says about signing, joining and leaving.

    `entered_into_force` is the treaty's own date, None while it is not in force. `entry` and `withdrawal` are None
    where the term is not recorded. `threshold` is the number of deposits that brings the treaty into force, None where
    it asks for more than a number. `early_accession` says whether States may accede before the treaty is in force.
    """

    entered_into_force: date | None = None
    entry: Wait | None = None
    withdrawal: Wait | None = None
    threshold: int | None = None
    signature_opens: date | None = None
    signature_closes: date | None = None
    early_accession: bool = True
