"""What one form hands in, from the first draft to the last step that its author may take."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from states.models import Change, Submission

from .steps import go_on


@transaction.atomic
def hand_in(
    changes: Iterable[Change], *, author: Any, reason: str, instead_of: Change | None = None, as_draft: bool = False
) -> Submission:
    """Hand changes in together, and go as far with them as the author may: to the publishers, or to the record.

    `instead_of` is the draft that they take the place of. Raises RefusedError, and keeps nothing, where anything
    speaks against them.
    """
    given = list(changes)
    submission = instead_of.submission if instead_of is not None else Submission(author=author)
    submission.reason = reason.strip() or submission.reason
    submission.save()
    if instead_of is not None:
        instead_of.delete()
        given[0].line, given[0].row = instead_of.line, given[0].row or instead_of.row
    for change in given:
        change.submission = submission
        change.save()
    # Of several changes one was gone on with: the others are not handed in unasked.
    if not as_draft and submission.changes.count() == len(given):
        go_on(submission, author)
    return submission


def let_go(draft: Change) -> None:
    """Take a change out of its draft, and throw away a draft of which nothing is left."""
    draft.delete()
    if not draft.submission.changes.exists():
        draft.submission.delete()


def draft_of(key: str | None, author: Any) -> Change | None:
    """Return the change of an open submission of this person that an address names; None where there is none."""
    if not key or not key.isdecimal():
        return None
    change = Change.objects.select_related("submission").filter(pk=int(key), submission__author=author).first()
    return change if change is not None and change.submission.is_open else None
