"""Rows as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import JsonResponse

from reports.tables import Column


def json_rows(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> JsonResponse:
    """Return a list of objects, one a row, with the same names and values as the CSV file."""
    return json_value(name, objects(columns, rows))


def objects(columns: Sequence[Column], rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return one object a row."""
    return [{column.name: column.value(row) for column in columns} for row in rows]


def json_value(name: str, value: Any) -> JsonResponse:
    """Return one value, shown in the browser and saved under a name that says what it is."""
    response = JsonResponse(value, safe=False, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = f'inline; filename="{name}.json"'
    return response
