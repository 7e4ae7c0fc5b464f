"""The law of what acts rest on: final clauses, the days of a treaty, the days of a State."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from states.models import State, Treaty, TreatyAction, TreatyRules
from states.rules.clauses import Clauses
from states.rules.objections import objections

from .read import Entered, Law, in_words, lay_down


class GroundLaw(Law):
    """Whoever changes what acts rest on is asked about those that were sound before and could not stand after it."""

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        super().read(place, entered, today)
        for each in entered:
            if self.ground(each.old) != self.ground(each.new) and (fallen := list(self._fallen(each))):
                first = fallen[0]
                asked = ngettext(
                    "%(n)s recorded act could not stand by this: %(state)s, %(treaty)s, %(act)s of %(day)s. Is it so?",
                    "%(n)s recorded acts could not stand by this, the first: %(state)s, %(treaty)s, %(act)s of "
                    "%(day)s. Is it so?",
                    len(fallen),
                )
                words = {"state": first.state, "treaty": first.treaty, "act": first.get_kind_display()}
                each.questions.append(asked % {"n": len(fallen), **words, "day": in_words(first.date)})

    def ground(self, fact: Any) -> Any:
        """Return what acts rest on in a fact; None where it is not in the record."""
        raise NotImplementedError

    def resting(self, entered: Entered) -> QuerySet[TreatyAction]:
        """Return the recorded acts that rest on a fact, as it was or as it is to be."""
        raise NotImplementedError

    def terms(self, act: TreatyAction, fact: Any) -> dict[str, Any]:
        """Return by what an act is read, were the fact as given; what it does not say is as recorded."""
        raise NotImplementedError

    def _fallen(self, entered: Entered) -> Iterator[TreatyAction]:
        by_course: dict[tuple[int, int], list[TreatyAction]] = defaultdict(list)
        for act in self.resting(entered):
            by_course[act.treaty_id, act.state_id].append(act)
        for own in by_course.values():
            for act in own:
                others = [other for other in own if other is not act]
                before, after = (
                    set(objections(act, others, **self.terms(act, fact))) for fact in (entered.old, entered.new)
                )
                if after - before:
                    yield act


class RulesLaw(GroundLaw):
    """The final clauses of one treaty: without them it can be neither signed nor is it in force."""

    def ground(self, fact: Any) -> Any:
        return fact and (fact.treaty_id, fact.clauses(None))

    def resting(self, entered: Entered) -> QuerySet[TreatyAction]:
        treaties = {fact.treaty_id for fact in (entered.old, entered.new) if fact is not None}
        return _acts(treaty__in=treaties)

    def terms(self, act: TreatyAction, fact: Any) -> dict[str, Any]:
        here = fact is not None and fact.treaty_id == act.treaty_id
        clauses = fact.clauses(act.treaty.entered_into_force) if here else Clauses()
        return {"clauses": clauses, "adopted": act.treaty.adopted, "state": act.state}


class TreatyLaw(GroundLaw):
    """The days on which a treaty was adopted and entered into force."""

    def ground(self, fact: Any) -> Any:
        return fact and (fact.adopted, fact.entered_into_force)

    def resting(self, entered: Entered) -> QuerySet[TreatyAction]:
        # One that is added or deleted has no acts: the database sees to it.
        return _acts(treaty=entered.old.pk) if entered.old and entered.new else _acts().none()

    def terms(self, act: TreatyAction, fact: Any) -> dict[str, Any]:
        rules = getattr(act.treaty, "rules", None)
        clauses = rules.clauses(fact.entered_into_force) if rules else Clauses()
        return {"clauses": clauses, "adopted": fact.adopted, "state": act.state}


class StateLaw(GroundLaw):
    """The days between which a State exists."""

    def ground(self, fact: Any) -> Any:
        return fact and (fact.exists_from, fact.exists_to)

    def resting(self, entered: Entered) -> QuerySet[TreatyAction]:
        return _acts(state=entered.old.pk) if entered.old and entered.new else _acts().none()

    def terms(self, act: TreatyAction, fact: Any) -> dict[str, Any]:
        return {"clauses": act.treaty.clauses, "adopted": act.treaty.adopted, "state": fact}


def _acts(**where: Any) -> QuerySet[TreatyAction]:
    return TreatyAction.objects.filter(**where).select_related("treaty__rules", "state")


lay_down(TreatyRules, RulesLaw())
lay_down(Treaty, TreatyLaw())
lay_down(State, StateLaw())
