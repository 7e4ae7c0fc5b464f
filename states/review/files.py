"""Lines of a CSV or XLSX file, one after the other: a file is never in memory as a whole."""

import csv
import datetime
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

FORMS = ("csv", "xlsx")
SEPARATORS = ",;\t"

# What spreadsheets take for a formula; an apostrophe before it keeps it a text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# The number of a line as the reader's own program shows it, and its cells by column.
Line = tuple[int, dict[str, str]]


def lines(file: Any, name: str) -> tuple[list[str], Iterator[Line]]:
    """Return the columns of a file and its lines, empty ones left out.

    Raises ValidationError, in words, for a file that is neither CSV nor XLSX; so does a line that cannot be read.
    """
    form = name.rsplit(".", 1)[-1].lower()
    if form not in FORMS:
        raise ValidationError(_("“%(name)s” is neither a CSV nor an XLSX file.") % {"name": name[:80]})
    cells = _told(_csv(file) if form == "csv" else _xlsx(file))
    _number, header = next(cells, (1, []))
    columns = [column.strip() for column in header]
    while columns and not columns[-1]:
        columns.pop()
    return columns, ((number, dict(zip(columns, row, strict=False))) for number, row in _fitting(cells, len(columns)))


def guarded(text: str) -> str:
    """Return a text as it is written to a file that a spreadsheet opens."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _bare(text: str) -> str:
    """Return what a text said before it was guarded."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _fitting(cells: Iterator[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    for number, row in cells:
        if any(row[width:]):
            words = _("Line %(line)s has more cells than the header.") % {"line": number}
            raise ValidationError(words)
        if any(cell.strip() for cell in row):
            yield number, [*map(_bare, row), *[""] * (width - len(row))]


def _csv(file: Any) -> Iterator[tuple[int, list[str]]]:
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        first = text.readline()
        text.seek(0)
        # Spreadsheets of many countries separate by semicolon.
        separator = max(SEPARATORS, key=first.count)
        reader = csv.reader(text, delimiter=separator, strict=True)
        line = 1
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except UnicodeDecodeError:
        raise ValidationError(_("The file is not UTF-8 text. Save it as “CSV UTF-8”.")) from None
    except csv.Error as error:
        raise ValidationError(_("The file is not CSV: %(error)s.") % {"error": error}) from None
    finally:
        # The file stays open for whoever opened it; where it was refused, it may be closed already.
        if not text.closed:
            text.detach()


def _xlsx(file: Any) -> Iterator[tuple[int, list[str]]]:
    try:
        sheets = load_workbook(file, read_only=True, data_only=True).worksheets
        for number, row in enumerate(sheets[0].iter_rows(values_only=True) if sheets else (), start=1):
            yield number, [_text(cell) for cell in row]
    except Exception:
        # A sheet is read as it is asked for, and a damaged one fails anywhere: in the archive, the XML, a number.
        raise ValidationError(_("The file cannot be read as XLSX. Save it anew, or as CSV.")) from None
    if not sheets:
        raise ValidationError(_("The workbook has no sheet with lines."))


def _told(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The lines that say anything. Raises ValidationError where one holds what no database keeps as text."""
    for number, row in rows:
        if any("\0" in cell for cell in row):
            raise ValidationError(_("Line %(line)s holds a NUL character.") % {"line": number})
        if row:
            yield number, row


def _text(cell: Any) -> str:
    """Return a cell of a spreadsheet as the reference files write it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
