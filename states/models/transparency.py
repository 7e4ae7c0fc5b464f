"""Transparency reports received, and the rates that others counted."""

from typing import NamedTuple

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.partial_date import PartialDate
from states.rules.transparency import Report

from .partial_date import PartialDateField
from .record import BEYOND_REACH, Fact, KeyField, known, within_reach
from .state import State
from .treaty import Treaty

REPORT_LABELS = {
    Report.INITIAL: pgettext_lazy("report", "first report"),
    Report.ANNUAL: pgettext_lazy("report", "yearly report"),
}


def report_choices():
    """The kinds of report for forms; a callable, so that a new label makes no migration."""
    return [(report.value, label) for report, label in REPORT_LABELS.items()]


class RecordedReport(NamedTuple):
    """What rules and tables need of a report; `date` is the day on which it came in."""

    key: str
    kind: str
    date: PartialDate | None
    year: int | None
    confirmed: bool
    source: str


class TransparencyReport(Fact):
    """A report that a State Party submitted, with the calendar year it covers (Ottawa Convention, Article 7)."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="transparency_reports", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, related_name="transparency_reports", verbose_name=_("State")
    )
    kind = models.CharField(_("report"), max_length=20, choices=report_choices)
    year = models.PositiveSmallIntegerField(_("year covered"), null=True, blank=True)
    received_on = PartialDateField(_("received on"), null=True, blank=True)

    class Meta:
        ordering = ["treaty__acronym", "state__name_en", "year", "received_on", "key"]
        verbose_name = _("transparency report")
        verbose_name_plural = _("transparency reports")
        indexes = [models.Index(fields=["treaty", "state"], name="states_report_by_treaty")]
        constraints = [
            known("kind", Report, name="states_report_kind_known", message=_("This kind of report is unknown.")),
            models.UniqueConstraint(
                fields=["treaty", "state"],
                condition=Q(kind=Report.INITIAL.value),
                name="states_report_one_first",
                violation_error_message=_("The first report of this State is already recorded."),
            ),
            models.UniqueConstraint(
                fields=["treaty", "state", "year"],
                condition=Q(kind=Report.ANNUAL.value),
                name="states_report_once_a_year",
                violation_error_message=_("The report of this State for this year is already recorded."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=Report.ANNUAL.value) | Q(year__isnull=False),
                name="states_report_yearly_has_year",
                violation_error_message=_("A yearly report covers a calendar year: write which."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=1945, year__lte=2100),
                name="states_report_year_within_reach",
                violation_error_message=BEYOND_REACH,
            ),
            within_reach("received_on", name="states_report_received_within_reach"),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_kind_display()}, {self.treaty}, {self.year or self.received_on or '–'}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    @property
    def recorded(self) -> RecordedReport:
        """This report as rules and tables need it."""
        return RecordedReport(self.key, self.kind, self.received_on, self.year, self.confirmed, self.source.key)

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.kind}-report-{self.year or ''}"


class TransparencyRate(Fact):
    """How many of a hundred reports due for a calendar year had come in, as somebody counted on some day."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="transparency_rates", verbose_name=_("treaty")
    )
    year = models.PositiveSmallIntegerField(_("year covered"))
    percent = models.PositiveSmallIntegerField(_("rate in %"), validators=[MaxValueValidator(100)])
    counted_on = PartialDateField(_("counted on"), null=True, blank=True)

    class Meta:
        ordering = ["treaty__acronym", "year", "counted_on", "key"]
        verbose_name = _("transparency rate")
        verbose_name_plural = _("transparency rates")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=100),
                name="states_rate_within_hundred",
                violation_error_message=_("A rate is at most 100 %%."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1945, year__lte=2100),
                name="states_rate_year_within_reach",
                violation_error_message=BEYOND_REACH,
            ),
            within_reach("counted_on", name="states_rate_counted_within_reach"),
            models.UniqueConstraint(
                fields=["treaty", "year", "counted_on"],
                name="states_rate_counted_once",
                violation_error_message=_("A rate for this year, counted on that day, is already recorded."),
            ),
        ]

    def __str__(self):
        return f"{self.treaty}: {self.percent} %, {self.year}"

    def get_absolute_url(self):
        return self.treaty.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.year}"
