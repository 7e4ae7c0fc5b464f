"""The day in a form: written as people write days, shown as ISO."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from states.days import parse_day


class DayInput(forms.DateInput):
    """A plain line of text; what it shows reads back as the same day in every language."""

    def __init__(self, attrs=None):
        own = {"class": "day", "size": 14, "autocomplete": "off", "placeholder": "1997-12-03"}
        super().__init__({**own, **(attrs or {})}, format="%Y-%m-%d")


class DayFormField(forms.DateField):
    """A day as `parse_day` reads it."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("“%(value)s” is not a day. Write it as 3 Dec 1997, 3.12.1997 or 1997-12-03.")
    }

    def __init__(self, **options):
        help_text = options.pop("help_text", "") or _("3 Dec 1997, 3.12.1997 or 1997-12-03")
        super().__init__(**options, help_text=help_text)

    def to_python(self, value):
        text = value.strip() if isinstance(value, str) else value
        if not text or isinstance(text, date):
            return super().to_python(text or None)
        if day := parse_day(text):
            return day
        raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": text[:40]})


# What `formfield_overrides` of an entry page takes.
DAYS: dict[type[models.Field], Any] = {models.DateField: {"form_class": DayFormField, "widget": DayInput}}
