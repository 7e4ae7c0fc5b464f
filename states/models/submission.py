"""What people hand in for the record: changes that wait, until somebody else has read them, outside the record."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Min, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .record import known


class Stage(models.TextChoices):
    """How far a submission has come."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    PUBLISHED = "published", _("Published")


# In the hands of the author, who may go on with it or drop it.
OPEN = (Stage.DRAFT, Stage.RETURNED)


class SubmissionQuerySet(models.QuerySet):
    """Submissions, by what they wait for."""

    def told(self):
        """Submissions with what tells one from another: how many changes, and the first of them."""
        return self.annotate(number=Count("changes"), first=Min("changes__fact"))

    def seen_by(self, user):
        """Those that a person may look at: a draft is its author's alone."""
        return self.exclude(Q(stage=Stage.DRAFT) & ~Q(author=user))

    def waiting(self):
        """Those that a publisher has to read, the one that has waited longest first."""
        return self.filter(stage=Stage.SUBMITTED).order_by("submitted_at")

    def in_the_hands_of(self, user):
        """Drafts of a person, and what was returned to them, oldest first."""
        return self.filter(stage__in=OPEN, author=user).order_by("made_at")


class Submission(models.Model):
    """Changes handed in together and published together or not at all.

    The record itself holds published facts only, so nothing that waits here can be seen or counted anywhere else.
    """

    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("author")
    )
    reason = models.TextField(_("reason"), blank=True)
    file = models.CharField(_("file"), max_length=200, blank=True)
    # Off until a file was read to its end.
    whole = models.BooleanField(_("read to its end"), default=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("decided by"),
    )
    reply = models.TextField(_("words of the publisher"), blank=True)
    by_one_person = models.BooleanField(_("published by its author, four eyes being off"), default=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        permissions = [("publish_submission", "Can publish and return submissions")]
        constraints = [
            known("stage", Stage, name="states_submission_stage_known", message=_("This stage is unknown.")),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PUBLISHED) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="states_submission_published_by_somebody",
                violation_error_message=_("Whoever publishes is recorded."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PUBLISHED) | Q(by_one_person=True) | ~Q(decided_by=F("author")),
                name="states_submission_four_eyes",
                violation_error_message=_("A publisher other than the author approves."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.RETURNED) | ~Q(reply=""),
                name="states_submission_returned_with_words",
                violation_error_message=_("Say what has to be changed."),
            ),
        ]

    def __str__(self):
        told: Any = self if hasattr(self, "number") else Submission.objects.told().get(pk=self.pk)
        if told.number == 1 and not self.file:
            return told.first
        words = ngettext("%(n)s change", "%(n)s changes", told.number) % {"n": told.number}
        return f"{words}, {self.file}" if self.file else words

    @property
    def is_open(self) -> bool:
        """Whether it is in the hands of its author."""
        return self.stage in OPEN


class Action(models.TextChoices):
    """What is done to a fact."""

    ADD = "add", _("Added")
    CHANGE = "change", _("Changed")
    DELETE = "delete", _("Deleted")


class Change(models.Model):
    """One fact of a submission, as it was and as it is to be.

    Values are texts by column, as the reference files write them. `base` names the version of the fact, by its history,
    that the author saw; `version` the one that publishing made. A line of a file that cannot be read says so in
    `misread`, field by field.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="changes", verbose_name=_("submission")
    )
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    table = models.CharField(_("kind of fact"), max_length=60)
    action = models.CharField(_("what is done"), max_length=10, choices=Action)
    row = models.PositiveBigIntegerField(_("row"), null=True, blank=True)
    fact = models.CharField(_("fact"), max_length=300)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)
    base = models.PositiveBigIntegerField(_("version it starts from"), null=True, blank=True)
    version = models.PositiveBigIntegerField(_("version it made"), null=True, blank=True)
    # Facts of one place are read together by the law; a change can lead from one place to another.
    place = models.CharField(_("place"), max_length=200, blank=True)
    left_place = models.CharField(_("place it left"), max_length=200, blank=True)
    misread = models.JSONField(_("what cannot be read"), default=list, blank=True)
    objections = models.JSONField(_("what speaks against it"), default=list, blank=True)
    questions = models.JSONField(_("questions"), default=list, blank=True)

    class Meta:
        ordering = ["line", "pk"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["submission", "place"], name="states_change_by_place"),
            models.Index(fields=["table", "row"], name="states_change_by_row"),
        ]
        constraints = [
            known("action", Action, name="states_change_action_known", message=_("This action is unknown.")),
            models.UniqueConstraint(
                fields=["submission", "table", "row"],
                condition=Q(row__isnull=False),
                name="states_change_one_a_row",
                violation_error_message=_("This fact is changed twice."),
            ),
        ]

    def __str__(self):
        return self.fact
