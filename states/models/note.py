"""Communications to the depositary that change no status."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .partial_date import PartialDateField
from .record import NO_SOURCE, KeyField, Recorded, known
from .source import Source
from .state import State
from .treaty import Treaty


class NoteKind(models.TextChoices):
    """What a communication to the depositary is, or what the depositary did with it."""

    ACCESSION_UNDATED = "accession_undated", _("Accession, day of deposit not found")
    COMMUNICATION = "communication", _("Communication")
    DEPOSITARY_CIRCULATION = "depositary_circulation", _("Circulation by the depositary")
    DEPOSITARY_COUNT = "depositary_count", _("Count by the depositary")
    DEPOSITARY_STATUS = "depositary_status", _("Status shown by the depositary")
    INTENTION_NOT_TO_BECOME_PARTY = "intention_not_to_become_party", _("Intention not to become a party")
    MEETING_DECISION = "meeting_decision", _("Decision of a meeting")
    OBJECTION = "objection", _("Objection")
    PROVISIONAL_APPLICATION = "provisional_application", _("Provisional application")
    SIGNATURE_CANCELLED = "signature_cancelled", _("Signature cancelled")
    SUSPENSION_CLAIMED = "suspension_claimed", _("Suspension claimed")
    TERRITORIAL_APPLICATION = "territorial_application", _("Territorial application")
    TERRITORIAL_COMMUNICATION = "territorial_communication", _("Communication on a territory")
    WITHDRAWAL_ANNOUNCED = "withdrawal_announced", _("Withdrawal announced")
    WITHDRAWAL_EFFECT = "withdrawal_effect", _("Effect of a withdrawal")
    WITHDRAWAL_NOTIFICATION = "withdrawal_notification", _("Notification of a withdrawal")
    WITHDRAWAL_OF_RATIFICATION = "withdrawal_of_ratification", _("Withdrawal of a ratification")


class DepositaryNote(Recorded):
    """A communication shown beside a State, from which nothing is computed."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="notes", verbose_name=_("treaty"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="notes", verbose_name=_("State"))
    kind = models.CharField(_("kind"), max_length=40, choices=NoteKind)
    date = PartialDateField(_("date"), null=True, blank=True, help_text=_("Blank where the day was not found."))
    summary = models.TextField(_("summary"))
    confirmed = models.BooleanField(_("confirmed"), default=True)
    doubt = models.CharField(_("doubt"), max_length=300, blank=True)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        verbose_name=_("source"),
        error_messages={"null": NO_SOURCE},
    )

    class Meta:
        ordering = ["treaty__acronym", "state__name_en", "date"]
        verbose_name = _("note of the depositary")
        verbose_name_plural = _("notes of the depositary")
        constraints = [
            known("kind", NoteKind, name="states_note_kind_known", message=_("This kind of note is unknown.")),
            models.CheckConstraint(
                condition=~models.Q(summary=""),
                name="states_note_says_something",
                violation_error_message=_("A note needs a summary."),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_kind_display()}, {self.treaty}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.kind}".replace("_", "-")
