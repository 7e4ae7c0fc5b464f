"""A partial date in the database and in forms."""

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from states.days import parse_partial_date
from states.rules.partial_date import PartialDate

UNREADABLE = _("“%(value)s” is not a date. Write a year, a month or a day: 2007, 2007-10 or 2007-10-31.")


def read_partial_date(value: object) -> PartialDate | None:
    """Return the partial date that text says; None for empty text. Raises ValidationError, in words."""
    if value is None or isinstance(value, PartialDate):
        return value
    text = str(value).strip()
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise ValidationError(UNREADABLE, code="invalid", params={"value": text[:40]}) from None


class PartialDateFormField(forms.CharField):
    """Text that reads as a partial date, in any form in which people write a year, a month or a day."""

    def __init__(self, **options):
        options.setdefault("help_text", _("As far as it is known: 2007, Oct 2007 or 31 Oct 2007."))
        options.pop("empty_value", None)
        super().__init__(**{**options, "max_length": 60, "empty_value": ""})

    def to_python(self, value):
        text = super().to_python(value) or ""
        return parse_partial_date(text) or read_partial_date(text)

    def run_validators(self, value):
        super().run_validators("" if value is None else str(value))

    def prepare_value(self, value):
        return str(value) if isinstance(value, PartialDate) else value


if TYPE_CHECKING:
    TextField = models.CharField[PartialDate | str | None, PartialDate | None]
else:
    TextField = models.CharField


class PartialDateField(TextField):
    """A `PartialDate`, stored as its ISO text, which sorts by the first day it can mean. Not known is null."""

    description = _("Date as far as it is known")

    def __init__(self, *args, **options):
        super().__init__(*args, **{**options, "max_length": 10})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        del options["max_length"]
        return name, path, args, options

    def from_db_value(self, value, expression, connection):
        return read_partial_date(value)

    def to_python(self, value):
        return read_partial_date(value)

    def get_prep_value(self, value):
        value = read_partial_date(value)
        return None if value is None else str(value)

    def value_to_string(self, instance):
        return self.get_prep_value(self.value_from_object(instance)) or ""

    def run_validators(self, value):
        super().run_validators("" if value is None else str(value))

    def formfield(self, **options):
        return super().formfield(**{"form_class": PartialDateFormField, **options})
