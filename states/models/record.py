"""What every row of the record has in common: a key, a history, and for facts a source."""

from enum import Enum

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

NO_SOURCE = _("Every fact needs a source.")
BEYOND_REACH = _("The record reaches from 1945 to 2100: is the year mistyped?")


class KeyField(models.SlugField):
    """A stable name of a row, unique in its table; made from the row itself where none is given."""

    def __init__(self, *args, **options):
        own = {
            "help_text": _("Made by the tracker where left blank. It stays, whatever is corrected."),
            "max_length": 80,
            "blank": True,
            # Not so in the history, where one key stands in many rows.
            "unique": True,
        }
        super().__init__(*args, **{**own, **options})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        for own in ("help_text", "max_length", "blank"):
            options.pop(own, None)
        return name, path, args, {**options, "unique": self.unique}

    def pre_save(self, instance, add):
        key = super().pre_save(instance, add)
        if not key:
            key = self._free_key(instance)
            setattr(instance, self.attname, key)
        return key

    def _free_key(self, instance) -> str:
        stem = slugify(instance.key_stem())[:70] or instance._meta.model_name
        manager = type(instance)._default_manager
        taken = set(manager.filter(key__startswith=stem).values_list("key", flat=True))
        return next(key for number in range(1, len(taken) + 2) if (key := f"{stem}-{number}") not in taken)


class Recorded(models.Model):
    """A row whose every edit is kept: who, when, what, why."""

    history = HistoricalRecords(inherit=True)
    _change_reason: str

    class Meta:
        abstract = True


class Fact(Recorded):
    """A row that states something about the world, with the source it rests on."""

    note = models.TextField(_("note"), blank=True)
    confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Off where the fact rests on recollection or was not confirmed.")
    )
    doubt = models.CharField(_("doubt"), max_length=300, blank=True, help_text=_("The uncertain part, in a few words."))
    source = models.ForeignKey(
        "states.Source",
        on_delete=models.PROTECT,
        verbose_name=_("source"),
        help_text=_("Where this can be checked."),
        error_messages={"null": NO_SOURCE},
    )

    class Meta:
        abstract = True


def known(field: str, choices: type[Enum], *, name: str, message) -> models.CheckConstraint:
    """Return the constraint that `field` holds one of the values of an enumeration."""
    values = [member.value for member in choices]
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=name, violation_error_message=message)


def not_before(later: str, earlier: str, *, name: str, message) -> models.CheckConstraint:
    """Return the constraint that a date, where given, is not before another."""
    in_sequence = _in_sequence(later, earlier)
    return models.CheckConstraint(condition=in_sequence, name=name, violation_error_message=message)


def partial_not_before(later: str, earlier: str, *, name: str, message) -> models.CheckConstraint:
    """Return `not_before` for partial dates, which refuses only what is impossible: `2007` may follow `2007-10`."""
    possible = _in_sequence(later, earlier) | Q(**{f"{earlier}__startswith": models.F(later)})
    return models.CheckConstraint(condition=possible, name=name, violation_error_message=message)


def within_reach(field: str, *, name: str) -> models.CheckConstraint:
    """Return the constraint that a partial date, where given, can be asked for: it is from 1945 to 2100."""
    reach = Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": "1945", f"{field}__lt": "2101"})
    return models.CheckConstraint(condition=reach, name=name, violation_error_message=BEYOND_REACH)


def _in_sequence(later: str, earlier: str) -> Q:
    either_unknown = Q(**{f"{later}__isnull": True}) | Q(**{f"{earlier}__isnull": True})
    return either_unknown | Q(**{f"{later}__gte": models.F(earlier)})
