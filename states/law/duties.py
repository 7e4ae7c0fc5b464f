"""The law of stockpiles and of clearance, in words: Articles 3 to 5 of the Ottawa Convention and those like them."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from states.models import ClearanceEvent, StockpileEvent
from states.rules.clearance_periods import TIMES, Event
from states.rules.deadlines import OF_CLEARANCE, first_due
from states.rules.duties import bond
from states.rules.duty_objections import (
    Objection,
    against_clearance_event,
    against_stockpile_event,
    retained_ahead,
)

from .acts import course_of
from .read import Entered, Law, first_day, lay_down

# Which field an objection is about, what it says, and what to do.
WORDS = {
    Objection.MORE_DESTROYED: (
        "quantity",
        gettext_lazy(
            "That is more than was declared, by over a tenth. Check the number, or say in the note why it is so."
        ),
    ),
    Objection.COMPLETED_BEFORE: (
        "date",
        gettext_lazy(
            "A later declaration or report that there is something left is already recorded. Check the day; where it "
            "was found after completion, the later one is entered after this."
        ),
    ),
    Objection.NOT_LATER: (
        "date",
        gettext_lazy("An extension leads to a later day than the deadline it extends. Check the day."),
    ),
    Objection.SHORTER_BEFORE: (
        "date",
        gettext_lazy("An extension decided later, which is recorded, leads to no later day. Look at it first."),
    ),
}


class DutyLaw(Law):
    """Events of one State under one treaty are read together."""

    # What reading an event needs besides it.
    related: tuple[str, ...] = ("source",)

    def place(self, fact: Any) -> str:
        return f"{fact.treaty_id} {fact.state_id}"

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        here = [each for each in entered if each.new is not None and self.place(each.new) == place]
        super().read(place, here, today)
        if not here:
            return
        some = here[0].new
        gone = [each.old for each in entered if each.old is not None and self.place(each.old) == place]
        rows = type(some)._default_manager.filter(treaty=some.treaty, state=some.state).select_related(*self.related)
        standing = list(rows.exclude(pk__in=[each.old.pk for each in entered if each.old is not None]))
        come = [each.new for each in here]
        for each in here:
            against = self.objections(each.new, [row for row in (*standing, *come) if row is not each.new])
            if each.old is not None and against:
                # Who corrects a fact is not refused what stood before.
                before = self.objections(each.old, [row for row in (*standing, *gone) if row is not each.old])
                against = [objection for objection in against if objection not in before]
            for objection in against:
                each.object_to(*WORDS[objection])

    def objections(self, fact: Any, others: Sequence[Any]) -> list[Objection]:
        """Return what speaks against a fact beside the others of its State."""
        raise NotImplementedError

    def days(self, fact: Any) -> list[datetime.date | None]:
        return [first_day(fact.date)]


class StockpileLaw(DutyLaw):
    """What was destroyed was there before, and what is retained is told of a year that has begun."""

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        super().read(place, entered, today)
        for each in entered:
            stood = each.old is not None and retained_ahead(each.old, today)
            if each.new is not None and retained_ahead(each.new, today) and not stood:
                each.object_to("date", _("That year has not begun, so nothing is retained in it yet. Check the year."))

    def objections(self, fact: Any, others: Sequence[Any]) -> list[Objection]:
        return against_stockpile_event(fact, others)


class ClearanceLaw(DutyLaw):
    """Deadlines move on, and only the States Parties move them."""

    related = ("source", "decided_at")

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        super().read(place, entered, today)
        for each in entered:
            meeting = each.new.decided_at if each.new is not None else None
            if meeting is not None and meeting.treaty_id != each.new.treaty_id:
                each.object_to("decided_at", _("That is a meeting of another treaty. Choose the one that decided."))

    def objections(self, fact: Any, others: Sequence[Any]) -> list[Objection]:
        by_rule = _deadline_by_rule(fact) if fact.event == Event.EXTENSION_GRANTED else None
        return against_clearance_event(fact.recorded, [other.recorded for other in others], by_rule=by_rule)

    def days(self, fact: Any) -> list[datetime.date | None]:
        happened = None if fact.event in TIMES else first_day(fact.date)
        return [happened, fact.decided_on, fact.requested_on]


def _deadline_by_rule(fact: ClearanceEvent) -> datetime.date | None:
    """Return the first deadline of the State by the treaty’s own term; None where it is not bound."""
    course = course_of(fact)
    bound = bond(course.standing(datetime.date.max)) if course else None
    return first_due(fact.treaty.obligations.all(), OF_CLEARANCE, bound) if bound else None


lay_down(StockpileEvent, StockpileLaw())
lay_down(ClearanceEvent, ClearanceLaw())
