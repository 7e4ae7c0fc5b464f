"""Which facts rest on which source."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, NamedTuple

from django.db.models import Count, Model, Q
from django.utils.translation import override

from reports.queries.record import Record
from states.models import (
    ClearanceEvent,
    DepositaryNote,
    Edition,
    FormerName,
    Forum,
    ForumMembership,
    Meeting,
    Obligation,
    ProducerListing,
    Production,
    ProductionSignal,
    PublishedFigure,
    Source,
    State,
    StateName,
    StockpileEvent,
    TransferMeasure,
    TransparencyRate,
    TransparencyReport,
    Treaty,
    TreatyAction,
    TreatyRules,
    Use,
)
from states.rules.clearance_periods import TIMES
from universalization.models import Target


class Subject(NamedTuple):
    """A kind of fact: its table, the field that dates it where one does, what its words need, and what lies ahead."""

    model: type[Model]
    dated: str | None = None
    related: tuple[str, ...] = ()
    # Which facts name a day to come and are known before it.
    ahead: Q = Q(pk=None)

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name_plural)


SUBJECTS = (
    Subject(TreatyAction, "date", ("state", "treaty")),
    Subject(DepositaryNote, "date", ("state", "treaty")),
    Subject(StockpileEvent, "date", ("state", "treaty")),
    Subject(ClearanceEvent, "date", ("state", "treaty"), Q(event__in=TIMES)),
    Subject(Production, "starts", ("state", "treaty")),
    Subject(ProducerListing, "edition__published_on", ("state", "treaty", "edition")),
    Subject(ProductionSignal, "as_of", ("state", "treaty")),
    Subject(TransferMeasure, "starts", ("state", "treaty")),
    Subject(Use, "edition__published_on", ("state", "treaty", "edition")),
    Subject(TransparencyReport, "received_on", ("state", "treaty")),
    Subject(TransparencyRate, "counted_on", ("treaty",)),
    Subject(Target, "set_on", ("treaty",)),
    Subject(PublishedFigure, "as_of", ("treaty",)),
    Subject(Meeting, "start", ("treaty",)),
    Subject(Forum),
    Subject(ForumMembership, "starts", ("state", "forum")),
    Subject(Treaty),
    Subject(TreatyRules, related=("treaty",)),
    Subject(Obligation, related=("treaty",)),
    Subject(State),
    Subject(StateName),
    Subject(FormerName),
    Subject(Edition, "published_on"),
)


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
                counts[source_id][subject.label] = number
    rows = [SourceRow(source, counts[source.pk]) for source in record.sources.values()]
    return sorted(rows, key=lambda row: (-row.facts, row.source.citation))


def facts(source: Source, on: date) -> list[FactRow]:
    """Return the facts that rest on a source, dated by `on` or without a day, by kind and then by day.

    Their text is in English throughout: names come so from the record, and words of two languages would mix.
    """
    return [
        FactRow(
            subject.label,
            _in_english(fact),
            str(_day(fact, subject.dated) or "") if subject.dated else "",
            getattr(fact, "confirmed", True),
        )
        for subject in SUBJECTS
        for fact in _known(subject, on).filter(source=source).select_related(*subject.related)
    ]


def _day(fact: Model, path: str) -> Any:
    """The day that dates a fact, its own or that of the edition it stands in."""
    return reduce(getattr, path.split("__"), fact)


def _in_english(fact: Model) -> str:
    with override("en"):
        return str(fact)


def _known(subject: Subject, on: date):
    rows = subject.model._default_manager.all()
    if subject.dated is None:
        return rows
    # Of a partial date, `2007` sorts before each of its days: known from its first day.
    known = Q(**{f"{subject.dated}__isnull": True}) | Q(**{f"{subject.dated}__lte": on.isoformat()})
    return rows.filter(known | subject.ahead)
