"""The steps of a submission: handed in, taken back, returned, published, dropped. Each is all or nothing."""

from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from states.days import today
from states.models import Action, Change, Stage, Submission
from states.models.submission import OPEN

from .assess import assess
from .changes import Tables, model_of

PUBLISH = "states.publish_submission"


class RefusedError(Exception):
    """A step that cannot be taken, in words."""


def may_publish(user: Any, submission: Submission) -> bool:
    """Whether a person may publish a submission: a publisher, and not its author while four eyes are asked for."""
    return user.has_perm(PUBLISH) and (not settings.FOUR_EYES or user.pk != submission.author_id)


def publishes_own(user: Any) -> bool:
    """Whether what a person enters is published by that person at once."""
    return user.has_perm(PUBLISH) and not settings.FOUR_EYES


@transaction.atomic
def submit(submission: Submission, by: Any, reason: str | None = None) -> None:
    """Hand a draft, or what was returned, to the publishers. Raises RefusedError while anything speaks against it."""
    _take(submission, *OPEN)
    _own(submission, by)
    if reason is not None:
        submission.reason = reason.strip()
    _refuse_what_cannot_stand(submission)
    submission.stage, submission.submitted_at = Stage.SUBMITTED, Now()
    _keep(submission)


@transaction.atomic
def take_back(submission: Submission, by: Any) -> None:
    """Return what was submitted to its author, as a draft."""
    _take(submission, Stage.SUBMITTED)
    _own(submission, by)
    submission.stage, submission.submitted_at = Stage.DRAFT, None
    submission.save()


@transaction.atomic
def give_back(submission: Submission, by: Any, words: str) -> None:
    """Return a submission to its author, saying what has to be changed."""
    _take(submission, Stage.SUBMITTED)
    if not by.has_perm(PUBLISH):
        raise RefusedError(_("Only a publisher returns a submission."))
    if not words.strip():
        raise RefusedError(_("Say what has to be changed."))
    submission.stage, submission.reply = Stage.RETURNED, words.strip()
    submission.decided_by, submission.decided_at = by, Now()
    _keep(submission)


@transaction.atomic
def drop(submission: Submission, by: Any) -> None:
    """Throw a draft, or what was returned, away."""
    _take(submission, *OPEN)
    _own(submission, by)
    submission.delete()


@transaction.atomic
def publish(submission: Submission, by: Any) -> None:
    """Write every change of a submission to the record, each with its history, or none.

    Raises RefusedError where the person may not, where the record has moved on, or where the law speaks against it.
    """
    _take(submission, Stage.SUBMITTED)
    if not may_publish(by, submission):
        raise RefusedError(_("A publisher other than the author approves."))
    _refuse_what_cannot_stand(submission)
    _write_all(submission, by)


@transaction.atomic
def go_on(submission: Submission, author: Any) -> None:
    """Submit a draft, and publish it at once where its author may. Raises RefusedError."""
    submit(submission, author)
    if publishes_own(author):
        # Read by the law a moment ago, in the same transaction.
        _write_all(submission, author)


def _write_all(submission: Submission, by: Any) -> None:
    tables = Tables()
    try:
        with transaction.atomic():
            for change in submission.changes.iterator(chunk_size=500):
                _write(change, submission, tables)
    except (IntegrityError, ProtectedError) as error:
        raise RefusedError(_("The database refuses this: %(error)s") % {"error": error}) from error
    submission.stage, submission.decided_by, submission.decided_at = Stage.PUBLISHED, by, Now()
    submission.by_one_person = by.pk == submission.author_id
    _keep(submission)


def _write(change: Change, submission: Submission, tables: Tables) -> None:
    model = model_of(change)
    # Locked by its own read, so that nobody's edit slips in between the check and the write.
    adds = change.action == Action.ADD
    row = model(pk=change.row) if adds else model._default_manager.select_for_update().get(pk=change.row)
    row._history_user, row._change_reason = submission.author, submission.reason
    if change.action == Action.DELETE:
        row.delete()
    else:
        tables.of(model).take(row, change.after)
        row.save(force_insert=adds)
        change.row = row.pk
    last = model.history.filter(id=change.row).order_by("-history_id")
    change.version = last.values_list("history_id", flat=True).first()
    change.save(update_fields=["row", "version"])


def _take(submission: Submission, *stages: Stage) -> None:
    """Lock a submission and look whether it is where the step begins."""
    try:
        locked = Submission.objects.select_for_update().get(pk=submission.pk)
    except Submission.DoesNotExist:
        raise RefusedError(_("This submission was dropped meanwhile.")) from None
    if locked.stage not in stages:
        raise RefusedError(
            _("This cannot be done: the submission is “%(stage)s” by now.") % {"stage": locked.get_stage_display()}
        )
    submission.refresh_from_db()


def _keep(submission: Submission) -> None:
    submission.save()
    # The moment is that of the database.
    submission.refresh_from_db()


def _own(submission: Submission, by: Any) -> None:
    if by.pk != submission.author_id:
        raise RefusedError(_("Only its author does this."))


def _refuse_what_cannot_stand(submission: Submission) -> None:
    assess(submission, today())
    against = submission.changes.exclude(objections=[])
    if number := against.count():
        first = against[0]
        raise RefusedError(
            _("%(n)s changes cannot stand. The first, %(fact)s: %(words)s")
            % {"n": number, "fact": first.fact, "words": first.objections[0][1]}
        )
    if not submission.reason and submission.changes.exclude(questions=[]).exists():
        raise RefusedError(_("There are questions. Answer them in the reason."))
