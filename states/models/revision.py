"""How often the record has changed: what lets a browser or a proxy keep a page until it does."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from simple_history.signals import post_create_historical_record


class RevisionManager(models.Manager["Revision"]):
    """The one row, and how it is counted up."""

    def bump(self):
        """Count one more change, in the transaction that makes it. Bulk writers call this themselves."""
        if not self.filter(pk=1).update(number=F("number") + 1, changed_at=Now()):
            self.create(pk=1, number=1, changed_at=Now())

    def current(self) -> "Revision | None":
        """Return the revision of the record; None while nothing was ever recorded."""
        return self.filter(pk=1).first()


class Revision(models.Model):
    """One row, counted up with every change to the record."""

    number = models.PositiveBigIntegerField(_("number"))
    changed_at = models.DateTimeField(_("last change of the record"))

    objects = RevisionManager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revision")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="states_revision_one_row")]

    def __str__(self):
        return str(self.number)


@receiver(post_create_historical_record)
def count_the_change(sender, **kwargs):
    """Count every edit that leaves a history."""
    Revision.objects.bump()
