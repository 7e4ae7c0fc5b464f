"""Entry of stockpiles and clearance: what is refused, what is asked, where it is found."""

import pytest

from states.law import law_of
from states.models import ClearanceEvent, Meeting, Source, State, StockpileEvent, Treaty

pytestmark = pytest.mark.django_db

STOCKPILES, CLEARANCE = "/admin/states/stockpileevent/", "/admin/states/clearanceevent/"

# What the law would refuse if it were entered now, and why it stands.
STAND = {
    "gnb-completed-1": "areas not known before were reported in 2021: a later period, entered after completion",
    "mrt-completed-1": "areas not known before were reported in 2020: a later period, entered after completion",
    "nga-completed-1": "newly mined areas were reported in 2019: a later period, entered after completion",
}


def form(iso3: str, event: str, day: str, **values) -> dict:
    return {
        "treaty": Treaty.objects.get(slug="apmbc").pk,
        "state": State.objects.get(iso3=iso3).pk,
        "event": event,
        "date": day,
        "source": Source.objects.get(key="isu-eritrea").pk,
        "confirmed": "on",
        "reason": "as the report says",
        **values,
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("BTN", "destruction_completed", "2010-01-01", {"quantity": 5000}), "more than was declared, by over a tenth"),
        (("GRC", "destruction_completed", "2020-01-01", {}), "A later declaration or report"),
        (("BTN", "declared", "2010", {"quantity": -1}), "cannot be below nought"),
        (("BTN", "retained", "2010", {}), "is a number: write how many"),
        (("BTN", "declared", "2007-05-29", {}), "already recorded"),
    ],
)
def test_a_stockpile_event_is_refused_in_words(alone, values, said):
    iso3, event, day, more = values
    before = StockpileEvent.objects.count()
    assert said in alone.post(f"{STOCKPILES}add/", form(iso3, event, day, **more))
    assert StockpileEvent.objects.count() == before


def test_more_than_declared_stands_with_a_note_or_by_no_more_than_a_tenth(alone):
    alone.post(f"{STOCKPILES}add/", form("BTN", "destruction_completed", "2010-01-01", quantity=4940))
    alone.post(f"{STOCKPILES}add/", form("TGO", "destruction_completed", "2004", quantity=5000, note="found since"))
    assert StockpileEvent.objects.filter(state__iso3__in=["BTN", "TGO"], event="destruction_completed").count() == 2


@pytest.mark.parametrize(
    ("iso3", "day", "decided"),
    [("ERI", "2024-12-31", "2025-12-05"), ("ERI", "2024-01-01", "2025-12-05"), ("MNE", "2017-04-01", "")],
)
def test_an_extension_leads_on(alone, iso3, day, decided):
    html = alone.post(f"{CLEARANCE}add/", form(iso3, "extension_granted", day, decided_on=decided))
    # The last of them has no deadline stated: the treaty’s own term is what it is held against.
    assert ("leads to a later day" in html) or ("already recorded" in html)
    assert not ClearanceEvent.objects.filter(state__iso3="MNE").exists()


def test_an_extension_entered_before_a_shorter_one_is_refused(alone):
    html = alone.post(
        f"{CLEARANCE}add/", form("ERI", "extension_granted", "2020-12-31", decided_on="2018-11-30", date="2021-06-30")
    )
    assert "An extension decided later, which is recorded, leads to no later day." in html


def test_a_completion_before_a_later_report_is_refused_and_after_it_is_taken(alone):
    said = "A later declaration or report that there is something left"
    assert said in alone.post(f"{CLEARANCE}add/", form("DEU", "completed", "2010-01-01"))
    alone.post(f"{CLEARANCE}add/", form("DEU", "completed", "2012-01-01"))
    assert ClearanceEvent.objects.filter(state__iso3="DEU", event="completed").exists()


def test_what_stood_before_can_be_corrected(alone):
    stands = ClearanceEvent.objects.get(key="nga-completed-1")
    values = form("NGA", "completed", "2011-11-30", source=stands.source_id, key=stands.key, note=stands.note)
    alone.post(f"{CLEARANCE}{stands.pk}/change/", values)
    stands.refresh_from_db()
    assert str(stands.date) == "2011-11-30"


def test_a_meeting_of_another_treaty_decides_nothing(alone):
    meeting = Meeting.objects.filter(treaty__slug="ccm").first()
    values = form("ERI", "extension_granted", "2027-12-31", decided_at=meeting.pk)
    assert "That is a meeting of another treaty." in alone.post(f"{CLEARANCE}add/", values)


@pytest.mark.parametrize(
    ("address", "values", "asks"),
    [
        (STOCKPILES, ("BTN", "declared", "2052", {"quantity": 1}), True),
        (CLEARANCE, ("DEU", "completed", "2052-01-01", {}), True),
        (CLEARANCE, ("ERI", "extension_granted", "2060-12-31", {"decided_on": "2052-01-01"}), True),
        (CLEARANCE, ("ERI", "extension_granted", "2060-12-31", {"decided_on": "2025-12-05"}), False),
        (CLEARANCE, ("DEU", "deadline", "2052-01-01", {}), False),
    ],
)
def test_a_day_to_come_is_asked_about_unless_it_is_a_deadline(alone, address, values, asks):
    iso3, event, day, more = values
    html = alone.post(f"{address}add/", form(iso3, event, day, **more))
    assert ("is still to come. Is the year mistyped?" in html) == asks


@pytest.mark.parametrize(("model", "stand"), [(StockpileEvent, {}), (ClearanceEvent, STAND)])
def test_the_law_holds_nothing_against_the_record_but_what_is_known(model, stand):
    law = law_of(model)
    rows = list(model.objects.select_related("treaty", "state", *law.related))
    held = set()
    for row in rows:
        others = [other for other in rows if other.state_id == row.state_id and other is not row]
        held |= {row.key} if law.objections(row, others) else set()
    assert held == set(stand)


def test_events_are_on_the_page_of_their_state_and_lead_to_one_more(admin_client):
    state = State.objects.get(iso3="BIH")
    html = admin_client.get(f"/admin/states/state/{state.pk}/change/").content.decode()
    for row in [*state.stockpile_events.all(), *state.clearance_events.all()]:
        assert f"/admin/states/{row._meta.model_name}/{row.pk}/change/" in html
    assert f"{STOCKPILES}add/?state={state.pk}" in html
    assert f"{CLEARANCE}add/?state={state.pk}" in html


@pytest.mark.parametrize(
    ("address", "asked", "key"),
    [(STOCKPILES, "Turkey missed", "tur-deadline-missed-1"), (CLEARANCE, "Swaziland", "swz-completed-1")],
)
def test_an_event_is_found_by_its_state(admin_client, address, asked, key):
    found = admin_client.get(address, {"q": asked.split()[0]}).context["cl"].result_list
    assert key in {row.key for row in found}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (STOCKPILES, ["Article 3", "Article 4", "Article 7"]),
        (CLEARANCE, ["Article 5", "Article 7", "ten years after entry into force"]),
    ],
)
def test_help_quotes_the_articles(admin_client, address, said):
    html = admin_client.get(f"{address}add/").content.decode()
    assert [words for words in said if words not in html] == []
