"""The law of transparency reports, in words: Article 7 of the Ottawa Convention and those like it."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from states.models import TransparencyReport, TreatyAction
from states.rules.report_objections import Objection, Question, objections, questions

from .read import Entered, Law, lay_down

# Which field an objection is about, what it says, and what to do.
WORDS = {
    Objection.YEAR_TO_COME: (
        "year",
        gettext_lazy("That year has not begun, so no report covers it yet. Check the year."),
    ),
    Objection.BEFORE_ITS_YEAR: (
        "received_on",
        gettext_lazy(
            "A report cannot come in before the year it covers begins. Check the day and the year: a yearly report "
            "covers the calendar year before the one it is due in."
        ),
    ),
    Objection.DAY_TO_COME: (
        "received_on",
        gettext_lazy("That day is still to come, so no report came in on it. Check the day."),
    ),
}
ASKED = {
    Question.NOT_OWED: gettext_lazy(
        "By the treaty’s rule the State owed no report for that year. Is it a voluntary one, and is the year right?"
    ),
    Question.BEFORE_JOINING: gettext_lazy(
        "The State had not joined by then, so it owed no first report. Is it a voluntary one?"
    ),
}


class ReportLaw(Law):
    """A report comes in after the year it covers has begun, from a State that owes it; others may send one too."""

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        super().read(place, entered, today)
        for each in entered:
            if each.new is not None:
                # Who corrects a fact is not refused what stood before.
                before = objections(each.old.recorded, today) if each.old is not None else []
                for objection in objections(each.new.recorded, today):
                    if objection not in before:
                        each.object_to(*WORDS[objection])

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        course = TreatyAction.objects.filter(state=fact.state_id).courses(fact.treaty).get(fact.state_id)
        for question in questions(fact.recorded, course, list(fact.treaty.obligations.all()), today):
            yield str(ASKED[question])


lay_down(TransparencyReport, ReportLaw())
