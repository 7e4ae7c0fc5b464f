"""Rows as a file: CSV or JSON, with the same columns and the same rows as the page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from reports.exports.csv import csv_file
from reports.exports.json import json_rows
from reports.tables import Column

_FORMS = {"csv": csv_file, "json": json_rows}


def rows_file(form: str, name: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponse:
    """Return rows in the form that the address asks for, under a name that says what they are and of which day."""
    return _FORMS[form](name, columns, rows)
