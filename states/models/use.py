"""Use, as the editions of the Monitor tell it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.use import Actor

from .record import Fact, KeyField, known
from .source import Edition
from .state import State
from .treaty import Treaty

ACTOR_LABELS = {
    Actor.GOVERNMENT: pgettext_lazy("use by", "government"),
    Actor.ARMED_GROUP: pgettext_lazy("use by", "non-State armed group"),
    Actor.BOTH: pgettext_lazy("use by", "government and non-State armed group"),
}


def actor_choices():
    """Who can have used, for forms; a callable, so that a new label makes no migration."""
    return [(actor.value, label) for actor, label in ACTOR_LABELS.items()]


class Use(Fact):
    """That an edition of the Monitor reports use on the territory of a State or by its forces.

    The edition says what its reporting period covers; it is not a calendar year.
    """

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="uses", verbose_name=_("treaty"))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="uses", verbose_name=_("edition"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="uses", verbose_name=_("State"))
    actor = models.CharField(_("used by"), max_length=20, choices=actor_choices)

    class Meta:
        ordering = ["treaty__acronym", "edition__published_on", "state__name_en", "key"]
        verbose_name = _("report of use")
        verbose_name_plural = _("reports of use")
        constraints = [
            known("actor", Actor, name="states_use_actor_known", message=_("This kind of user is unknown.")),
            models.UniqueConstraint(
                fields=["treaty", "edition", "state"],
                name="states_use_reported_once",
                violation_error_message=_("This edition already reports use by or in this State."),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_actor_display()}, {self.edition}, {self.treaty}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.edition.key}-{self.state.iso3}"
