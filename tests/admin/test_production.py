"""Entry of production: what is refused, what is asked."""

import pytest

from states.models import Edition, ProducerListing, Production, ProductionSignal, Source, State, Treaty
from tests.admin.test_files import load

pytestmark = pytest.mark.django_db

STATEMENTS, LISTS, SIGNS = (f"/admin/states/{name}/" for name in ("production", "producerlisting", "productionsignal"))


def form(iso3: str, **values) -> dict:
    return {
        "treaty": Treaty.objects.get(slug="apmbc").pk,
        "state": State.objects.get(iso3=iso3).pk,
        "source": Source.objects.get(key="isu-eritrea").pk,
        "confirmed": "on",
        "reason": "as the report says",
        **values,
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("TGO", {"status": "producer", "starts": "2005", "ends": "2003"}), "Production cannot end before it starts."),
        (("TGO", {"status": "never", "ends": "2003"}), "What never was has no days: leave both blank."),
        (("NPL", {"status": "producer", "starts": "2005"}), "The same is already recorded of this State at that time."),
        (("NIC", {"status": "producer", "starts": "2005"}), "That it never produced is recorded of this State"),
        (("NIC", {"status": "ceased", "ends": "2005"}), "That it never produced is recorded of this State"),
        (("CHN", {"status": "never"}), "That it produces or has ceased to is recorded of this State"),
        (("TGO", {"status": "", "starts": "2005"}), "This field is required."),
        (("TGO", {"status": "producer", "starts": "soon"}), "is not a date. Write a year, a month or a day"),
    ],
)
def test_a_statement_is_refused_in_words(alone, values, said):
    iso3, more = values
    before = Production.objects.count()
    assert said in alone.post(f"{STATEMENTS}add/", form(iso3, **more))
    assert Production.objects.count() == before


def test_one_statement_after_another_is_taken(alone):
    alone.post(f"{STATEMENTS}add/", form("USA", status="producer", starts="2020-01-31", ends="2022-06-21"))
    alone.post(f"{STATEMENTS}add/", form("TGO", status="ceased", starts="1980", ends="1985"))
    alone.post(f"{STATEMENTS}add/", form("LAO", status="never"))
    assert Production.objects.filter(state__iso3__in=["USA", "TGO", "LAO"]).count() == 5


def test_what_stood_before_can_be_corrected(alone):
    never = Production.objects.get(key="nic-never-1")
    Production.objects.create(treaty=never.treaty, state=never.state, status="producer", source=never.source)
    values = form("NIC", status="never", key=never.key, note="corrected", source=never.source_id)
    alone.post(f"{STATEMENTS}{never.pk}/change/", values)
    never.refresh_from_db()
    assert never.note == "corrected"


@pytest.mark.parametrize(
    ("values", "asks"),
    [
        ({"status": "ceased"}, "it will be shown as ceased, year unknown"),
        ({"status": "producer", "starts": "2052"}, "is still to come. Is the year mistyped?"),
    ],
)
def test_what_is_rarely_so_is_asked_about(alone, values, asks):
    assert asks in alone.post(f"{STATEMENTS}add/", form("TGO", **values))
    assert not Production.objects.filter(state__iso3="TGO").exists()


def test_a_list_names_a_state_once(alone):
    edition = Edition.objects.get(key="lm-2025").pk
    html = alone.post(f"{LISTS}add/", form("CHN", edition=edition))
    assert "This State is already on the list of this edition." in html


def test_a_file_that_names_a_state_twice_is_refused_at_its_line(alone):
    lines = ["treaty,edition,iso3,confirmed,source", *["apmbc,lm-2025,LAO,yes,lm-2025-trend"] * 2]
    html = load(alone, "\n".join(lines).encode(), "lists.csv", LISTS)
    assert html.count("This State is named twice on the list of this edition.") == 1
    assert not ProducerListing.objects.filter(state__iso3="LAO").exists()


def test_a_state_that_has_joined_on_a_list_is_asked_about(alone):
    editions = {key: Edition.objects.get(key=key).pk for key in ("lm-2002", "lm-2003")}
    asks = "This State had joined the treaty when the edition was published."
    # Afghanistan deposited two days before the edition of 2002, Greece two weeks after that of 2003.
    assert asks in alone.post(f"{LISTS}add/", form("AFG", edition=editions["lm-2002"]))
    assert asks not in alone.post(f"{LISTS}add/", form("GRC", edition=editions["lm-2003"]))
    assert not ProducerListing.objects.filter(state__iso3="AFG").exists()
    assert ProducerListing.objects.filter(state__iso3="GRC").exists()


def test_a_sign_of_a_state_not_on_the_list_in_force_is_asked_about(alone):
    asks = "This State is not on the list of producers in force that day"
    assert asks in alone.post(f"{SIGNS}add/", form("USA", as_of="2015-01-01", signal="no_longer_producing"))
    assert asks not in alone.post(f"{SIGNS}add/", form("USA", as_of="2013-12-01", signal="no_longer_producing"))
    assert ProductionSignal.objects.filter(state__iso3="USA").count() == 2
