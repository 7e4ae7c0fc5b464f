"""Forums in which a treaty can be raised, and who sits in them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .overlap import NoOverlap
from .partial_date import PartialDateField
from .record import Fact, KeyField, Recorded, known, partial_not_before
from .source import Source
from .state import State


class ForumKind(models.TextChoices):
    """What a forum is about."""

    SECURITY = "security", _("Security")
    DISARMAMENT = "disarmament", _("Disarmament")
    REGIONAL = "regional", _("Regional")
    POLITICAL = "political", _("Political")
    LINGUISTIC = "linguistic", _("Linguistic")
    ECONOMIC = "economic", _("Economic")
    CONTACT_GROUP = "contact_group", _("Contact group")


class Forum(Recorded):
    """An organisation or group of States."""

    key = KeyField(_("key"))
    name_en = models.CharField(_("name in English"), max_length=150)
    name_fr = models.CharField(_("name in French"), max_length=150, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ForumKind)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, verbose_name=_("source"))

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        constraints = [
            known("kind", ForumKind, name="states_forum_kind_known", message=_("This kind of forum is unknown.")),
        ]

    def __str__(self):
        return self.name_fr if get_language() == "fr" and self.name_fr else self.name_en

    def get_absolute_url(self):
        return reverse("forum", args=[self.key])

    def key_stem(self):
        return self.name_en


class Role(models.TextChoices):
    """What a State is in a forum, the highest role first."""

    PERMANENT = "permanent", _("Permanent member")
    ELECTED = "elected", _("Elected member")
    MEMBER = "member", _("Member")
    PARTICIPANT = "participant", _("Participant")
    ASSOCIATE = "associate", _("Associate member")
    OBSERVER = "observer", _("Observer")


class MembershipQuerySet(models.QuerySet):
    """Memberships, with the day they are asked for."""

    def on(self, day):
        """Memberships of `day`. Of a partial date the first day counts as the start, the last as the end."""
        # Texts of a reduced date sort before every day within it, so `2007` has begun on each day of 2007.
        ended = models.Q(ends__isnull=False, ends__lt=day.isoformat())
        within = models.Q(ends__in=[f"{day:%Y}", f"{day:%Y-%m}"])
        return self.filter(starts__lte=day.isoformat()).exclude(ended & ~within)


class ForumMembership(Fact):
    """A State's time in a forum, in one role."""

    key = KeyField(_("key"))
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("forum"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("State"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts = PartialDateField(_("from"))
    ends = PartialDateField(_("to"), null=True, blank=True, help_text=_("The last day; blank while it lasts."))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["forum__name_en", "state__name_en", "starts"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            known("role", Role, name="states_membership_role_known", message=_("This role is unknown.")),
            partial_not_before(
                "ends",
                "starts",
                name="states_membership_ends_after_start",
                message=_("A membership cannot end before it starts."),
            ),
            NoOverlap(
                fields=["forum", "state", "role"],
                name="states_membership_no_overlap",
                violation_error_message=_("This State is already in this forum, in this role, at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.state}, {self.forum}"

    def get_absolute_url(self):
        return self.forum.get_absolute_url()

    def key_stem(self):
        return f"{self.forum.key}-{self.state.iso3}"
