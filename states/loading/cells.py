"""One cell of a reference file: what its text says, and how a value is written."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from states.models.record import Recorded

from .tables import Table

YES_NO = {"yes": True, "no": False, "": False}
# Python reads more than a file may say: 20000228 as a date, 1_31 as a number.
STRICT = {models.DateField: r"\d{4}-\d{2}-\d{2}", models.IntegerField: r"-?\d+"}

# Finds the row that a key names. Raises ValidationError, in words, where there is none.
Refer = Callable[[type[Recorded], str], Any]


def read_cell(table: Table, name: str, text: str, refer: Refer) -> Any:
    """Return what the text of a cell says for the field `name`: what `refer` finds where it refers to another row.

    Raises ValidationError, in words.
    """
    field: Any = table.fields[name]
    text = table.read.get(name, str)(text.strip())
    if "\0" in text:
        raise ValidationError(_("The cell holds a NUL character."))
    if field.is_relation:
        if not text and not field.null:
            raise ValidationError(str(field.error_messages["null"]))
        return refer(field.related_model, text) if text else None
    if isinstance(field, models.BooleanField):
        if text not in YES_NO:
            raise ValidationError(_("“%(text)s” is neither yes nor no.") % {"text": text[:40]})
        return YES_NO[text]
    shape = next((shape for kind, shape in STRICT.items() if isinstance(field, kind)), None)
    if text and shape and not re.fullmatch(shape, text, re.ASCII):
        raise ValidationError(_("“%(text)s” cannot be read here.") % {"text": text[:40]})
    return field.clean(None if field.null and not text else text, None)


def write_cell(value: Any) -> str:
    """Return a value as the reference files write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
