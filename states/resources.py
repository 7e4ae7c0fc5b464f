"""The columns of each table as people meet them: in files to load and to take away, and in what they hand in.

They are the columns of the reference files, so that what is exported can be edited and loaded again.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import Resource
from import_export.widgets import Widget

from .days import is_ambiguous, parse_day, parse_partial_date
from .loading.cells import read_cell, write_cell
from .loading.tables import Table, table_of
from .models.partial_date import PartialDateField
from .models.record import KeyField, Recorded

Values = dict[str, str]


class References:
    """The rows that keys stand for; each is looked up once."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[Recorded], str], Any] = {}

    def row(self, model: type[Recorded], key: str) -> Any:
        """Return the row that a key names. Raises ValidationError, in words, where there is none."""
        if (model, key) not in self._rows:
            found = model._default_manager.filter(**{key_name(model): key}).first()
            if found is None:
                words = {"kind": model._meta.verbose_name, "key": key[:80], "column": key_name(model)}
                raise ValidationError(_("No %(kind)s has the %(column)s “%(key)s”.") % words)
            self._rows[model, key] = found
        return self._rows[model, key]

    def words(self, model: type[Recorded], key: str) -> str:
        """Return the row that a key names in words; the key itself where there is none."""
        try:
            return str(self.row(model, key))
        except ValidationError:
            return key


def key_name(model: type[Recorded]) -> str:
    """Return the column whose text names a row of a table to others."""
    return table_of(model).key[0]


def as_in_reference_files(table: Table, name: str, text: str) -> str:
    """Return the text of a cell as the reference files write it: days, yes and no, and ISO codes as people write them.

    What cannot be read is returned as it is. Raises ValidationError, in words, for a day that is another one to those
    who write the month first.
    """
    field: Any = table.fields[name]
    if isinstance(field, models.DateField | PartialDateField):
        if is_ambiguous(text):
            words = _("“%(text)s” can be either of two days. Write it as 3 Dec 1997, 3.12.1997 or 1997-12-03.")
            raise ValidationError(words % {"text": text})
        return str((parse_day if isinstance(field, models.DateField) else parse_partial_date)(text) or text)
    if isinstance(field, models.BooleanField):
        return text.lower()
    column = key_name(field.related_model) if field.is_relation else name
    return text.upper() if column == "iso3" else text


class Cell(Widget):
    """Reads one column as people write it, and writes it as the reference files do."""

    def __init__(self, table: Table, name: str, references: References) -> None:
        super().__init__()
        self.table, self.name, self.references = table, name, references

    def clean(self, value, row=None, **kwargs):
        try:
            text = as_in_reference_files(self.table, self.name, "" if value is None else str(value).strip())
            return read_cell(self.table, self.name, text, self.references.row)
        except ValidationError as error:
            # What import-export gathers, cell by cell.
            raise ValueError(" ".join(error.messages)) from None

    def render(self, value, obj=None, **kwargs):
        return getattr(value, key_name(type(value))) if isinstance(value, Recorded) else write_cell(value)


class RecordResource(Resource):
    """The table of one model. It reads rows and tells what they would change; it never writes to the record."""

    class Meta:
        skip_unchanged = True
        skip_html_diff = True
        store_instance = True

    def __init__(self, model: type[Recorded], references: References | None = None) -> None:
        super().__init__()
        self.model, self.table = model, table_of(model)
        self.references = references or References()
        for name in self.table.fields:
            self.fields[name] = Field(name, self.table.column_of(name), Cell(self.table, name, self.references))

    @property
    def columns(self) -> list[str]:
        """The columns in the order of the reference files."""
        rests_on = ("note", "confirmed", "doubt", "source")
        names = sorted(self.fields, key=lambda name: rests_on.index(name) if name in rests_on else -1)
        return [self.table.column_of(name) for name in names]

    @property
    def needed(self) -> list[str]:
        """The columns that a file cannot leave out; a key is made where none is given."""
        made = {name for name, field in self.table.fields.items() if isinstance(field, KeyField)}
        return [self.table.column_of(name) for name in self.table.needed if name not in made]

    def get_export_order(self):
        return [self.table.field_of(column) for column in self.columns]

    def get_queryset(self):
        """The rows of the record, in the order of their keys."""
        related = [name for name, field in self.table.fields.items() if field.is_relation]
        return self.model._default_manager.select_related(*related).order_by(*self.table.key)

    def init_instance(self, row=None):
        return self.model()

    def get_instance(self, instance_loader, row):
        """Return the row of the record that a line is about, by its key; None for a new one."""
        try:
            asked = {name: self.fields[name].clean(row) for name in self.table.key}
        except (KeyError, ValueError):
            return None  # what is wrong with the key is said with the rest of the line
        return self.get_queryset().filter(**asked).first() if all(asked.values()) else None

    def save_instance(self, instance, is_create, row, **kwargs):
        """Nothing is saved here: what a file says is handed in, and written by publishing."""

    def values(self, instance: Recorded) -> Values:
        """Return what a row says, as texts by column."""
        return dict(zip(self.get_export_headers(), self.export_resource(instance), strict=True))

    def take(self, instance: Recorded, values: Values) -> None:
        """Set what the texts say on an instance. Raises ValidationError by field, in words."""
        self.import_instance(instance, values)

    def instance(self, values: Values, pk: int | None = None) -> Any:
        """Return an instance, not saved, that says what the texts say."""
        made: Any = self.model()
        made.pk, made._state.adding = pk, pk is None
        self.take(made, values)
        return made
