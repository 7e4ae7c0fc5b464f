"""What `check_record` finds in transparency reports that no form has asked about."""

import pytest

from states.models import State, Treaty
from tests.commands.test_check_record import found
from tests.factories import StockpileEventFactory, TransparencyReportFactory

pytestmark = pytest.mark.django_db


def of_oman(factory, **values):
    return factory(treaty=Treaty.objects.get(slug="apmbc"), state=State.objects.get(iso3="OMN"), **values)


@pytest.mark.parametrize(
    ("values", "level", "said"),
    [
        ({"year": 2099, "received_on": None}, "error", "a report for a year that has not begun."),
        ({"year": 2018, "received_on": "2017-12-31"}, "error", "received before the year that it covers."),
        ({"year": 2018, "received_on": "2099-04-30"}, "error", "received on a day to come."),
        ({"year": 2014, "received_on": "2015-04-30"}, "warning", "for which the State owed none."),
        (
            {"kind": "initial", "year": None, "received_on": "2014-08-19"},
            "warning",
            "a first report of a State that had not joined.",
        ),
    ],
)
def test_reports_that_cannot_be_or_were_not_owed(values, level, said):
    report = of_oman(TransparencyReportFactory, **values)
    assert found(f"{report.key}: ", level=level)
    assert found(said, level=level)


def test_a_report_that_was_owed_is_not_mentioned():
    report = of_oman(TransparencyReportFactory, year=2017, received_on="2018-05-01")
    assert not found(f"{report.key}: ", level="warning")


def test_a_number_retained_in_a_year_to_come():
    of_oman(StockpileEventFactory, event="retained", date="2099", quantity=5)
    assert found("retained in a year that has not begun.", level="error")
