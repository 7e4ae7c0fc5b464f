"""Targets for how many States join by when."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from states.models import Meeting, Treaty
from states.models.record import Fact, KeyField, known, not_before

from .organisation import Organisation


class CountingRule(models.TextChoices):
    """Which of the two counts a number of States is read by."""

    DEPOSITED = "deposited", _("deposited")
    IN_FORCE = "in-force", _("in force")


class Target(Fact):
    """A number of States to reach, the meeting it was set for, and who set it when."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="targets", verbose_name=_("treaty"))
    value = models.PositiveSmallIntegerField(_("number of States"))
    counting_rule = models.CharField(
        _("counting rule"), max_length=20, choices=CountingRule, default=CountingRule.DEPOSITED
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("meeting")
    )
    due = models.DateField(_("due on"), null=True, blank=True, help_text=_("Blank where no day was set."))
    set_on = models.DateField(_("set on"))
    set_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, verbose_name=_("set by"))
    wording = models.CharField(_("wording"), max_length=300, blank=True)

    class Meta:
        ordering = ["set_on", "value"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gt=0),
                name="universalization_target_above_zero",
                violation_error_message=_("A target is a number above zero."),
            ),
            known(
                "counting_rule",
                CountingRule,
                name="universalization_target_rule_known",
                message=_("This counting rule is unknown."),
            ),
            not_before(
                "due",
                "set_on",
                name="universalization_target_due_after_set",
                message=_("A target cannot be due before it is set."),
            ),
        ]

    def __str__(self):
        return f"{self.treaty}: {self.value}"

    def get_absolute_url(self):
        return reverse("targets", args=[self.treaty.slug])

    def key_stem(self):
        return f"{self.treaty.slug}-{self.value}"
