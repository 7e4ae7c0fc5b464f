"""States, their names and former names."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .partial_date import PartialDateField
from .record import Fact, KeyField, known, not_before, partial_not_before
from .regions import Region, Subregion, UNGroup


class UNStatus(models.TextChoices):
    """How a State stands towards the United Nations."""

    UN_MEMBER = "un_member", _("Member of the United Nations")
    UN_OBSERVER = "un_observer", _("Observer State at the United Nations")
    OTHER = "other", _("State outside the United Nations")


class StateQuerySet(models.QuerySet):
    """States, named in a language."""

    def named(self, language):
        """States with `shown`, the short name in `language`, in the order of that language.

        A State without a name in it shows its English one, after the others.
        """
        return (
            self.annotate(in_language=FilteredRelation("names", condition=Q(names__lang=language)))
            .annotate(
                shown=Coalesce("in_language__short_name", "name_en"),
                rank=F("in_language__sort_rank"),
            )
            .order_by(F("rank").asc(nulls_last=True), "name_en")
        )


class State(Fact):
    """A State that the Secretary-General of the United Nations counts as depositary."""

    iso3 = models.CharField(
        _("ISO 3166 code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("The ISO 3166 code is three letters in upper case."))],
    )
    iso2 = models.CharField(_("ISO 3166 code, two letters"), max_length=2, unique=True)
    m49 = models.CharField(_("M49 code"), max_length=3, unique=True)
    name_en = models.CharField(_("short name in English"), max_length=100, unique=True)
    official_name_en = models.CharField(_("official name in English"), max_length=150)
    un_region = models.CharField(_("regional group"), max_length=30, choices=UNGroup)
    m49_region = models.CharField(_("M49 region"), max_length=30, choices=Region)
    m49_subregion = models.CharField(_("M49 subregion"), max_length=40, choices=Subregion)
    status = models.CharField(_("at the United Nations"), max_length=20, choices=UNStatus)
    un_member_since = models.DateField(_("member of the United Nations since"), null=True, blank=True)
    exists_from = models.DateField(
        _("counted from"), null=True, blank=True, help_text=_("Blank where it was there before 3 December 1997.")
    )
    exists_to = models.DateField(_("counted to"), null=True, blank=True, help_text=_("The last day."))
    landlocked = models.BooleanField(_("landlocked"), default=False)

    objects = StateQuerySet.as_manager()

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("State")
        verbose_name_plural = _("States")
        constraints = [
            known("un_region", UNGroup, name="states_state_group_known", message=_("This regional group is unknown.")),
            known("m49_region", Region, name="states_state_region_known", message=_("This M49 region is unknown.")),
            known(
                "m49_subregion",
                Subregion,
                name="states_state_subregion_known",
                message=_("This M49 subregion is unknown."),
            ),
            not_before(
                "exists_to",
                "exists_from",
                name="states_state_ends_after_start",
                message=_("A State cannot end before it begins."),
            ),
        ]

    def __str__(self):
        return self.name_en

    def get_absolute_url(self):
        return reverse("state", args=[self.iso3.lower()])


class StateName(Fact):
    """The name of a State in one of the six languages, with its place in the order of that language."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="names", verbose_name=_("State"))
    lang = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    short_name = models.CharField(_("short name"), max_length=100)
    official_name = models.CharField(_("official name"), max_length=150)
    sort_rank = models.PositiveSmallIntegerField(_("place in the order of the language"))

    class Meta:
        ordering = ["lang", "sort_rank"]
        verbose_name = _("name of a State")
        verbose_name_plural = _("names of States")
        constraints = [
            models.UniqueConstraint(
                fields=["state", "lang"],
                name="states_name_once_per_language",
                violation_error_message=_("This State already has a name in this language."),
            ),
        ]

    def __str__(self):
        return f"{self.short_name} ({self.lang})"

    def get_absolute_url(self):
        return self.state.get_absolute_url()


class FormerNameKind(models.TextChoices):
    """Whether a name was once official or is merely common."""

    FORMER = "former", _("Former name")
    VARIANT = "variant", _("Other common form")


class FormerName(Fact):
    """A name that a State bore before, or by which it is also found."""

    key = KeyField(_("key"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="former_names", verbose_name=_("State"))
    lang = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=FormerNameKind)
    starts = PartialDateField(_("from"), null=True, blank=True)
    ends = PartialDateField(_("to"), null=True, blank=True, help_text=_("The last year, month or day."))

    class Meta:
        ordering = ["state__name_en", "ends"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        constraints = [
            known("kind", FormerNameKind, name="states_former_kind_known", message=_("This kind of name is unknown.")),
            partial_not_before(
                "ends",
                "starts",
                name="states_former_ends_after_start",
                message=_("A name cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.state.iso3}-{self.name}"
