"""Checks of production: where lists, statements and acts contradict one another."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from states.models import ProducerListing, Production, TreatyAction
from states.rules.course import DEPOSITED
from states.rules.partial_date import PartialDate
from states.rules.production import ProducerList, Status, published

from .findings import ERROR, WARNING, Finding, check


@check
def listed_though_joined(today: date) -> Iterator[Finding]:
    """A State that had joined when a list named it, or has joined while the list in force does."""
    lists = ProducerListing.objects.lists()
    entries = ProducerListing.objects.filter(treaty__in=lists).select_related("treaty__rules", "edition", "state")
    by_treaty: dict[int, list[ProducerListing]] = {}
    for entry in entries:
        by_treaty.setdefault(entry.treaty_id, []).append(entry)
    for treaty, own in by_treaty.items():
        courses = TreatyAction.objects.courses(own[0].treaty)
        known = published(lists[treaty], today)
        for entry in own:
            current = bool(known) and entry.edition.key == known[-1].edition
            day = today if current else entry.edition.published_on
            course = courses.get(entry.state_id)
            if course is not None and course.standing(day).status in DEPOSITED:
                yield Finding(
                    WARNING, entry, _("%(key)s: a State that has joined, on a list of producers.") % {"key": entry.key}
                )


@check
def statements_on_production(today: date) -> Iterator[Finding]:
    """One that stopped and is listed later, and one that never produced beside one that did."""
    lists = {treaty: published(own, today) for treaty, own in ProducerListing.objects.lists().items()}
    statements = list(Production.objects.select_related("state", "treaty"))
    produced = {(each.treaty_id, each.state_id) for each in statements if each.status != Status.NEVER}
    for each in statements:
        own = lists.get(each.treaty_id, [])
        last = _last_list(own, each.state_id, after=each.ends)
        if each.status == Status.CEASED and each.ends is not None and last is not None:
            said = _("%(key)s: ceased in %(day)s, yet on the list of %(edition)s.")
            yield Finding(WARNING, each, said % {"key": each.key, "day": each.ends, "edition": last.title})
        if each.status == Status.NEVER and (each.treaty_id, each.state_id) in produced:
            said = _("%(key)s: never produced, yet a statement says that it did.")
            yield Finding(ERROR, each, said % {"key": each.key})
        elif each.status == Status.NEVER and (last := _last_list(own, each.state_id)) is not None:
            said = _("%(key)s: never produced, yet on the list of %(edition)s.")
            yield Finding(WARNING, each, said % {"key": each.key, "edition": last.title})


def _last_list(known: list[ProducerList], state: int, *, after: PartialDate | None = None) -> ProducerList | None:
    """The last list that names a State, published after the end stated; of any day where none is."""
    named = (each for each in reversed(known) if state in each.entries)
    return next((each for each in named if after is None or each.published_on > after.last), None)
