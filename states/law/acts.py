"""The law of acts, in words: Vienna Convention on the Law of Treaties and the treaty's final clauses."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from states.models import TreatyAction
from states.rules.course import IN_FORCE, Course
from states.rules.effect import effect_of
from states.rules.objections import Entry, Objection, Question, objections, questions, undercut

from .read import Entered, Law, in_words, lay_down

# Which field an objection is about, what it says, and what to do.
WORDS = {
    Objection.NO_STATE_YET: (
        "date",
        gettext_lazy("The State did not exist on that day. Check the day and the State."),
    ),
    Objection.BEFORE_THE_TREATY: (
        "date",
        gettext_lazy("The treaty had not been adopted on that day. Check the day."),
    ),
    Objection.NOT_OPEN: (
        "date",
        gettext_lazy(
            "The treaty was not open for signature on that day. Check the day, or choose another kind of act."
        ),
    ),
    Objection.CLOSED: (
        "date",
        gettext_lazy("The treaty had closed for signature by that day. A State that did not sign in time accedes."),
    ),
    Objection.SIGNS_AGAIN: (
        "kind",
        gettext_lazy("The State has signed or joined already by that day. Look for the act in the list."),
    ),
    Objection.NO_SIGNATURE: (
        "kind",
        gettext_lazy("The State has not signed by that day. Enter its signature first, or choose accession."),
    ),
    Objection.SIGNATORY_ACCEDES: (
        "kind",
        gettext_lazy("The State has signed. A signatory joins by ratification, acceptance or approval."),
    ),
    Objection.ACCEDES_TOO_EARLY: (
        "date",
        gettext_lazy(
            "The treaty was not open for accession on that day. Check the day, or choose another kind of act."
        ),
    ),
    Objection.HAS_SIGNATURE: (
        "kind",
        gettext_lazy(
            "This treaty is signed and ratified. Choose ratification, acceptance or approval for a signatory, and "
            "accession for another State."
        ),
    ),
    Objection.ALREADY_JOINED: (
        "kind",
        gettext_lazy("The State has joined already by that day. Look for the act in the list."),
    ),
    Objection.NOT_JOINED: (
        "kind",
        gettext_lazy(
            "The State is not party on that day, or has notified its withdrawal already. Check the State and the day."
        ),
    ),
    Objection.BOUND_ALREADY: (
        "kind",
        gettext_lazy("The treaty binds the State on that day. A State Party leaves by withdrawal: choose that."),
    ),
    Objection.TWICE: ("date", gettext_lazy("This act is already recorded.")),
    Objection.BINDS_TOO_EARLY: (
        "effective_on",
        gettext_lazy("A consent cannot bind before the treaty itself is in force. Check the day."),
    ),
}


class ActLaw(Law):
    """Acts of one State under one treaty are read together."""

    def place(self, fact: Any) -> str:
        return f"{fact.treaty_id} {fact.state_id}"

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        here = [each for each in entered if each.new is not None and self.place(each.new) == place]
        super().read(place, here, today)
        gone = [each.old for each in entered if each.old is not None and self.place(each.old) == place]
        some = here[0].new if here else gone[0]
        treaty, state = some.treaty, some.state
        moved = [each.old.pk for each in entered if each.old is not None]
        standing = list(TreatyAction.objects.filter(treaty=treaty, state=state).exclude(pk__in=moved))
        entry = Entry(standing, gone, [each.new for each in here])
        law = {"clauses": treaty.clauses, "state": state, "adopted": treaty.adopted}
        for each in here:
            if not _says_the_same(each.old, each.new):
                others = [act for act in (*entry.standing, *entry.come) if act is not each.new]
                for objection in objections(each.new, others, **law):
                    each.object_to(*WORDS[objection])
        act: Any
        for act in undercut(entry, **law):
            words = _("The %(act)s of %(day)s, which is recorded, could not stand beside this. Look at it first.") % {
                "act": act.get_kind_display(),
                "day": in_words(act.date),
            }
            for each in entered:
                each.object_to("date", words)

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        clauses = fact.treaty.clauses
        for question in questions(fact, clauses, today):
            if question is Question.TO_COME:
                yield _("The day, %(day)s, is still to come. Is the year mistyped?") % {"day": in_words(fact.date)}
            else:
                effect = effect_of(fact, clauses)
                asked = _("It is stated to take effect on %(stated)s; by the treaty’s rule, on %(rule)s. Is it so?")
                days = (effect.on, effect.by_rule) if effect else (None, None)
                yield asked % dict(zip(("stated", "rule"), map(in_words, days), strict=True))


def _says_the_same(old: Any, new: Any) -> bool:
    """Whether the law has nothing new to read: who corrects a source is not asked about the act again."""
    if old is None or new is None:
        return False
    return all(
        getattr(old, name) == getattr(new, name) for name in ("treaty_id", "state_id", "kind", "date", "effective_on")
    )


def course_of(fact: Any) -> Course | None:
    """Return the course of the State of a fact under its treaty; None where it never acted. Two queries."""
    return TreatyAction.objects.filter(state=fact.state_id).courses(fact.treaty).get(fact.state_id)


def bound_on(fact: Any, day: datetime.date) -> bool:
    """Whether the treaty of a fact is in force for its State on a day."""
    course = course_of(fact)
    return course is not None and course.status(day) in IN_FORCE


lay_down(TreatyAction, ActLaw())
