"""Who produces, who stopped and who never did: statements, yearly lists, and signs short of a statement."""

from datetime import date
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.partial_date import PartialDate
from states.rules.production import Basis, ProducerList, Signal, Status

from .overlap import NoOverlap
from .partial_date import PartialDateField
from .record import Fact, KeyField, known, partial_not_before, within_reach
from .source import Edition
from .state import State
from .treaty import Treaty

PRODUCTION_LABELS = {
    Status.PRODUCER: pgettext_lazy("production", "producer"),
    Status.CEASED: pgettext_lazy("production", "ceased"),
    Status.NEVER: pgettext_lazy("production", "never produced"),
}

PRODUCTION_BASIS_LABELS = {
    Basis.DECLARED: pgettext_lazy("basis", "declared by the State"),
    Basis.ASSESSED: pgettext_lazy("basis", "assessed by a monitor"),
    Basis.DISPUTED: pgettext_lazy("basis", "disputed"),
}

SIGNAL_LABELS = {Signal.NO_LONGER_PRODUCING: pgettext_lazy("signal", "no longer producing")}


def production_choices():
    """The statuses for forms; a callable, as are those below, so that a new label makes no migration."""
    return [(status.value, label) for status, label in PRODUCTION_LABELS.items()]


def production_basis_choices():
    """What a statement on production can rest on, for forms."""
    return [(basis.value, label) for basis, label in PRODUCTION_BASIS_LABELS.items()]


def signal_choices():
    """The kinds of sign for forms."""
    return [(signal.value, label) for signal, label in SIGNAL_LABELS.items()]


class RecordedProduction(NamedTuple):
    """What rules and tables need of a statement; a row costs a third of a model."""

    key: str
    status: str
    starts: PartialDate | None
    ends: PartialDate | None
    basis: str
    confirmed: bool
    source: str


class RecordedListing(NamedTuple):
    """What rules and tables need of an entry on a list."""

    key: str
    confirmed: bool
    source: str


class RecordedSignal(NamedTuple):
    """What rules and tables need of a sign."""

    signal: str
    as_of: date
    confirmed: bool
    source: str


class ProductionQuerySet(models.QuerySet):
    """Statements on production."""

    def by_treaty(self) -> dict[int, dict[int, list[RecordedProduction]]]:
        """The statements, by the primary keys of treaty and State. One query."""
        names = [*RecordedProduction._fields[:-1], "source__key"]
        found: dict[int, dict[int, list[RecordedProduction]]] = {}
        for treaty, state, *values in self.order_by("key").values_list("treaty_id", "state_id", *names):
            found.setdefault(treaty, {}).setdefault(state, []).append(RecordedProduction(*values))
        return found


class ProducerListingQuerySet(models.QuerySet):
    """Entries on lists of producers."""

    def lists(self) -> dict[int, list[ProducerList]]:
        """The list of each edition that has one, the earliest first, by the primary key of the treaty. One query."""
        names = [*RecordedListing._fields[:-1], "source__key"]
        of_edition = [f"edition__{name}" for name in ("key", "title", "year", "published_on")]
        rows = self.order_by("edition__published_on", "edition__key", "key")
        found: dict[int, dict[str, ProducerList]] = {}
        for treaty, key, title, year, day, state, *values in rows.values_list(
            "treaty_id", *of_edition, "state_id", *names
        ):
            own = found.setdefault(treaty, {}).setdefault(key, ProducerList(key, title, year, day, {}))
            own.entries[state] = RecordedListing(*values)
        return {treaty: list(lists.values()) for treaty, lists in found.items()}


class ProductionSignalQuerySet(models.QuerySet):
    """Signs of an end of production."""

    def by_treaty(self) -> dict[int, dict[int, list[RecordedSignal]]]:
        """The signs, the earliest first, by the primary keys of treaty and State. One query."""
        names = [*RecordedSignal._fields[:-1], "source__key"]
        found: dict[int, dict[int, list[RecordedSignal]]] = {}
        for treaty, state, *values in self.order_by("as_of", "key").values_list("treaty_id", "state_id", *names):
            found.setdefault(treaty, {}).setdefault(state, []).append(RecordedSignal(*values))
        return found


class Production(Fact):
    """That a State produces, has ceased to, or never did, from and to a date as far as it is known.

    Of one that ceased, `ends` is the end of its production (Ottawa Convention, Article 1, paragraph 1 b).
    """

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="production", verbose_name=_("treaty"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="production", verbose_name=_("State"))
    status = models.CharField(_("status"), max_length=20, choices=production_choices)
    starts = PartialDateField(_("from"), null=True, blank=True)
    ends = PartialDateField(_("to"), null=True, blank=True)
    basis = models.CharField(_("basis"), max_length=20, choices=production_basis_choices, blank=True)

    objects = ProductionQuerySet.as_manager()

    class Meta:
        ordering = ["treaty__acronym", "state__name_en", "starts", "ends", "key"]
        verbose_name = _("statement on production")
        verbose_name_plural = _("statements on production")
        indexes = [models.Index(fields=["treaty", "state"], name="states_production_by_treaty")]
        constraints = [
            known("status", Status, name="states_production_status_known", message=_("This status is unknown.")),
            models.CheckConstraint(
                condition=Q(basis__in=["", *(basis.value for basis in Basis)]),
                name="states_production_basis_known",
                violation_error_message=_("This basis is unknown."),
            ),
            partial_not_before(
                "ends",
                "starts",
                name="states_production_ends_after_start",
                message=_("Production cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.NEVER.value) | Q(starts__isnull=True, ends__isnull=True),
                name="states_production_never_has_no_days",
                violation_error_message=_("What never was has no days: leave both blank."),
            ),
            within_reach("starts", name="states_production_starts_within_reach"),
            within_reach("ends", name="states_production_ends_within_reach"),
            NoOverlap(
                fields=["treaty", "state", "status"],
                name="states_production_no_overlap",
                violation_error_message=_("The same is already recorded of this State at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_status_display()}, {self.treaty}, {self.starts or '…'}–{self.ends or '…'}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.status}"


class ProducerListing(Fact):
    """That an edition of the Monitor lists a State among the producers."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="producer_listings", verbose_name=_("treaty")
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="producer_listings", verbose_name=_("edition")
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="producer_listings", verbose_name=_("State")
    )

    objects = ProducerListingQuerySet.as_manager()

    class Meta:
        ordering = ["treaty__acronym", "edition__published_on", "state__name_en", "key"]
        verbose_name = _("entry on a list of producers")
        verbose_name_plural = _("lists of producers")
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "edition", "state"],
                name="states_producer_listed_once",
                violation_error_message=_("This State is already on the list of this edition."),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.edition}, {self.treaty}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.edition.key}-{self.state.iso3}"


class ProductionSignal(Fact):
    """A sign, on a day, of what a listed producer has not declared."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="production_signals", verbose_name=_("treaty")
    )
    as_of = models.DateField(_("as of"))
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="production_signals", verbose_name=_("State")
    )
    signal = models.CharField(_("sign"), max_length=30, choices=signal_choices)

    objects = ProductionSignalQuerySet.as_manager()

    class Meta:
        ordering = ["treaty__acronym", "as_of", "state__name_en", "key"]
        verbose_name = _("sign of an end of production")
        verbose_name_plural = _("signs of an end of production")
        constraints = [
            known("signal", Signal, name="states_signal_known", message=_("This kind of sign is unknown.")),
            models.UniqueConstraint(
                fields=["treaty", "as_of", "state", "signal"],
                name="states_signal_recorded_once",
                violation_error_message=_("This sign is already recorded."),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_signal_display()}, {self.treaty}, {self.as_of}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.signal}".replace("_", "-")
