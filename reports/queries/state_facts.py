"""Every fact that the record holds of one State, in one query: what its profile and its file tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import BooleanField, CharField, F, IntegerField, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from states.models import (
    ClearanceEvent,
    DepositaryNote,
    FormerName,
    ForumMembership,
    ProducerListing,
    Production,
    ProductionSignal,
    RecordedAct,
    RecordedClearanceEvent,
    RecordedMeasure,
    RecordedReport,
    RecordedStockpileEvent,
    RecordedUse,
    State,
    StockpileEvent,
    TransferMeasure,
    TransparencyReport,
    TreatyAction,
    Use,
)
from states.rules.partial_date import PartialDate


class Table(StrEnum):
    """Where a fact of a State stands."""

    ACT = "act"
    NOTE = "note"
    STOCKPILE = "stockpile"
    CLEARANCE = "clearance"
    PRODUCTION = "production"
    PRODUCER_LIST = "producer_list"
    PRODUCTION_SIGN = "production_sign"
    TRANSFER = "transfer"
    USE = "use"
    REPORT = "transparency_report"
    MEMBERSHIP = "membership"
    NAME = "name"


class StateFact(NamedTuple):
    """One fact. `what` is the code of its kind within its table, `named` what else it names, by key or in words.

    Dates are as far as they are known; `decided` is that of an extension, the last day of its meeting where no day is
    recorded, and of an act `ends` is the effect stated. `number` is weapons of a stockpile, the year of a report.
    """

    table: str
    treaty_id: int | None
    key: str
    what: str
    starts: PartialDate | None
    ends: PartialDate | None
    decided: PartialDate | None
    number: int | None
    named: str
    note: str
    effect_held: bool
    confirmed: bool
    doubt: str
    source: str

    def act(self, state_id: int) -> RecordedAct:
        """An act as the course of a State reads it."""
        day = self.starts.first if self.starts else None
        effective = self.ends.first if self.ends else None
        return RecordedAct(state_id, self.what, day, effective, self.effect_held, self.confirmed, self.source)  # type: ignore[arg-type]

    @property
    def stockpile_event(self) -> RecordedStockpileEvent:
        """An event of a stockpile as its rules read it."""
        return RecordedStockpileEvent(self.key, self.what, self.starts, self.number, self.confirmed, self.source)

    @property
    def clearance_event(self) -> RecordedClearanceEvent:
        """An event of clearance as its rules read it."""
        decided, requested = (each.first if each else None for each in (self.decided, self.ends))
        return RecordedClearanceEvent(
            *(self.key, self.what, self.starts, self.named or None, decided, requested),  # type: ignore[arg-type]
            *(self.confirmed, self.source),
        )

    @property
    def report(self) -> RecordedReport:
        """A report as the rules of transparency read it."""
        return RecordedReport(self.key, self.what, self.starts, self.number, self.confirmed, self.source)

    @property
    def measure(self) -> RecordedMeasure:
        """A measure on transfer as its rules read it."""
        return RecordedMeasure(self.key, self.what, self.starts, self.ends, self.confirmed, self.source)

    @property
    def use(self) -> RecordedUse:
        """A report of use as its rules read it."""
        return RecordedUse(self.key, self.named, self.what, self.confirmed, self.source)


# Only what is cast has a type to PostgreSQL where it is null.
_TEXT, _NO_NUMBER = CharField(), Cast(Value(None), IntegerField())
_NO_TEXT, _NO_DATE = Value("", output_field=_TEXT), Cast(Value(None), _TEXT)
_NO = Value(False, output_field=BooleanField())


@dataclass(frozen=True)
class _Part:
    """Where a table keeps what a `StateFact` says; what it has not stays blank."""

    table: Table
    model: type[Model]
    what: str | Value
    starts: str | None = None
    ends: str | None = None
    decided: Any = None
    number: str | None = None
    named: str | None = None
    note: str = "note"
    held: str | None = None
    treaty: str | None = "treaty_id"

    def of(self, state: State) -> QuerySet[Any]:
        """The facts of a State as columns that those of all tables share."""
        return (
            self.model._default_manager.order_by()
            .filter(state=state)
            .values_list(
                Value(self.table.value, output_field=_TEXT),
                self.treaty or _NO_NUMBER,
                "key",
                self.what,
                *(_date(each) for each in (self.starts, self.ends, self.decided)),
                self.number or _NO_NUMBER,
                F(self.named) if self.named else _NO_TEXT,
                self.note,
                self.held or _NO,
                "confirmed",
                "doubt",
                "source__key",
            )
        )


def _date(field: Any) -> Any:
    # As text, which days and partial dates have in common.
    return _NO_DATE if field is None else Cast(field, _TEXT)


_PARTS = (
    _Part(Table.ACT, TreatyAction, "kind", "date", "effective_on", held="effect_held"),
    _Part(Table.NOTE, DepositaryNote, "kind", "date", note="summary"),
    _Part(Table.STOCKPILE, StockpileEvent, "event", "date", number="quantity"),
    _Part(
        *(Table.CLEARANCE, ClearanceEvent, "event", "date", "requested_on"),
        decided=Coalesce(F("decided_on"), F("decided_at__end")),
        named="decided_at__short_name",
    ),
    _Part(Table.PRODUCTION, Production, "status", "starts", "ends", named="basis"),
    _Part(
        *(Table.PRODUCER_LIST, ProducerListing, Value("listed", output_field=_TEXT), "edition__published_on"),
        named="edition__key",
    ),
    _Part(Table.PRODUCTION_SIGN, ProductionSignal, "signal", "as_of"),
    _Part(Table.TRANSFER, TransferMeasure, "measure", "starts", "ends"),
    _Part(Table.USE, Use, "actor", "edition__published_on", named="edition__key"),
    _Part(Table.REPORT, TransparencyReport, "kind", "received_on", number="year"),
    _Part(Table.MEMBERSHIP, ForumMembership, "role", "starts", "ends", named="forum__key", treaty=None),
    _Part(Table.NAME, FormerName, "kind", "starts", "ends", named="name", treaty=None),
)


class StateFacts:
    """The facts of one State, by table in the order of their dates, what has none first."""

    def __init__(self, facts: Iterable[StateFact]) -> None:
        self.all = sorted(facts, key=lambda fact: (str(fact.starts or fact.ends or ""), fact.key))

    def of(self, *tables: Table, treaty_id: int | None = None) -> Sequence[StateFact]:
        """Return the facts of some tables, under one treaty where one is given."""
        return [
            fact for fact in self.all if fact.table in tables and (treaty_id is None or fact.treaty_id == treaty_id)
        ]


_DATES = ("starts", "ends", "decided")


def state_facts(state: State) -> StateFacts:
    """Return every fact of a State, whatever its day. One query."""
    first, *others = (part.of(state) for part in _PARTS)
    return StateFacts(_fact(row) for row in first.union(*others, all=True))


def _fact(row: Sequence[Any]) -> StateFact:
    fact = StateFact._make(row)
    dates: dict[str, Any] = {name: PartialDate.parse(text) for name in _DATES if (text := getattr(fact, name))}
    return fact._replace(named=fact.named or "", **dates)
