"""Which rules of the database a row breaks, before the database is asked to take it."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Q, UniqueConstraint, Value

from states.models.record import KeyField, Recorded


def broken(row: Recorded) -> Iterator[tuple[list[str], str]]:
    """Yield the fields and the words of each rule that a row breaks.

    What spans rows (`NoOverlap`) is left to those who see them together.
    """
    # A key left blank is made when the row is saved, and is free then.
    made = {
        field.name for field in row._meta.fields if isinstance(field, KeyField) and not field.value_from_object(row)
    }
    try:
        row.validate_unique(exclude=made)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield [] if name == NON_FIELD_ERRORS else [name], " ".join(messages)
    asked = (UniqueConstraint,) if _keeps_all(row) else (UniqueConstraint, CheckConstraint)
    for constraint in row._meta.constraints:
        if isinstance(constraint, asked):
            try:
                constraint.validate(type(row), row)
            except ValidationError as error:
                yield _fields(constraint), " ".join(error.messages)


def _keeps_all(row: Recorded) -> bool:
    """Whether the row keeps every check, asked as one question: few rows break any."""
    checks = [each.condition for each in row._meta.constraints if isinstance(each, CheckConstraint)]
    against = {field.name: Value(getattr(row, field.attname), field) for field in row._meta.concrete_fields}
    return not checks or Q(*checks).check(against)


def _fields(constraint: Any) -> list[str]:
    if isinstance(constraint, UniqueConstraint):
        return list(constraint.fields)
    return sorted(constraint.condition.referenced_base_fields)
