"""Which facts rest on which source."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Model, Q
from django.db.models.functions import Coalesce
from django.utils.translation import override

from reports.queries.kinds import KINDS, Kind
from reports.queries.record import Record
from states.models import Source

# Who reads a source asks for what rests on it.
SUBJECTS = [kind for kind in KINDS.values() if "source" in kind.needed]


@dataclass(frozen=True)
class SourceRow:
    """A source with the number of facts that rest on it, by kind of fact."""

    source: Source
    counts: Counter[str]

    @property
    def facts(self) -> int:
        return self.counts.total()


@dataclass(frozen=True)
class FactRow:
    """One fact: its kind, what it says, and its day where it has one."""

    subject: str
    text: str
    day: str
    confirmed: bool


def sources(record: Record, on: date) -> list[SourceRow]:
    """Return every source with its facts dated by `on` or without a day, the one most rests on first."""
    counts: dict[int, Counter[str]] = {source.pk: Counter() for source in record.sources.values()}
    for subject in SUBJECTS:
        rows = _known(subject, on).order_by().values_list("source_id").annotate(Count("pk"))
        for source_id, number in rows:
            if source_id in counts:
                counts[source_id][subject.plural] = number
    rows = [SourceRow(source, counts[source.pk]) for source in record.sources.values()]
    return sorted(rows, key=lambda row: (-row.facts, row.source.citation))


def facts(source: Source, on: date) -> list[FactRow]:
    """Return the facts that rest on a source, dated by `on` or without a day, by kind and then by day.

    Their text is in English throughout: names come so from the record, and words of two languages would mix.
    """
    return [
        FactRow(
            subject.plural,
            _in_english(fact),
            str(subject.day(fact) or ""),
            getattr(fact, "confirmed", True),
        )
        for subject in SUBJECTS
        for fact in _known(subject, on).filter(source=source).select_related(*subject.needed)
    ]


def _in_english(fact: Model) -> str:
    with override("en"):
        return str(fact)


def _known(subject: Kind, on: date):
    rows = subject.model._default_manager.all()
    if not subject.dated:
        return rows
    first, *others = subject.dated
    rows = rows.annotate(dated=Coalesce(first, *others) if others else F(first))
    # Of a partial date, `2007` sorts before each of its days: known from its first day.
    return rows.filter(Q(dated__isnull=True) | Q(dated__lte=on.isoformat()) | subject.ahead)
