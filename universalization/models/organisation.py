"""Organisations, groups and roles that act for a treaty."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from states.models.record import KeyField, Recorded, known


class OrganisationKind(models.TextChoices):
    """What acts: an organisation, a unit, a group or a role."""

    ORGANISATION = "organisation", _("Organisation")
    UNIT = "unit", _("Unit")
    GROUP = "group", _("Group")
    ROLE = "role", _("Role")


class Organisation(Recorded):
    """Who sets targets and takes on commitments besides States."""

    key = KeyField(_("key"))
    name_en = models.CharField(_("name in English"), max_length=150)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            known(
                "kind",
                OrganisationKind,
                name="universalization_organisation_kind_known",
                message=_("This kind of organisation is unknown."),
            ),
        ]

    def __str__(self):
        return self.name_en

    def key_stem(self):
        return self.name_en
