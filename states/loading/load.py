"""Load the files of a folder into the record."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from states.law.broken import broken
from states.models import NoOverlap, Revision
from states.models.record import Recorded

from .outcome import Conflict, Outcome
from .rows import Reader, Row
from .tables import Table, registered

# The reason kept with each row that the loader wrote: how it tells its own rows from a person's.
REASON = "load_reference"


def load(folder: Path, *, dry_run: bool = False, progress: Callable[[list], Iterable] = iter) -> Outcome:
    """Load every known file of `folder`, or nothing where any line is wrong.

    `progress` wraps the list of files that is gone through. A file that is not there is passed over.
    """
    loading = _Loading(folder)
    with transaction.atomic():
        for table in progress(registered()):
            loading.table(table)
        outcome = loading.finish()
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

    def finish(self) -> Outcome:
        known = {table.file for table in registered()}
        self.outcome.not_read = sorted(path.name for path in self.folder.glob("*.csv") if path.name not in known)
        self.outcome.problems = self.reader.problems
        self.outcome.conflicts += self.reader.conflicts
        return self.outcome

    def table(self, table: Table) -> None:
        path = self.folder / table.file
        existing, deleted = _existing(table), _deleted_by_person(table)
        if path.is_file():
            rows = self.reader.rows(table, path)
            self._update(table, [(row, existing[row.key]) for row in rows if row.key in existing])
            new = [row for row in rows if row.key not in existing]
            self._create(table, self._not_deleted(table, new, deleted), {row.key for row in rows})
            self._check_overlaps(table, rows)
            self._report_gone(table, existing, {row.key for row in rows})
        self.reader.remember(table.model, _existing(table), set(deleted))

    def _create(self, table: Table, rows: list[Row], in_file: set[tuple]) -> None:
        made = [(row, table.model(**_attributes(table, row))) for row in rows]
        try:
            with transaction.atomic():
                instances = [instance for _row, instance in made]
                bulk_create_with_history(instances, table.model, batch_size=200, default_change_reason=REASON)
            self.outcome.created += len(made)
        except IntegrityError:
            # Some row breaks a constraint: find each one, in words.
            for row, instance in made:
                instance.pk = None
                twin = _twin(table, instance)
                if twin is not None and _key(table, twin) not in in_file:
                    self._conflict(table, row, _("it as “%(key)s”") % {"key": _words(_key(table, twin))})
                elif self._save(table, instance):
                    self.outcome.created += 1
                else:
                    self._name_problems(table, row, instance)

    def _update(self, table: Table, pairs: list[tuple[Row, Recorded]]) -> None:
        changed = [(row, instance) for row, instance in pairs if self._set(table, row, instance)]
        while changed:
            # A row may have to wait for another of the same file, as when two change places.
            waiting = [(row, instance) for row, instance in changed if not self._save(table, instance)]
            self.outcome.updated += len(changed) - len(waiting)
            if len(waiting) == len(changed):
                break
            changed = waiting
        for row, instance in changed:
            self._name_problems(table, row, instance)

    def _set(self, table: Table, row: Row, instance: Recorded) -> bool:
        """Take over what the file says; return whether there is something to save."""
        attributes = _attributes(table, row)
        before = {name: getattr(instance, name) for name in attributes}
        changed = [name for name, value in attributes.items() if before[name] != value]
        if not changed:
            self.outcome.unchanged += 1
        elif not _last_written_by_loader(instance):
            in_file = ", ".join(f"{name} “{attributes[name]}”" for name in changed)
            self._conflict(table, row, ", ".join(f"{name} “{before[name]}”" for name in changed), in_file)
            return False
        for name in changed:
            setattr(instance, name, attributes[name])
        return bool(changed)

    def _save(self, table: Table, instance: Recorded) -> bool:
        instance._change_reason = REASON
        try:
            with transaction.atomic():
                instance.save()
        except IntegrityError:
            return False
        return True

    def _name_problems(self, table: Table, row: Row, instance: Recorded) -> None:
        reasons = list(broken(instance)) or [([], _("The database refuses this row."))]
        for names, reason in reasons:
            self.reader.problem(table, row.line, ", ".join(sorted(map(table.column_of, names))), reason)

    def _conflict(self, table: Table, row: Row, record: str, in_file: str | None = None) -> None:
        self.outcome.conflicts.append(Conflict(table.file, _words(row.key), record, in_file or _("the row")))

    def _not_deleted(self, table: Table, rows: list[Row], deleted: dict[tuple, str]) -> list[Row]:
        """Return the new rows; one that a person deleted from the record is reported and stays deleted."""
        for row in rows:
            if row.key in deleted:
                self._conflict(table, row, _("nothing, since it was deleted on %(day)s") % {"day": deleted[row.key]})
        return [row for row in rows if row.key not in deleted]

    def _check_overlaps(self, table: Table, rows: list[Row]) -> None:
        lines = {row.key: row.line for row in rows}
        for constraint in table.model._meta.constraints:
            if isinstance(constraint, NoOverlap):
                for pair in constraint.violations(table.model._default_manager.all()):
                    line = max(lines.get(_key(table, one), 0) for one in pair)
                    reason = f"{constraint.get_violation_error_message()} ({pair[0].key}, {pair[1].key})"
                    self.reader.problem(table, line, table.column_of("starts"), reason)

    def _report_gone(self, table: Table, existing: dict[tuple, Recorded], here: set[tuple]) -> None:
        missing = {instance.pk: key for key, instance in existing.items() if key not in here}
        if missing:
            ours = table.model.history.filter(id__in=list(missing), history_type="+", history_change_reason=REASON)
            gone = sorted(_words(missing[pk]) for pk in ours.values_list("id", flat=True))
            self.outcome.gone += [f"{table.file}, {key}" for key in gone]


def _key(table: Table, instance: Any) -> tuple:
    return tuple(getattr(instance, table.fields[name].attname) for name in table.key)


def _existing(table: Table) -> dict[tuple, Recorded]:
    # Locked, so that no person's edit slips in between the look at its history and the write.
    return {_key(table, row): row for row in table.model._default_manager.select_for_update()}


def _deleted_by_person(table: Table) -> dict[tuple, str]:
    """Return the day on which each row that is in the history alone was deleted; the loader never deletes."""
    names = [table.fields[name].attname for name in table.key]
    history = table.model.history.filter(history_type="-").order_by("history_date")
    return {tuple(key): f"{day:%Y-%m-%d}" for *key, day in history.values_list(*names, "history_date")}


def _attributes(table: Table, row: Row) -> dict[str, Any]:
    """Return the row's values under the names the model keeps them by (`source_id`)."""
    return {table.fields[name].attname: value for name, value in row.values.items()}


def _last_written_by_loader(instance) -> bool:
    last = instance.history.order_by("-history_date", "-history_id").first()
    return last is not None and last.history_change_reason == REASON


def _twin(table: Table, instance: Recorded) -> Recorded | None:
    """Return the row of the record that says the same under another key."""
    for constraint in table.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            alike = {name: getattr(instance, table.fields[name].attname) for name in constraint.fields}
            if twin := table.model._default_manager.filter(**alike).first():
                return twin
    return None


def _words(key: tuple) -> str:
    return " ".join(str(part) for part in key)
