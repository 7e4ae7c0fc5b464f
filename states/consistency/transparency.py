"""Checks of transparency reports and of numbers told for a year: what cannot be, and what the law would ask."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from states.models import StockpileEvent, Treaty, TreatyAction
from states.rules.duty_objections import retained_ahead
from states.rules.report_objections import Objection, Question, objections, questions
from states.rules.stockpiles import Event

from .findings import ERROR, WARNING, Finding, check

HELD = {
    Objection.YEAR_TO_COME: gettext_lazy("a report for a year that has not begun."),
    Objection.BEFORE_ITS_YEAR: gettext_lazy("received before the year that it covers."),
    Objection.DAY_TO_COME: gettext_lazy("received on a day to come."),
}
ASKED = {
    Question.NOT_OWED: gettext_lazy("a yearly report for a year for which the State owed none."),
    Question.BEFORE_JOINING: gettext_lazy("a first report of a State that had not joined."),
}


@check
def transparency_reports(today: date) -> Iterator[Finding]:
    """Reports come in after the year they cover has begun, from States that owe them."""
    for treaty in Treaty.objects.with_rules():
        reports = list(treaty.transparency_reports.select_related("treaty", "state", "source"))
        courses = TreatyAction.objects.courses(treaty) if reports else {}
        asked = list(treaty.obligations.all()) if reports else []
        for report in reports:
            for objection in objections(report.recorded, today):
                yield Finding(ERROR, report, f"{report.key}: {HELD[objection]}")
            for question in questions(report.recorded, courses.get(report.state_id), asked, today):
                yield Finding(WARNING, report, f"{report.key}: {ASKED[question]}")


@check
def retained_in_years_to_come(today: date) -> Iterator[Finding]:
    """Nothing is retained yet in a year that has not begun."""
    for event in StockpileEvent.objects.filter(event=Event.RETAINED).select_related("treaty", "state"):
        if retained_ahead(event, today):
            yield Finding(ERROR, event, _("%(key)s: retained in a year that has not begun.") % {"key": event.key})
