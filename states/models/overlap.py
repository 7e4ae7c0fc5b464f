"""A constraint across rows: periods of one thing do not overlap.

SQL cannot hold it on both databases. Forms refuse it through `validate`, the loader and `check_record` find it through
`violations`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from states.rules.partial_date import surely_overlap


class NoOverlap(models.BaseConstraint):
    """Rows alike in `fields` share no day between their partial dates `starts` and `ends`."""

    def __init__(self, *, fields, name, violation_error_code=None, violation_error_message=None):
        super().__init__(
            name=name,
            violation_error_code=violation_error_code,
            violation_error_message=violation_error_message,
        )
        self.fields = tuple(fields)

    def validate(self, model, instance, exclude=None, using=None):
        """Raise ValidationError where `instance` overlaps a row that is already there."""
        needed = (*self.fields, *(() if model._meta.get_field("starts").null else ("starts",)))
        if {*self.fields, "starts", "ends"} & set(exclude or ()) or None in self._values(instance, needed):
            return
        alike = {name: getattr(instance, name) for name in self.fields}
        others = model._default_manager.using(using).filter(**alike).exclude(pk=instance.pk)
        if any(self._overlap(instance, other) for other in others):
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def violations(self, rows: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Yield each pair of rows that overlap."""
        groups = defaultdict(list)
        for row in rows:
            groups[self._place(row)].append(row)
        for group in groups.values():
            yield from (pair for pair in combinations(group, 2) if self._overlap(*pair))

    def _place(self, row: Any) -> tuple:
        return self._values(row, self.fields)

    @staticmethod
    def _values(row: Any, names: Iterable[str]) -> tuple:
        return tuple(getattr(row, row._meta.get_field(name).attname) for name in names)

    @staticmethod
    def _overlap(one, other) -> bool:
        return surely_overlap(one.starts, one.ends, other.starts, other.ends)

    # Nothing to create in either database.
    def constraint_sql(self, model, schema_editor):
        return None

    def create_sql(self, model, schema_editor):
        return None

    def remove_sql(self, model, schema_editor):
        return None

    def __eq__(self, other):
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    def deconstruct(self):
        path, args, options = super().deconstruct()
        return path, args, {**options, "fields": self.fields}
