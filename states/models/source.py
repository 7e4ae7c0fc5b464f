"""Where facts come from."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .record import Fact, KeyField, Recorded, known


class SourceKind(models.TextChoices):
    """Who stands behind a source."""

    DEPOSITARY = "depositary", _("Depositary")
    MONITOR = "monitor", _("Landmine Monitor and sister reports")
    SECRETARIAT = "secretariat", _("Secretariat")
    MEETING = "meeting", _("Meeting document")
    STATE = "state", _("State")
    CAMPAIGN = "campaign", _("Campaign")
    PRESS = "press", _("Press")
    REFERENCE = "reference", _("Reference work")
    RECOLLECTION = "recollection", _("Recollection")


class Source(Recorded):
    """A document, page or statement that facts rest on."""

    key = KeyField(_("key"))
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    citation = models.CharField(_("citation"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    # Off for one that was just added, until the first published fact rests on it.
    public = models.BooleanField(_("public"), default=True, editable=False)

    class Meta:
        ordering = ["citation", "key"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            known("kind", SourceKind, name="states_source_kind_known", message=_("This kind of source is unknown.")),
        ]

    def __str__(self):
        return self.citation

    def get_absolute_url(self):
        return reverse("source", args=[self.key])

    def key_stem(self):
        return self.citation


class Edition(Fact):
    """One yearly edition of the Landmine Monitor. An edition is not a calendar year."""

    key = KeyField(_("key"))
    title = models.CharField(_("title"), max_length=100)
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year in its title."))
    published_on = models.DateField(_("published on"))

    class Meta:
        ordering = ["published_on", "key"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self):
        return self.title

    def key_stem(self):
        return self.title
