"""Treaties, their final clauses and the duties they bring."""

import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from states.rules.clauses import Clauses, Wait
from states.rules.deadlines import Kind

from .record import Fact, KeyField, known, not_before


class TreatyQuerySet(models.QuerySet):
    """Treaties, with their final clauses."""

    def with_rules(self):
        return self.select_related("rules")


class Treaty(Fact):
    """A treaty. Nothing in the code knows one by name: what differs between treaties is in its rules."""

    slug = models.SlugField(_("name in addresses"), max_length=20, unique=True, help_text=_("Lower case, permanent."))
    is_default = models.BooleanField(_("shown first"), default=False)
    name_en = models.CharField(_("full name in English"), max_length=300)
    name_fr = models.CharField(_("full name in French"), max_length=300, blank=True)
    name_es = models.CharField(_("full name in Spanish"), max_length=300, blank=True)
    name_ar = models.CharField(_("full name in Arabic"), max_length=300, blank=True)
    name_ru = models.CharField(_("full name in Russian"), max_length=300, blank=True)
    name_zh_hans = models.CharField(_("full name in Chinese"), max_length=300, blank=True)
    short_name_en = models.CharField(_("short name in English"), max_length=100)
    acronym = models.CharField(_("acronym"), max_length=20)
    untc_reference = models.CharField(
        _("reference in the UN Treaty Collection"),
        max_length=20,
        blank=True,
        help_text=_("Chapter and number; blank where the Secretary-General is not the depositary."),
    )
    adopted = models.DateField(_("adopted on"))
    entered_into_force = models.DateField(
        _("entered into force on"), null=True, blank=True, help_text=_("As the depositary states it.")
    )
    entry_into_force_rule = models.TextField(_("entry into force, in words"))
    withdrawal_rule = models.TextField(_("withdrawal, in words"))

    objects = TreatyQuerySet.as_manager()

    class Meta:
        ordering = ["-is_default", "acronym"]
        verbose_name = _("treaty")
        verbose_name_plural = _("treaties")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="states_treaty_one_default",
                violation_error_message=_("Another treaty is already the one shown first."),
            ),
            not_before(
                "entered_into_force",
                "adopted",
                name="states_treaty_in_force_after_adoption",
                message=_("A treaty cannot enter into force before it is adopted."),
            ),
        ]

    def __str__(self):
        return self.acronym

    def get_absolute_url(self):
        return reverse("dashboard", args=[self.slug])

    @property
    def full_name(self):
        """The full name in the language shown; in English where the record has none in it."""
        language = (get_language() or "en").replace("-", "_")
        return getattr(self, f"name_{language}", "") or self.name_en

    @property
    def clauses(self) -> Clauses:
        """The final clauses as numbers. While they are not recorded the treaty counts as not in force."""
        rules = getattr(self, "rules", None)
        return rules.clauses(self.entered_into_force) if rules else Clauses()


def _wait(months: int | None, days: int | None, first_of_month: bool = False) -> Wait | None:
    """Return a term; none where it is not recorded, which is not the same as a term of nought."""
    return None if months is None and days is None else Wait(months or 0, days or 0, first_of_month)


class TreatyRules(Fact):
    """The final clauses of a treaty as numbers: how it enters into force, is signed and is left."""

    treaty = models.OneToOneField(Treaty, on_delete=models.PROTECT, related_name="rules", verbose_name=_("treaty"))
    threshold = models.PositiveSmallIntegerField(
        _("deposits needed"), null=True, blank=True, help_text=_("How many bring the treaty into force.")
    )
    threshold_note = models.CharField(
        _("what else is needed"), max_length=200, blank=True, help_text=_("Blank where the number alone decides.")
    )
    wait_months = models.PositiveSmallIntegerField(_("months from deposit to entry into force"), null=True, blank=True)
    wait_days = models.PositiveSmallIntegerField(_("days from deposit to entry into force"), null=True, blank=True)
    starts_first_of_month = models.BooleanField(
        _("on the first of that month"),
        default=False,
        help_text=_("On: the first day of the n-th month after the month of deposit. Off: the same day number."),
    )
    signature_opens = models.DateField(
        _("open for signature from"), null=True, blank=True, help_text=_("Blank for a treaty without signature.")
    )
    signature_closes = models.DateField(
        _("closed for signature from"), null=True, blank=True, help_text=_("Blank where it never closes.")
    )
    withdrawal_months = models.PositiveSmallIntegerField(_("months from notice to withdrawal"), null=True, blank=True)
    withdrawal_days = models.PositiveSmallIntegerField(_("days from notice to withdrawal"), null=True, blank=True)
    entry_article = models.CharField(
        _("article on entry into force"), max_length=60, blank=True, help_text=_("For example: Article 17.")
    )
    withdrawal_article = models.CharField(_("article on withdrawal"), max_length=60, blank=True)
    withdrawal_held_by_conflict = models.BooleanField(_("withdrawal held back by an armed conflict"), default=False)
    accession_before_entry_into_force = models.BooleanField(_("accession before the treaty is in force"), default=True)

    class Meta:
        ordering = ["treaty__acronym"]
        verbose_name = _("final clauses")
        verbose_name_plural = _("final clauses")
        constraints = [
            not_before(
                "signature_closes",
                "signature_opens",
                name="states_rules_signature_closes_after_opening",
                message=_("Signature cannot close before it opens."),
            ),
        ]

    def __str__(self):
        return _("Final clauses of %(treaty)s") % {"treaty": self.treaty}

    def clauses(self, entered_into_force: datetime.date | None) -> Clauses:
        """The final clauses as numbers, of a treaty in force since the day given; None while it is not."""
        return Clauses(
            entered_into_force=entered_into_force,
            entry=_wait(self.wait_months, self.wait_days, self.starts_first_of_month),
            withdrawal=_wait(self.withdrawal_months, self.withdrawal_days),
            # A threshold with a note asks for more than a number.
            threshold=None if self.threshold_note else self.threshold,
            signature_opens=self.signature_opens,
            signature_closes=self.signature_closes,
            early_accession=self.accession_before_entry_into_force,
        )

    def get_absolute_url(self):
        return self.treaty.get_absolute_url()


class ObligationKind(models.TextChoices):
    """What a treaty asks of its States Parties, by when."""

    STOCKPILE_DESTRUCTION = Kind.STOCKPILE_DESTRUCTION.value, _("Stockpile destruction")
    MINED_AREA_CLEARANCE = Kind.MINED_AREA_CLEARANCE.value, _("Clearance of mined areas")
    CLEARANCE = Kind.CLEARANCE.value, _("Clearance")
    INITIAL_REPORT = Kind.INITIAL_REPORT.value, _("Initial report")
    ANNUAL_REPORT = Kind.ANNUAL_REPORT.value, _("Annual report")
    DECLARATION = Kind.DECLARATION.value, _("Declaration")


class CountedFrom(models.TextChoices):
    """The day from which the term of an obligation runs."""

    ENTRY_INTO_FORCE = "entry_into_force", _("Entry into force for the State")


class Obligation(Fact):
    """A duty with a term that a treaty brings to each State Party."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="obligations", verbose_name=_("treaty"))
    kind = models.CharField(_("kind"), max_length=30, choices=ObligationKind)
    article = models.CharField(_("article"), max_length=20)
    label = models.CharField(_("label"), max_length=100)
    counted_from = models.CharField(_("counted from"), max_length=30, choices=CountedFrom)
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    yearly_on = models.CharField(
        _("each year on"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", _("Write month and day: 04-30."))],
        help_text=_("Month and day: 04-30."),
    )
    extendable = models.BooleanField(_("can be extended"), default=False)

    class Meta:
        ordering = ["treaty__acronym", "article", "key"]
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        constraints = [
            known(
                "kind",
                ObligationKind,
                name="states_obligation_kind_known",
                message=_("This kind of obligation is unknown."),
            ),
            models.CheckConstraint(
                condition=Q(years__isnull=False) | Q(days__isnull=False) | ~Q(yearly_on=""),
                name="states_obligation_has_term",
                violation_error_message=_("An obligation needs a term: years, days or a day each year."),
            ),
        ]

    def __str__(self):
        return f"{self.treaty}: {self.label}"

    def get_absolute_url(self):
        return self.treaty.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.kind}"
