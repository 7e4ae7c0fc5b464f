"""What speaks against the changes of a submission, and what has to be asked about them."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from states.law import Entered, read_together
from states.law.broken import broken
from states.models import Action, Change, Stage, Submission
from states.models.record import Recorded

from .changes import Tables, by_table, entered, version_of

AT_A_TIME = 200


def batched(keys: Sequence, size: int) -> Iterator[Sequence]:
    """Yield a sequence in parts of a size."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def in_parts(changes: QuerySet[Change]) -> Iterator[list[Change]]:
    """Yield changes a few at a time, in their order."""
    for keys in batched(list(changes.values_list("pk", flat=True)), AT_A_TIME):
        yield list(changes.filter(pk__in=keys))


def assess(submission: Submission, today: datetime.date) -> None:
    """Read every change of a submission by the law, place by place, and keep what was found with each.

    However many changes there are, only those of a few places are in memory.
    """
    tables = Tables()
    for table in submission.changes.order_by().values_list("table", flat=True).distinct():
        changes = submission.changes.filter(table=table)
        for places in batched(_places(changes), AT_A_TIME):
            _assess_and_keep(changes.filter(Q(place__in=places) | Q(left_place__in=places)), tables, today)
        for part in in_parts(changes.filter(place="")):
            _assess_and_keep(part, tables, today)


def _places(changes: QuerySet[Change]) -> list[str]:
    here = changes.exclude(place="").order_by().values_list("place", flat=True).distinct()
    left = changes.exclude(left_place="").order_by().values_list("left_place", flat=True).distinct()
    return sorted({*here, *left})


def _assess_and_keep(changes: Iterable[Change], tables: Tables, today: datetime.date) -> None:
    read = list(changes)
    assess_together(read, tables, today)
    Change.objects.bulk_update(read, ["objections", "questions"])


def assess_together(changes: Iterable[Change], tables: Tables, today: datetime.date) -> None:
    """Set what speaks against changes and what is asked about them; those of one place are read together."""
    for model, group in by_table(changes):
        pairs = []
        for change in group:
            change.objections, change.questions = change.misread, []
            if change.misread:
                continue
            try:
                each = entered(change, tables)
            except ValidationError as error:
                # What it refers to is gone, or named otherwise by now.
                change.objections = [[name, " ".join(words)] for name, words in error.message_dict.items()]
                continue
            _as_it_stands(change, each)
            pairs.append((change, each))
        read_together(model, [each for _change, each in pairs], today)
        _ask_about_others(model, pairs)
        for change, each in pairs:
            change.objections = [list(objection) for objection in each.objections]
            change.questions = each.questions


def _as_it_stands(change: Change, each: Entered) -> None:
    """Note what speaks against a change by the record as it stands now."""
    if each.old is None and change.action != Action.ADD:
        each.object_to("", _("This fact is no longer in the record."))
    elif each.old is not None and version_of(each.old) != change.base:
        each.object_to(
            "", _("Somebody else has changed this fact since. Open it, look at both versions, and save again.")
        )
    if each.new is not None:
        for names, words in broken(each.new):
            each.object_to(names[0] if len(names) == 1 else "", words)


def _ask_about_others(model: type[Recorded], pairs: Iterable[tuple[Change, Entered]]) -> None:
    """Ask about what others, or the same person, have handed in for the same place."""
    places = {change.place: (change, each) for change, each in pairs if change.place}
    waiting = Change.objects.filter(
        submission__stage=Stage.SUBMITTED, table=model._meta.label_lower, place__in=list(places)
    )
    for other in waiting:
        change, each = places[other.place]
        if other.submission_id != change.submission_id:
            words = _("Something else about this waits to be published: %(fact)s. Is this another?")
            each.questions.append(words % {"fact": other.fact})
