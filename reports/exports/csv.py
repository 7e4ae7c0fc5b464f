"""Rows as a CSV file that a spreadsheet opens cleanly."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from reports.tables import Column

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponse:
    """Return rows as UTF-8 with a byte order mark and CRLF line ends, days in ISO 8601, nothing for not known."""
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
    writer = csv.writer(response, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([_cell(column.value(row)) for column in columns] for row in rows)
    return response


def _cell(value: Any) -> Any:
    # Spreadsheets run text that looks like a formula; an apostrophe stops that.
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
