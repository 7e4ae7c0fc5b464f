"""Bans, moratoria and statements of States on transfer."""

from collections import defaultdict
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.partial_date import PartialDate
from states.rules.transfer import Measure

from .overlap import NoOverlap
from .partial_date import PartialDateField
from .record import Fact, KeyField, known, partial_not_before, within_reach
from .state import State
from .treaty import Treaty

MEASURE_LABELS = {
    Measure.BAN: pgettext_lazy("transfer", "ban"),
    Measure.MORATORIUM: pgettext_lazy("transfer", "moratorium"),
    Measure.UNILATERAL_STATEMENT: pgettext_lazy("transfer", "unilateral statement"),
}


def measure_choices():
    """The measures for forms; a callable, so that a new label makes no migration."""
    return [(measure.value, label) for measure, label in MEASURE_LABELS.items()]


class RecordedMeasure(NamedTuple):
    """What rules and tables need of a measure; a row costs a third of a model."""

    key: str
    measure: str
    starts: PartialDate | None
    ends: PartialDate | None
    confirmed: bool
    source: str


class TransferMeasureQuerySet(models.QuerySet):
    """Measures on transfer."""

    def by_treaty(self) -> dict[int, dict[int, list[RecordedMeasure]]]:
        """The measures by the primary keys of their treaty and their State. One query."""
        names = [*RecordedMeasure._fields[:-1], "source__key"]
        found: dict[int, dict[int, list[RecordedMeasure]]] = defaultdict(dict)
        for treaty, state, *values in self.order_by("key").values_list("treaty_id", "state_id", *names):
            found[treaty].setdefault(state, []).append(RecordedMeasure(*values))
        return found


class TransferMeasure(Fact):
    """What a State did or says about the transfer of the weapons a treaty bans, and while it lasts."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="transfer_measures", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="transfer_measures", verbose_name=_("State")
    )
    measure = models.CharField(_("measure"), max_length=30, choices=measure_choices)
    starts = PartialDateField(_("from"), null=True, blank=True)
    ends = PartialDateField(_("to"), null=True, blank=True)

    objects = TransferMeasureQuerySet.as_manager()

    class Meta:
        ordering = ["treaty__acronym", "state__name_en", "starts", "ends", "key"]
        verbose_name = _("measure on transfer")
        verbose_name_plural = _("measures on transfer")
        indexes = [models.Index(fields=["treaty", "state"], name="states_transfer_by_treaty")]
        constraints = [
            known("measure", Measure, name="states_transfer_measure_known", message=_("This measure is unknown.")),
            partial_not_before(
                "ends",
                "starts",
                name="states_transfer_ends_after_start",
                message=_("A measure cannot end before it starts."),
            ),
            within_reach("starts", name="states_transfer_starts_within_reach"),
            within_reach("ends", name="states_transfer_ends_within_reach"),
            NoOverlap(
                fields=["treaty", "state", "measure"],
                name="states_transfer_no_overlap",
                violation_error_message=_("This measure of this State is already recorded at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_measure_display()}, {self.treaty}, {self.starts or '…'}–{self.ends or '…'}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.measure}".replace("_", "-")
