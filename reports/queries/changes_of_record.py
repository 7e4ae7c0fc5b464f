"""What this tracker added, changed and deleted, and when: which entries there are, in which order.

What each entry says is read in `recorded_words`, for those that are shown alone.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db.models import CharField, Count, DateField, F, IntegerField, Max, Min, Model, Q, QuerySet, Value
from django.db.models.functions import Cast

from reports.queries.kinds import KINDS, Kind
from reports.queries.register import Entry
from states.loading.load import REASON
from states.models import Source, State, Treaty


class Asked(NamedTuple):
    """Which changes are asked for: recorded after `since`, up to and including `until`."""

    since: date | None = None
    until: date | None = None
    kind: Kind | None = None
    state: Entry | None = None
    treaty: Treaty | None = None


class Recording(NamedTuple):
    """One edit, or where `number` is above nought the facts of one kind that were loaded on one day.

    `row` is its place in the history of its kind, of several the first; `first` and `last` are when it was written.
    """

    of_kind: str
    row: int
    number: int
    first: datetime
    last: datetime

    @property
    def day(self) -> date:
        """The day on which it was recorded, in UTC."""
        return self.last.astimezone(UTC).date()


# How the loader's additions are told from all other edits.
LOADED = Q(history_type="+", history_change_reason=REASON)


def recordings(asked: Asked) -> QuerySet | list[Any]:
    """Return the recordings asked for, the newest first. Nothing is read before it is counted or sliced.

    One query over all kinds, so that a page costs the same however long the history is.
    """
    parts = [_narrowed(part, kind, asked) for kind in _kinds(asked) for part in _all_of(kind)]
    if not parts:
        return []
    return parts[0].union(*parts[1:], all=True).order_by("-last", "of_kind", "-row")


def as_recordings(rows: Iterable[tuple]) -> list[Recording]:
    """Return rows of `recordings` by their names."""
    return [Recording._make(row) for row in rows]


def _kinds(asked: Asked) -> Iterable[Kind]:
    """The kinds of fact that can have what is asked for: a forum has no State, an edition no treaty."""
    for kind in (asked.kind,) if asked.kind else KINDS.values():
        if all(row is None or _reference(kind, model) for model, row in _subjects(asked)):
            yield kind


def _subjects(asked: Asked) -> list[tuple[type[Model], Any]]:
    return [(State, asked.state), (Treaty, asked.treaty)]


def _reference(kind: Kind, model: type[Model]) -> str:
    """The field by which a fact of a kind is about a row of a model; nothing where there is none."""
    if kind.model is model:
        return "id"
    return next((field.attname for field in kind.references if field.related_model is model), "")


@cache
def _all_of(kind: Kind) -> tuple[QuerySet, QuerySet]:
    """The edits of a kind, and what was loaded of it by day. Nothing is read yet: saying it anew takes longer."""
    history = kind.model.history.order_by().annotate(of_kind=Value(kind.name, CharField()))
    if kind.model is Source:
        # One that was just added waits for the first fact that rests on it.
        history = history.exclude(id__in=Source.objects.filter(public=False).values("pk"))
    edits = history.exclude(LOADED).annotate(
        row=F("history_id"), number=Value(0, IntegerField()), first=F("history_date"), last=F("history_date")
    )
    loaded = (
        # A day of UTC on both databases; truncating it instead calls back into Python for each row on SQLite.
        history.filter(LOADED)
        .annotate(day=Cast("history_date", DateField()))
        .values("of_kind", "day")
        .annotate(
            row=Min("history_id"), number=Count("history_id"), first=Min("history_date"), last=Max("history_date")
        )
    )
    return edits.values_list(*Recording._fields), loaded.values_list(*Recording._fields)


def _narrowed(part: QuerySet, kind: Kind, asked: Asked) -> QuerySet:
    if asked.since:
        part = part.filter(history_date__gte=_midnight(asked.since + timedelta(1)))
    if asked.until:
        part = part.filter(history_date__lt=_midnight(asked.until + timedelta(1)))
    for model, row in _subjects(asked):
        if row is not None:
            # Of a fact that was moved from one State to another, both are told the whole history.
            ever = kind.model.history.filter(**{_reference(kind, model): row.pk})
            part = part.filter(id__in=ever.values("id"))
    return part


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
