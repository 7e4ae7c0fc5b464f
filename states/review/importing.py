"""A file as a draft: what it would change, line by line, with the law's objections and questions beside it."""

import datetime
from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.results import RowResult

from states.models import Action, Change, Submission
from states.models.record import Recorded
from states.resources import RecordResource

from .assess import assess
from .changes import Tables, change_between, version_of
from .files import Line, lines

AT_A_TIME = 500
# Published in one piece within the time that a request may take.
LONGEST = 10_000


def draft_from_file(file: Any, name: str, model: type[Recorded], *, author: Any, today: datetime.date) -> Submission:
    """Return a draft of what a file would change in one table; lines that change nothing are left out.

    A line that cannot be read is kept with what is wrong about it, so that all of them are seen at once. Raises
    ValidationError, in words, for a file that cannot be read at all, and keeps nothing of it.
    """
    tables = Tables()
    columns, rows = lines(file, name)
    _refuse_columns(tables.of(model), columns)
    submission = Submission.objects.create(author=author, file=name[-200:], whole=False)
    try:
        reading = _Reading(submission, model, tables)
        for number, line in enumerate(rows, start=1):
            if number > LONGEST:
                raise ValidationError(_("The file has more than %(n)s lines. Load it in parts.") % {"n": LONGEST})
            reading.take(line)
        reading.keep()
        assess(submission, today)
        submission.whole = True
        submission.save(update_fields=["whole"])
    except BaseException:
        submission.delete()
        raise
    return submission


def _refuse_columns(resource: RecordResource, columns: list[str]) -> None:
    names = Counter(columns)
    wrong = [_("The column “%(name)s” is missing.") % {"name": name} for name in resource.needed if name not in names]
    wrong += [
        _("No column “%(name)s” is known.") % {"name": name[:40]} for name in names if name not in resource.columns
    ]
    wrong += [_("The column “%(name)s” stands twice.") % {"name": name[:40]} for name in names if names[name] > 1]
    if wrong:
        columns_known = _("The columns are: %(names)s.") % {"names": ", ".join(resource.columns)}
        raise ValidationError([*wrong, columns_known])


class _Reading:
    """One run over a file: the changes of a few lines at a time."""

    def __init__(self, submission: Submission, model: type[Recorded], tables: Tables) -> None:
        self.submission, self.model, self.tables = submission, model, tables
        self.resource = tables.of(model)
        self.changes: list[Change] = []

    def take(self, line: Line) -> None:
        number, row = line
        result = self.resource.import_row(row, None, dry_run=True, row_number=number)
        if result.errors:
            raise result.errors[0].error
        if result.import_type == RowResult.IMPORT_TYPE_SKIP:
            return
        change = (
            self._misread(row, result.validation_error)
            if result.validation_error
            else change_between(result.original, result.instance, self.tables)
        )
        if change is None:
            return
        change.line, change.submission = number, self.submission
        self.changes.append(change)
        if len(self.changes) == AT_A_TIME:
            self.keep()

    def _misread(self, row: dict[str, str], error: ValidationError) -> Change:
        known = self.resource.get_instance(None, row)
        before = self.resource.values(known) if known else {}
        return Change(
            table=self.model._meta.label_lower,
            action=Action.CHANGE if known else Action.ADD,
            row=known.pk if known else None,
            base=version_of(known) if known else None,
            fact=str(known or row.get("key") or ", ".join(filter(None, list(row.values())[1:5])))[:300],
            before=before,
            after={**before, **row},
            misread=[[name, " ".join(words)] for name, words in error.message_dict.items()],
        )

    def keep(self) -> None:
        """Keep the changes read so far; of two lines about one fact the later one is refused."""
        keys = {change.after["key"] for change in self.changes if change.after.get("key")}
        first = dict(self.submission.changes.filter(after__key__in=keys).values_list("after__key", "line"))
        for change in self.changes:
            key = change.after.get("key")
            if key and first.setdefault(key, change.line) != change.line:
                words = _("The same fact stands in line %(line)s.") % {"line": first[key]}
                change.misread, change.row = [["key", words]], None
        Change.objects.bulk_create(self.changes)
        self.changes.clear()
