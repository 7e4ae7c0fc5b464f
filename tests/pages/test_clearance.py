import pytest

pytestmark = pytest.mark.django_db


def test_x(page):
    for a in (
        "apmbc/clearance/?on=2026-11-21",
        "ccm/clearance/",
        "att/clearance/",
        "apmbc/clearance/?on=1990-01-01",
        "apmbc/clearance.svg",
        "apmbc/clearance.csv",
        "apmbc/clearance/?play=overdue&group=weog",
        "apmbc/clearance/?on=2100-01-01",
        "ccw/clearance/?on=1950-01-01",
    ):
        page("/treaties/" + a)
