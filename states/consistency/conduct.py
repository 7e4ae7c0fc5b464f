"""Checks of measures on transfer and of use: what does not go with the treaty being in force for a State."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from states.models import TransferMeasure, Treaty, TreatyAction, Use
from states.rules.course import IN_FORCE, Course, Status
from states.rules.transfer import Phase, phase
from states.rules.use import BY_GOVERNMENT

from .findings import WARNING, Finding, check


@check
def measures_beside_the_treaty(today: date) -> Iterator[Finding]:
    """A measure of a State for which the treaty is the ban, and one that stood before a State came and went."""
    for measure, course in _with_courses(TransferMeasure):
        if measure.starts is not None and course.status(measure.starts.first) in IN_FORCE:
            said = _("%(key)s: starts on %(day)s, when the treaty was in force for the State and the ban already.")
            yield Finding(WARNING, measure, said % {"key": measure.key, "day": measure.starts})
        elif course.status(today) is Status.WITHDRAWN and phase(measure, today) is Phase.IN_FORCE:
            said = _("%(key)s: recorded as in force, of a State that has withdrawn since. Does it hold again?")
            yield Finding(WARNING, measure, said % {"key": measure.key})


@check
def used_yet_party(today: date) -> Iterator[Finding]:
    """Use by the government of a State for which the treaty was in force when the edition was published."""
    for use, course in _with_courses(Use, "edition"):
        if use.actor in BY_GOVERNMENT and course.status(use.edition.published_on) in IN_FORCE:
            said = _("%(key)s: use by the government of a State Party, as %(edition)s reports.")
            yield Finding(WARNING, use, said % {"key": use.key, "edition": use.edition})


def _with_courses(model: type[TransferMeasure] | type[Use], *related: str) -> Iterator[tuple[Any, Course]]:
    """Yield the rows of a table with the course of their State; those of States that never acted are left out."""
    for treaty in Treaty.objects.with_rules():
        rows: list[Any] = list(model._default_manager.filter(treaty=treaty).select_related("state", "treaty", *related))
        courses = TreatyAction.objects.courses(treaty) if rows else {}
        yield from ((row, courses[row.state_id]) for row in rows if row.state_id in courses)
