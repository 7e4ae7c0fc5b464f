"""The law of production, in words: what one statement says against another, and what lists and signs are asked."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from states.models import NoOverlap, ProducerListing, Production, ProductionSignal, TreatyAction
from states.rules.course import DEPOSITED
from states.rules.production import Status, in_force

from .acts import in_words
from .read import Entered, Law, PeriodLaw, lay_down


class ProductionLaw(PeriodLaw):
    """What one State says of its production, or others of it, is read together."""

    def beside_one_another(self, coming: Sequence[Entered], standing: Sequence[Any]) -> None:
        """Whoever never produced neither produces nor has ceased to."""
        said = [*standing, *(each.new for each in coming)]
        for each in coming:
            never = _never(each.new)
            if each.old is not None and each.old.state_id == each.new.state_id and _never(each.old) == never:
                continue  # Who corrects a fact is not refused what stood before.
            if all(_never(other) == never for other in said):
                continue
            if never:
                each.object_to(
                    "status", _("That it produces or has ceased to is recorded of this State: correct that first.")
                )
            else:
                each.object_to("status", _("That it never produced is recorded of this State: correct that first."))

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        for day in (fact.starts, fact.ends):
            if day is not None and day.first > today:
                yield _("The day, %(day)s, is still to come. Is the year mistyped?") % {"day": in_words(day.first)}
        if fact.status == Status.CEASED and fact.ends is None:
            yield _("Until when it produced is left blank: it will be shown as ceased, year unknown. Is no year known?")


def _never(fact: Production) -> bool:
    return fact.status == Status.NEVER


class ListingLaw(Law):
    """A list names a producer once; a State that has joined undertook not to be one."""

    def place(self, fact: Any) -> str:
        return f"{fact.treaty_id} {fact.edition_id} {fact.state_id}"

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        super().read(place, entered, today)
        here = [each for each in entered if each.new is not None and self.place(each.new) == place]
        for each in here[1:]:
            each.object_to("state", _("This State is named twice on the list of this edition."))

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        course = TreatyAction.objects.filter(state=fact.state_id).courses(fact.treaty).get(fact.state_id)
        if course is not None and course.standing(fact.edition.published_on).status in DEPOSITED:
            yield _("This State had joined the treaty when the edition was published. Does it really list it?")


class SignalLaw(Law):
    """A sign is one of a State on the list in force."""

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        lists = ProducerListing.objects.filter(treaty=fact.treaty_id).lists().get(fact.treaty_id, [])
        current = in_force(lists, fact.as_of)
        if current is None or fact.state_id not in current.entries:
            yield _("This State is not on the list of producers in force that day, so the sign will count for nothing.")


_overlap = next(each for each in Production._meta.constraints if isinstance(each, NoOverlap))
lay_down(Production, ProductionLaw(_overlap, together=("treaty", "state")))
lay_down(ProducerListing, ListingLaw())
lay_down(ProductionSignal, SignalLaw())
