"""Read the rows of one CSV file, naming every line that cannot be read."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from states.models.record import Recorded

from .tables import Table, table_of

YES_NO = {"yes": True, "no": False, "": False}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file: where, and why, in words."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self):
        place = [self.file]
        place += [_("line %(line)s") % {"line": self.line}] if self.line else []
        place += [_("column %(column)s") % {"column": self.column}] if self.column else []
        return f"{', '.join(place)}: {self.reason}"


@dataclass
class Row:
    """One line of a file: what it says for each field, and the key by which it is matched."""

    line: int
    key: tuple
    values: dict[str, Any]


class Reader:
    """Reads files into values for models; references are looked up among the rows read before."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._references: dict[type[Recorded], dict[str, int]] = {}

    def remember(self, model: type[Recorded], rows: dict[tuple, Recorded]) -> None:
        """Let later files refer to these rows by their key."""
        self._references[model] = {key[0]: row.pk for key, row in rows.items() if len(key) == 1}

    def rows(self, table: Table, path: Path) -> list[Row]:
        """Return the readable rows of the file; what is wrong with the others is added to `problems`."""
        try:
            with path.open(newline="", encoding="utf-8-sig") as file:
                reader = csv.DictReader(file, strict=True)
                if not self._header_fits(table, reader.fieldnames or []):
                    return []
                return list(self._read(table, reader))
        except UnicodeDecodeError:
            self.problem(table, 0, "", _("The file is not UTF-8 text."))
        except csv.Error as error:
            self.problem(table, reader.line_num, "", _("The line is not CSV: %(error)s.") % {"error": error})
        return []

    def problem(self, table: Table, line: int, column: str, reason: str) -> None:
        self.problems.append(Problem(table.file, line, column, reason))

    def _header_fits(self, table: Table, header: Sequence[str]) -> bool:
        missing = [table.column_of(name) for name in table.key if table.column_of(name) not in header]
        unknown = [column for column in header if table.field_of(column) not in table.fields]
        for column in missing:
            self.problem(table, 1, column, _("This column is missing."))
        for column in unknown:
            self.problem(table, 1, column, _("No such column is known."))
        return not missing and not unknown

    def _read(self, table: Table, reader: csv.DictReader) -> Iterator[Row]:
        seen: dict[tuple, int] = {}
        fields = table.fields
        for record in reader:
            line = reader.line_num
            if None in record or None in record.values():
                self.problem(table, line, "", _("The line does not have as many cells as the header."))
                continue
            values = self._values(table, fields, record, line)
            if values is None:
                continue
            key = tuple(values[name] for name in table.key)
            if key in seen:
                column = table.column_of(table.key[0])
                self.problem(table, line, column, _("The same key stands in line %(line)s.") % {"line": seen[key]})
                continue
            seen[key] = line
            yield Row(line, key, values)

    def _values(self, table: Table, fields: dict, record: dict[str, str], line: int) -> dict[str, Any] | None:
        values, fine = {}, True
        for column, text in record.items():
            name = table.field_of(column)
            try:
                values[name] = self._value(fields[name], table.read.get(name, str)(text.strip()))
            except ValidationError as error:
                fine = False
                self.problem(table, line, column, " ".join(error.messages))
        if fine and not all(values[name] for name in table.key):
            fine = False
            self.problem(table, line, table.column_of(table.key[0]), _("A row needs a key."))
        return values if fine else None

    def _value(self, field: Any, text: str) -> Any:
        if field.is_relation:
            return self._reference(field, text)
        if isinstance(field, models.BooleanField):
            if text not in YES_NO:
                raise ValidationError(_("“%(text)s” is neither yes nor no.") % {"text": text[:40]})
            return YES_NO[text]
        return field.clean(None if field.null and not text else text, None)

    def _reference(self, field: Any, text: str) -> int | None:
        if not text and field.null:
            return None
        if not text:
            raise ValidationError(str(field.error_messages["null"]))
        known = self._references.get(field.related_model, {})
        if text not in known:
            file = table_of(field.related_model).file
            raise ValidationError(_("%(file)s has no “%(key)s”.") % {"key": text[:80], "file": file})
        return known[text]
