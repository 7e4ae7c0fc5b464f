"""Events of stockpiles and clearance: what the database refuses, and what rules read of them."""

from datetime import date

import pytest

from states.models import ClearanceEvent, Meeting, StockpileEvent, Treaty
from states.models.clearance import CLEARANCE_LABELS
from states.models.stockpile import STOCKPILE_LABELS
from states.rules import clearance_periods, stockpiles
from states.rules.partial_date import PartialDate
from tests.factories import ClearanceEventFactory, StockpileEventFactory

from .test_constraints import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def related():
    event = StockpileEventFactory()
    return {"treaty": event.treaty, "state": event.state, "source": event.source}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": "2000-01-01"}, "already recorded"),
        ({"event": "sold"}, "not a valid choice"),
        ({"date": "2001", "quantity": -1}, "cannot be below nought"),
        ({"event": "retained", "date": "2001"}, "is a number: write how many"),
        ({"event": "estimated", "date": "2001"}, "is a number: write how many"),
        ({"event": "declared_none", "date": "2001", "quantity": 0}, "declares no number"),
        ({"event": "deadline_missed", "date": None}, "is missed on a day"),
        ({"date": "1944-12-31"}, "is the year mistyped"),
        ({"date": "2101"}, "is the year mistyped"),
    ],
)
def test_a_stockpile_event_that_cannot_be(related, values, said):
    assert said in refused(StockpileEventFactory, **related, **values)


@pytest.mark.parametrize("day", ["1945", "2100-12-31", None])
def test_a_stockpile_event_may_have_any_day_within_reach_or_none(related, day):
    StockpileEventFactory(**related, event="declared_none", date=day).full_clean()


def test_two_events_without_a_day_are_two(related):
    for quantity in (1, 2):
        StockpileEventFactory(**related, event="retained", date=None, quantity=quantity)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": "2000-01-01"}, "already recorded"),
        ({"event": "cleared"}, "not a valid choice"),
        ({"date": "2001", "decided_on": "2001-01-01"}, "Only an extension is requested and decided."),
        ({"date": "2001", "requested_on": "2001-01-01"}, "Only an extension is requested and decided."),
        (
            {
                "event": "extension_granted",
                "date": "2010",
                "requested_on": date(2008, 1, 1),
                "decided_on": date(2007, 1, 1),
            },
            "cannot be decided before it is requested",
        ),
        ({"date": "1944"}, "is the year mistyped"),
        ({"date": "3010-01-01"}, "is the year mistyped"),
    ],
)
def test_a_clearance_event_that_cannot_be(related, values, said):
    ClearanceEventFactory(**related)
    assert said in refused(ClearanceEventFactory, **related, **values)


def test_only_an_extension_has_a_meeting(related):
    meeting = Meeting.objects.first()
    assert "Only an extension" in refused(ClearanceEventFactory, **related, decided_at=meeting, date="2001")


def test_rules_read_what_is_recorded_in_one_query(django_assert_num_queries):
    apmbc = Treaty.objects.get(slug="apmbc")
    with django_assert_num_queries(2):
        stock, areas = StockpileEvent.objects.by_state(apmbc), ClearanceEvent.objects.by_state(apmbc)
    assert (sum(map(len, stock.values())), sum(map(len, areas.values()))) == (292, 226)
    albania = StockpileEvent.objects.get(key="alb-destruction-completed-1")
    (found,) = [event for event in stock[albania.state_id] if event.key == albania.key]
    assert (found.date, found.quantity, found.source) == (PartialDate(2002, 4, 4), 1683860, "lm-2002-albania")


def test_an_extension_is_decided_on_the_last_day_of_its_meeting_where_no_day_is_recorded():
    extension = ClearanceEvent.objects.get(key="eri-extension-granted-4")
    extension.decided_on = None
    extension.save()
    recorded = ClearanceEvent.objects.by_state(extension.treaty)[extension.state_id]
    (found,) = [event for event in recorded if event.key == extension.key]
    assert (found.decided_on, found.decided_at) == (date(2023, 11, 24), "21MSP")
    assert extension.recorded == found


def test_a_key_is_made_of_what_the_event_is():
    event = ClearanceEvent.objects.get(key="eri-extension-granted-4")
    made = ClearanceEventFactory(
        treaty=event.treaty, state=event.state, source=event.source, event="extension_granted", date="2027-12-31"
    )
    assert made.key == "apmbc-eri-extension-granted-1"


def test_every_kind_of_event_has_a_label():
    assert list(STOCKPILE_LABELS) == list(stockpiles.Event)
    assert list(CLEARANCE_LABELS) == list(clearance_periods.Event)
