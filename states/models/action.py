"""Formal acts: the only truth about who has joined."""

import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.acts import Kind
from states.rules.course import Course, courses

from .record import BEYOND_REACH, NO_SOURCE, Fact, KeyField, known
from .state import State
from .treaty import Treaty

KIND_LABELS = {
    Kind.SIGNATURE: pgettext_lazy("act", "signature"),
    Kind.RATIFICATION: pgettext_lazy("act", "ratification"),
    Kind.ACCEPTANCE: pgettext_lazy("act", "acceptance"),
    Kind.APPROVAL: pgettext_lazy("act", "approval"),
    Kind.ACCESSION: pgettext_lazy("act", "accession"),
    Kind.SUCCESSION: pgettext_lazy("act", "succession"),
    Kind.CONSENT_TO_BE_BOUND: pgettext_lazy("act", "consent to be bound"),
    Kind.WITHDRAWAL_OF_RATIFICATION: pgettext_lazy("act", "withdrawal of ratification"),
    Kind.WITHDRAWAL: pgettext_lazy("act", "withdrawal"),
}


# The days that can be asked for: an act beyond them could never be shown.
WITHIN_REACH = (datetime.date(1945, 1, 1), datetime.date(2100, 12, 31))


def kind_choices():
    """The kinds of act for forms; a callable, so that a new label makes no migration."""
    return [(kind.value, label) for kind, label in KIND_LABELS.items()]


class RecordedAct(NamedTuple):
    """What figures and tables need of an act. A treaty has hundreds, and rows of a table cost a third of a model."""

    state_id: int
    kind: str
    date: datetime.date
    effective_on: datetime.date | None
    effect_held: bool
    confirmed: bool
    source: str


class TreatyActionQuerySet(models.QuerySet):
    """Acts, under one treaty and as courses."""

    def under(self, treaty):
        return self.filter(treaty=treaty)

    def courses(self, treaty) -> dict[int, Course]:
        """The course of each State that has acted under `treaty`, by the State's primary key. One query."""
        acts = self.under(treaty).values_list(*RecordedAct._fields[:-1], "source__key")
        return courses(((act.state_id, act) for act in map(RecordedAct._make, acts)), treaty.clauses)


class TreatyAction(Fact):
    """One formal act of one State under one treaty."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="actions", verbose_name=_("treaty"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="actions", verbose_name=_("State"))
    kind = models.CharField(_("kind"), max_length=30, choices=kind_choices)
    date = models.DateField(
        _("date"), help_text=_("The day of signature, or the day the depositary received the instrument or notice.")
    )
    effective_on = models.DateField(
        _("takes effect on"),
        null=True,
        blank=True,
        help_text=_("Only where the depositary states it; else the treaty’s rule holds."),
    )
    effect_held = models.BooleanField(
        _("effect held back"),
        default=False,
        help_text=_("A withdrawal that an armed conflict holds back: the State stays bound."),
    )

    objects = TreatyActionQuerySet.as_manager()

    class Meta:
        ordering = ["date", "key"]
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        indexes = [models.Index(fields=["treaty", "state"], name="states_action_by_treaty")]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "state", "kind", "date"],
                name="states_action_recorded_once",
                violation_error_message=_("This act is already recorded."),
            ),
            known("kind", Kind, name="states_action_kind_known", message=_("This kind of act is unknown.")),
            models.CheckConstraint(
                # Only a succession may reach back, to the birth of the new State.
                condition=Q(kind=Kind.SUCCESSION.value) | Q(effective_on__isnull=True) | Q(effective_on__gte=F("date")),
                name="states_action_not_effective_before_date",
                violation_error_message=_("An act cannot take effect before it is made; only a succession may."),
            ),
            models.CheckConstraint(
                condition=Q(date__range=WITHIN_REACH)
                & (Q(effective_on__isnull=True) | Q(effective_on__range=WITHIN_REACH)),
                name="states_action_within_reach",
                violation_error_message=BEYOND_REACH,
            ),
            models.CheckConstraint(
                condition=Q(effect_held=False) | Q(kind=Kind.WITHDRAWAL.value),
                name="states_action_only_withdrawal_held",
                violation_error_message=_("Only the effect of a withdrawal can be held back."),
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False),
                name="states_action_has_source",
                violation_error_message=NO_SOURCE,
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_kind_display()}, {self.treaty}, {self.date}"

    def get_absolute_url(self):
        participants = reverse("participants", args=[self.treaty.slug])
        return f"{participants}#s-{self.state.iso3.lower()}"

    @property
    def recorded(self) -> RecordedAct:
        """This act as figures and tables need it."""
        return RecordedAct(
            self.state_id,
            self.kind,
            self.date,
            self.effective_on,
            self.effect_held,
            self.confirmed,
            self.source.key,
        )

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.kind}".replace("_", "-")
