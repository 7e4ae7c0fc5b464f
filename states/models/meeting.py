"""Meetings of a treaty."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .record import Fact, KeyField, known, not_before
from .state import State
from .treaty import Treaty


class MeetingKind(models.TextChoices):
    """What kind of meeting of a treaty it is."""

    MSP = "msp", _("Meeting of the States Parties")
    REVCON = "revcon", _("Review Conference")
    INTERSESSIONAL = "intersessional", _("Intersessional meetings")
    SPECIAL = "special", _("Special meeting")
    SIGNING = "signing", _("Signing conference")


# The milestones between which changes are told.
FORMAL = (MeetingKind.MSP, MeetingKind.REVCON)


class Meeting(Fact):
    """A meeting, with the days it sat as far as they are known."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("treaty"))
    kind = models.CharField(_("kind"), max_length=20, choices=MeetingKind)
    ordinal = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    short_name = models.CharField(_("short name"), max_length=40)
    name_en = models.CharField(_("name in English"), max_length=150)
    city = models.CharField(_("city"), max_length=60, blank=True)
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name=_("held in")
    )
    start = models.DateField(_("first day"), null=True, blank=True)
    end = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ["start", "key"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            known("kind", MeetingKind, name="states_meeting_kind_known", message=_("This kind of meeting is unknown.")),
            not_before(
                "end",
                "start",
                name="states_meeting_ends_after_start",
                message=_("A meeting cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.treaty} {self.short_name}"

    def get_absolute_url(self):
        return f"{reverse('meetings')}?treaty={self.treaty.slug}"

    @property
    def is_formal(self) -> bool:
        """Whether it is one of those between which changes are told, with a day."""
        return self.kind in FORMAL and self.start is not None

    def key_stem(self):
        return f"{self.treaty.slug}-{self.short_name}"
