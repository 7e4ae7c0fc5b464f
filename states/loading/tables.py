"""Which file fills which model. Each app declares its own in `reference.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from django.db import models

from states.models.record import Recorded


@dataclass(frozen=True)
class Table:
    """One CSV file and the model it fills.

    `key` names the fields by which a row is matched. `columns` holds only the columns whose field has another name,
    `read` only those whose text needs more than the field's own reading.
    """

    file: str
    model: type[Recorded]
    key: tuple[str, ...] = ("key",)
    columns: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def field_of(self, column: str) -> str:
        return self.columns.get(column, column)

    def column_of(self, name: str) -> str:
        return {field: column for column, field in self.columns.items()}.get(name, name)

    @property
    def fields(self) -> dict[str, models.Field]:
        """The fields a file can fill, by name."""
        columns = self.model._meta.concrete_fields
        return {field.name: field for field in columns if field.editable and not field.primary_key}

    @property
    def needed(self) -> list[str]:
        """The fields a file cannot leave out: the key, what may not be blank, and whether it is confirmed."""
        return [
            name
            for name, field in self.fields.items()
            if name in (*self.key, "confirmed") or not (field.blank or field.null or field.has_default())
        ]


_tables: dict[type[Recorded], Table] = {}


def register(*tables: Table) -> None:
    """Declare files that `load_reference` reads."""
    _tables.update((table.model, table) for table in tables)


def registered() -> list[Table]:
    """Return all declared tables, each after those its rows refer to."""
    referred = {
        model: [field.related_model for field in table.fields.values() if field.is_relation]
        for model, table in _tables.items()
    }
    return [_tables[model] for model in TopologicalSorter(referred).static_order() if model in _tables]


def table_of(model: type[Recorded]) -> Table:
    """Return the table that fills `model`."""
    return _tables[model]
