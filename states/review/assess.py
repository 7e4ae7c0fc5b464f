"""What speaks against the changes of a submission, and what has to be asked about them."""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from states.law import Entered, read_together
from states.law.broken import broken
from states.models import Action, Change, Submission

from .changes import Tables, by_table, entered, version_of


def assess(submission: Submission, today: datetime.date) -> None:
    """Read every change of a submission by the law, place by place, and keep what was found with each.

    However many changes there are, only those of one place are in memory.
    """
    tables = Tables()
    changes = submission.changes.exclude(table="")
    for table, place in _places(submission):
        group = list(changes.filter(table=table).filter(Q(place=place) | Q(left_place=place)))
        if place:
            assess_together(group, tables, today)
            Change.objects.bulk_update(group, ["objections", "questions"])
            continue
        for each in changes.filter(table=table, place="").iterator(chunk_size=500):
            assess_together([each], tables, today)
            each.save(update_fields=["objections", "questions"])


def _places(submission: Submission) -> Iterator[tuple[str, str]]:
    here = submission.changes.order_by().values_list("table", "place").distinct()
    left = submission.changes.exclude(left_place="").order_by().values_list("table", "left_place").distinct()
    return iter(sorted({*here, *left}))


def assess_together(changes: Iterable[Change], tables: Tables, today: datetime.date) -> None:
    """Set what speaks against changes and what is asked about them; those of one place are read together."""
    for model, group in by_table(changes):
        pairs = []
        for change in group:
            change.objections, change.questions = change.misread, []
            if not change.misread:
                pairs.append((change, each := entered(change, tables)))
                _as_it_stands(change, each)
        read_together(model, [each for _change, each in pairs], today)
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


def clear(submission: Submission) -> bool:
    """Whether nothing speaks against a submission, as far as it was assessed."""
    return not submission.changes.exclude(objections=[]).exists()
