"""Load the files of a folder into the record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from states.models import NoOverlap, Revision
from states.models.record import Recorded

from .rows import Problem, Reader, Row
from .tables import Table, registered

# The reason kept with each row that the loader wrote: how it tells its own rows from a person's.
REASON = "load_reference"


@dataclass(frozen=True)
class Conflict:
    """A row that a person last changed and whose file says otherwise: both versions, neither overwritten."""

    file: str
    key: str
    record: str
    in_file: str

    def __str__(self):
        return _("%(file)s, %(key)s: the record has %(record)s, the file has %(in_file)s") % {
            "file": self.file,
            "key": self.key,
            "record": self.record,
            "in_file": self.in_file,
        }


@dataclass
class Outcome:
    """What loading did, or found wrong."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)


def load(folder: Path, *, dry_run: bool = False, progress: Callable[[list], Iterable] = iter) -> Outcome:
    """Load every known file of `folder`, or nothing where any line is wrong.

    `progress` wraps the list of files that is gone through. A file that is not there is passed over.
    """
    tables = [table for table in registered() if (folder / table.file).is_file()]
    loading = _Loading(folder)
    known = {table.file for table in registered()}
    loading.outcome.not_read = sorted(path.name for path in folder.glob("*.csv") if path.name not in known)
    with transaction.atomic():
        for table in registered():
            if table not in tables:
                loading.reader.remember(table.model, loading.existing(table))
        for table in progress(tables):
            loading.table(table)
        outcome = loading.outcome
        outcome.problems = loading.reader.problems
        if outcome.created or outcome.updated:
            # Rows made in bulk send no signal of their own.
            Revision.objects.bump()
        if dry_run or outcome.problems:
            transaction.set_rollback(True)
    return outcome


class _Loading:
    """One run over a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reader = Reader()
        self.outcome = Outcome()

    def existing(self, table: Table) -> dict[tuple, Recorded]:
        attributes = [table.fields[name].attname for name in table.key]
        return {tuple(getattr(row, name) for name in attributes): row for row in table.model._default_manager.all()}

    def table(self, table: Table) -> None:
        existing = self.existing(table)
        rows = self.reader.rows(table, self.folder / table.file)
        for row in rows:
            if row.key in existing:
                self._update(table, row, existing[row.key])
        self._create(table, self._without_deleted(table, [row for row in rows if row.key not in existing]))
        self._check_overlaps(table, rows)
        self._report_gone(table, existing, rows)
        self.reader.remember(table.model, self.existing(table))

    def _create(self, table: Table, rows: list[Row]) -> None:
        made = [(row, table.model(**_attributes(table, row))) for row in rows]
        try:
            with transaction.atomic():
                bulk_create_with_history(
                    [instance for _row, instance in made], table.model, batch_size=200, default_change_reason=REASON
                )
        except IntegrityError:
            # Some row breaks a constraint: find each one, in words.
            for row, instance in made:
                instance.pk = None
                self._save(table, row, instance)
        self.outcome.created += len(made)

    def _update(self, table: Table, row: Row, instance: Recorded) -> None:
        attributes = _attributes(table, row)
        before = {name: getattr(instance, name) for name in attributes}
        changed = [name for name, value in attributes.items() if before[name] != value]
        if not changed:
            self.outcome.unchanged += 1
        elif not _last_written_by_loader(instance):
            in_record = ", ".join(f"{name} “{before[name]}”" for name in changed)
            in_file = ", ".join(f"{name} “{attributes[name]}”" for name in changed)
            self.outcome.conflicts.append(Conflict(table.file, _words(row.key), in_record, in_file))
        else:
            for name in changed:
                setattr(instance, name, attributes[name])
            self._save(table, row, instance)
            self.outcome.updated += 1

    def _save(self, table: Table, row: Row, instance: Recorded) -> None:
        instance._change_reason = REASON
        broken = list(_broken(table, instance))
        for column, reason in broken:
            self.reader.problem(table, row.line, column, reason)
        if broken:
            return
        try:
            with transaction.atomic():
                instance.save()
        except IntegrityError as error:
            self.reader.problem(table, row.line, "", str(error))

    def _without_deleted(self, table: Table, rows: list[Row]) -> list[Row]:
        """Return the new rows; one that a person deleted from the record is reported and stays deleted."""
        names = [table.fields[name].attname for name in table.key]
        history = table.model.history.filter(history_type="-").values_list(*names, "history_date")
        deleted = {tuple(key): f"{day:%Y-%m-%d}" for *key, day in history.order_by("history_date")}
        for row in rows:
            if row.key in deleted:
                in_record = _("nothing, since it was deleted on %(day)s") % {"day": deleted[row.key]}
                self.outcome.conflicts.append(Conflict(table.file, _words(row.key), in_record, _("the row")))
        return [row for row in rows if row.key not in deleted]

    def _check_overlaps(self, table: Table, rows: list[Row]) -> None:
        lines = {row.key: row.line for row in rows}
        for constraint in table.model._meta.constraints:
            if isinstance(constraint, NoOverlap):
                for pair in constraint.violations(table.model._default_manager.all()):
                    line = max(lines.get(tuple(getattr(one, name) for name in table.key), 0) for one in pair)
                    reason = f"{constraint.get_violation_error_message()} ({pair[0].key}, {pair[1].key})"
                    self.reader.problem(table, line, table.column_of("starts"), reason)

    def _report_gone(self, table: Table, existing: dict[tuple, Recorded], rows: list[Row]) -> None:
        here = {row.key for row in rows}
        missing = {instance.pk: key for key, instance in existing.items() if key not in here}
        if missing:
            ours = table.model.history.filter(id__in=list(missing), history_type="+", history_change_reason=REASON)
            gone = sorted(_words(missing[pk]) for pk in ours.values_list("id", flat=True))
            self.outcome.gone += [f"{table.file}, {key}" for key in gone]


def _attributes(table: Table, row: Row) -> dict[str, Any]:
    """Return the row's values under the names the model keeps them by (`source_id`)."""
    return {table.fields[name].attname: value for name, value in row.values.items()}


def _last_written_by_loader(instance) -> bool:
    last = instance.history.order_by("-history_date", "-history_id").first()
    return last is not None and last.history_change_reason == REASON


def _broken(table: Table, instance: Recorded) -> Iterable[tuple[str, str]]:
    """Yield the column and the reason of each rule of the database that the instance breaks."""
    try:
        instance.validate_unique()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield "" if name == NON_FIELD_ERRORS else table.column_of(name), " ".join(messages)
    for constraint in instance._meta.constraints:
        try:
            constraint.validate(type(instance), instance)
        except ValidationError as error:
            columns = sorted(table.column_of(name) for name in _fields(constraint))
            yield ", ".join(columns), " ".join(error.messages)


def _fields(constraint: Any) -> list[str]:
    named = getattr(constraint, "fields", None)
    return list(named) if named else list(constraint.condition.referenced_base_fields)


def _words(key: tuple) -> str:
    return " ".join(str(part) for part in key)
