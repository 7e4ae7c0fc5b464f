"""What is recorded of stockpiles and of clearance under all treaties, in one query."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import BooleanField, DateField, F, IntegerField, Value
from django.db.models.functions import Coalesce

from states.models import ClearanceEvent, RecordedClearanceEvent, RecordedStockpileEvent, StockpileEvent


@dataclass(frozen=True)
class DutyEvents:
    """The events by treaty and State."""

    stockpiles: dict[int, dict[int, list[RecordedStockpileEvent]]] = field(default_factory=lambda: defaultdict(dict))
    clearance: dict[int, dict[int, list[RecordedClearanceEvent]]] = field(default_factory=lambda: defaultdict(dict))


_BEFORE, _AFTER = ("key", "event", "date"), ("confirmed", "source__key")
_NO_DAY, _NO_NUMBER = Value(None, output_field=DateField()), Value(None, output_field=IntegerField())


def duty_events() -> DutyEvents:
    """Return every event. One query, since the profile of a State reads those of all treaties."""
    stockpiles = StockpileEvent.objects.order_by().values_list(
        *(Value(True, output_field=BooleanField()), "treaty_id", "state_id", *_BEFORE, "quantity"),
        *(Value(""), _NO_DAY, _NO_DAY, *_AFTER),
    )
    clearance = ClearanceEvent.objects.order_by().values_list(
        *(Value(False, output_field=BooleanField()), "treaty_id", "state_id", *_BEFORE, _NO_NUMBER),
        *("decided_at__short_name", Coalesce(F("decided_on"), F("decided_at__end")), "requested_on", *_AFTER),
    )
    found = DutyEvents()
    for of_stockpile, treaty, state, key, event, date, quantity, *rest in stockpiles.union(clearance, all=True):
        meeting, decided, requested, confirmed, source = rest
        if of_stockpile:
            stock = RecordedStockpileEvent(key, event, date, quantity, confirmed, source)
            found.stockpiles[treaty].setdefault(state, []).append(stock)
        else:
            area = RecordedClearanceEvent(key, event, date, meeting, decided, requested, confirmed, source)
            found.clearance[treaty].setdefault(state, []).append(area)
    return found
