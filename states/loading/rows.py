"""Read the rows of one CSV file, naming every line that cannot be read."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from states.models.record import Recorded

from .cells import read_cell
from .outcome import Conflict, Problem
from .tables import Table, table_of


@dataclass
class Row:
    """One line of a file: what it says for each field, and the key by which it is matched."""

    line: int
    key: tuple
    values: dict[str, Any]


class RefersToDeletedError(Exception):
    """The row refers to one that a person deleted from the record."""


class Reader:
    """Reads files into values for models; references are looked up among the rows read before."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.conflicts: list[Conflict] = []
        self._references: dict[type[Recorded], dict[str, int]] = {}
        self._deleted: dict[type[Recorded], set[str]] = {}

    def remember(self, model: type[Recorded], rows: dict[tuple, Recorded], deleted: set[tuple]) -> None:
        """Let later files refer to these rows by their key, and know which a person deleted."""
        self._references[model] = {key[0]: row.pk for key, row in rows.items() if len(key) == 1}
        self._deleted[model] = {key[0] for key in deleted if len(key) == 1}

    def rows(self, table: Table, path: Path) -> list[Row]:
        """Return the readable rows of the file; what is wrong with the others is added to `problems`."""
        try:
            with path.open(newline="", encoding="utf-8-sig") as file:
                lines = _numbered(csv.reader(file, strict=True))
                _line, header = next(lines, (1, []))
                return list(self._read(table, header, lines)) if self._header_fits(table, header) else []
        except UnicodeDecodeError:
            self.problem(table, 0, "", _("The file is not UTF-8 text."))
        except csv.Error as error:
            self.problem(table, 0, "", _("The file is not CSV: %(error)s.") % {"error": error})
        return []

    def problem(self, table: Table, line: int, column: str, reason: str) -> None:
        self.problems.append(Problem(table.file, line, column, reason))

    def _header_fits(self, table: Table, header: list[str]) -> bool:
        names = Counter(table.field_of(column) for column in header)
        wrong = [(name, _("This column is missing.")) for name in table.needed if name not in names]
        wrong += [(name, _("No such column is known.")) for name in names if name not in table.fields]
        wrong += [(name, _("This column stands twice.")) for name in names if names[name] > 1]
        for name, reason in wrong:
            self.problem(table, 1, table.column_of(name), reason)
        return not wrong

    def _read(self, table: Table, header: list[str], lines: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
        seen: dict[tuple, int] = {}
        for line, cells in lines:
            if len(cells) != len(header):
                self.problem(table, line, "", _("The line does not have as many cells as the header."))
                continue
            values = self._values(table, dict(zip(header, cells, strict=True)), line)
            if values is None:
                continue
            key = tuple(values[name] for name in table.key)
            if key in seen:
                column = table.column_of(table.key[0])
                self.problem(table, line, column, _("The same key stands in line %(line)s.") % {"line": seen[key]})
                continue
            seen[key] = line
            yield Row(line, key, values)

    def _values(self, table: Table, record: dict[str, str], line: int) -> dict[str, Any] | None:
        values, fine = {}, True
        for column, text in record.items():
            name = table.field_of(column)
            try:
                values[name] = read_cell(table, name, text, self._refer)
            except ValidationError as error:
                fine = False
                self.problem(table, line, column, " ".join(error.messages))
            except RefersToDeletedError:
                fine = False
                key = record[table.column_of(table.key[0])]
                gone = _("no “%(key)s” that it refers to: deleted by a person") % {"key": text.strip()}
                self.conflicts.append(Conflict(table.file, key, gone, _("the row")))
        if fine and not all(values[name] for name in table.key):
            fine = False
            self.problem(table, line, table.column_of(table.key[0]), _("A row needs a key."))
        return values if fine else None

    def _refer(self, model: type[Recorded], key: str) -> int:
        known = self._references.get(model, {})
        if key in known:
            return known[key]
        if key in self._deleted.get(model, ()):
            raise RefersToDeletedError
        raise ValidationError(_("%(file)s has no “%(key)s”.") % {"key": key[:80], "file": table_of(model).file})


def _numbered(reader) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it starts on; a cell may hold line ends, and empty lines say nothing."""
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1
