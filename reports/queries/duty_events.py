"""What is recorded of stockpiles, of clearance and of reports under all treaties, in one query."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, DateField, F, IntegerField, Model, Value
from django.db.models.functions import Coalesce

from states.models import (
    ClearanceEvent,
    RecordedClearanceEvent,
    RecordedReport,
    RecordedStockpileEvent,
    StockpileEvent,
    TransparencyReport,
)


@dataclass(frozen=True)
class DutyEvents:
    """The events by treaty and State."""

    stockpiles: dict[int, dict[int, list[RecordedStockpileEvent]]] = field(default_factory=lambda: defaultdict(dict))
    clearance: dict[int, dict[int, list[RecordedClearanceEvent]]] = field(default_factory=lambda: defaultdict(dict))
    reports: dict[int, dict[int, list[RecordedReport]]] = field(default_factory=lambda: defaultdict(dict))


_BEFORE, _AFTER = ("key", "event", "date"), ("confirmed", "source__key")
_NO_DAY, _NO_NUMBER = Value(None, output_field=DateField()), Value(None, output_field=IntegerField())
_NOT_DECIDED = (Value(""), _NO_DAY, _NO_DAY)


def duty_events() -> DutyEvents:
    """Return every event. One query, since the profile of a State reads those of all treaties."""
    stockpiles = StockpileEvent.objects.order_by().values_list(
        *(_of(StockpileEvent), "treaty_id", "state_id", *_BEFORE, "quantity"), *_NOT_DECIDED, *_AFTER
    )
    clearance = ClearanceEvent.objects.order_by().values_list(
        *(_of(ClearanceEvent), "treaty_id", "state_id", *_BEFORE, _NO_NUMBER),
        *("decided_at__short_name", Coalesce(F("decided_on"), F("decided_at__end")), "requested_on", *_AFTER),
    )
    reports = TransparencyReport.objects.order_by().values_list(
        *(_of(TransparencyReport), "treaty_id", "state_id", "key", "kind", "received_on", "year"),
        *(*_NOT_DECIDED, *_AFTER),
    )
    found = DutyEvents()
    for table, treaty, state, key, event, date, number, *rest in stockpiles.union(clearance, reports, all=True):
        meeting, decided, requested, confirmed, source = rest
        if table == StockpileEvent.__name__:
            stock = RecordedStockpileEvent(key, event, date, number, confirmed, source)
            found.stockpiles[treaty].setdefault(state, []).append(stock)
        elif table == ClearanceEvent.__name__:
            area = RecordedClearanceEvent(key, event, date, meeting, decided, requested, confirmed, source)
            found.clearance[treaty].setdefault(state, []).append(area)
        else:
            report = RecordedReport(key, event, date, number, confirmed, source)
            found.reports[treaty].setdefault(state, []).append(report)
    return found


def _of(table: type[Model]) -> Value:
    """The name of a table, which tells its rows apart."""
    return Value(table.__name__, output_field=CharField())
