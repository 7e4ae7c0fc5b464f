"""The steps of a submission: handed in, taken back, returned, published, dropped. Each is all or nothing."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from states.days import today
from states.models import Action, Change, Revision, Stage, Submission
from states.models.submission import OPEN

from .assess import assess, in_parts
from .changes import Tables, by_table, model_of

PUBLISH = "states.publish_submission"


class RefusedError(Exception):
    """A step that cannot be taken, in words."""


class CannotStandError(RefusedError):
    """The law speaks against some change."""


def may_publish(user: Any, submission: Submission) -> bool:
    """Whether a person may publish a submission: a publisher, and not its author while four eyes are asked for."""
    return user.has_perm(PUBLISH) and (not settings.FOUR_EYES or user.pk != submission.author_id)


def publishes_own(user: Any) -> bool:
    """Whether what a person enters is published by that person at once."""
    return user.has_perm(PUBLISH) and not settings.FOUR_EYES


@transaction.atomic
def submit(submission: Submission, by: Any, reason: str = "") -> None:
    """Hand a draft, or what was returned, to the publishers. Raises RefusedError while anything speaks against it."""
    _take(submission, *OPEN)
    _own(submission, by)
    if not all(by.has_perm(right) for right in _rights(submission)):
        raise RefusedError(_("Your account may no longer enter this."))
    if not submission.whole:
        raise RefusedError(_("The file was not read to its end. Throw this away and load the file again."))
    submission.reason = reason.strip() or submission.reason
    _refuse_what_cannot_stand(submission)
    submission.stage, submission.submitted_at = Stage.SUBMITTED, Now()
    _keep(submission)


def _rights(submission: Submission) -> Iterator[str]:
    """The permission that each change of a submission asks of its author."""
    for table, action in submission.changes.order_by().values_list("table", "action").distinct():
        app, model = table.split(".")
        yield f"{app}.{action}_{model}"


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
    _alone()
    _take(submission, Stage.SUBMITTED)
    if not may_publish(by, submission):
        raise RefusedError(_("A publisher other than the author approves."))
    _refuse_what_cannot_stand(submission)
    _write_all(submission, by)


@transaction.atomic
def go_on(submission: Submission, author: Any, reason: str = "") -> None:
    """Submit a draft, and publish it at once where its author may. Raises RefusedError."""
    _alone()
    submit(submission, author, reason)
    if publishes_own(author):
        # Read by the law a moment ago, in the same transaction.
        _write_all(submission, author)


def _alone() -> None:
    """Wait until nobody else publishes: what the law says of the record holds until it is written."""
    Revision.objects.select_for_update().filter(pk=1).first()


def _write_all(submission: Submission, by: Any) -> None:
    tables = Tables()
    try:
        with transaction.atomic():
            for changes in in_parts(submission.changes.all()):
                for change in changes:
                    _write(change, submission, tables)
                _note_versions(changes)
    except (IntegrityError, ProtectedError) as error:
        raise RefusedError(_("The database refuses this: %(error)s") % {"error": error}) from error
    submission.stage, submission.decided_by, submission.decided_at = Stage.PUBLISHED, by, Now()
    submission.by_one_person = by.pk == submission.author_id
    _keep(submission)


def _write(change: Change, submission: Submission, tables: Tables) -> None:
    model = model_of(change)
    adds = change.action == Action.ADD
    row = model(pk=change.row) if adds else model._default_manager.get(pk=change.row)
    row._history_user, row._change_reason = submission.author, submission.reason
    if change.action == Action.DELETE:
        row.delete()
        return
    tables.of(model).take(row, change.after)
    row.save(force_insert=adds)
    change.row = row.pk
    source = getattr(row, "source", None)
    if source is not None and not source.public:
        # From here on a published fact rests on it.
        type(source).objects.filter(pk=source.pk).update(public=True)


def _note_versions(changes: list[Change]) -> None:
    """Keep with each change the row it is about and the version it made."""
    for model, group in by_table(changes):
        made = model.history.filter(id__in=[change.row for change in group]).order_by()
        latest = dict(made.values_list("id").annotate(Max("history_id")))
        for change in group:
            change.version = latest[change.row]
    Change.objects.bulk_update(changes, ["row", "version"])


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
        words = ngettext(
            "%(n)s change cannot stand: %(fact)s: %(words)s",
            "%(n)s changes cannot stand. The first, %(fact)s: %(words)s",
            number,
        )
        raise CannotStandError(words % {"n": number, "fact": first.fact, "words": first.objections[0][1]})
    if not submission.reason and submission.changes.exclude(questions=[]).exists():
        raise RefusedError(_("There are questions. Answer them in the reason."))
