"""Use, as the editions of the Monitor tell it."""

from collections import defaultdict
from typing import NamedTuple

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


class RecordedUse(NamedTuple):
    """What rules and tables need of a report of use, its edition by key; a row costs a third of a model."""

    key: str
    edition: str
    actor: str
    confirmed: bool
    source: str


class UseQuerySet(models.QuerySet):
    """Reports of use."""

    def by_treaty(self) -> dict[int, dict[int, list[RecordedUse]]]:
        """The reports by the primary keys of their treaty and their State, as the editions came. One query."""
        names = ("treaty_id", "state_id", "key", "edition__key", "actor", "confirmed", "source__key")
        found: dict[int, dict[int, list[RecordedUse]]] = defaultdict(dict)
        for treaty, state, *values in self.order_by("edition__published_on", "key").values_list(*names):
            found[treaty].setdefault(state, []).append(RecordedUse(*values))
        return found


class Use(Fact):
    """That an edition of the Monitor reports use on the territory of a State or by its forces.

    The edition says what its reporting period covers; it is not a calendar year.
    """

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="uses", verbose_name=_("treaty"))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="uses", verbose_name=_("edition"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="uses", verbose_name=_("State"))
    actor = models.CharField(_("used by"), max_length=20, choices=actor_choices)

    objects = UseQuerySet.as_manager()

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
