"""What a person who enters data reads when the database would refuse it, and what is kept of what they did."""

import pytest

from states.models import State, Treaty, TreatyAction

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(admin_client):
    """Send the form of an act and return the page."""
    known = TreatyAction.objects.select_related("source").get(key="apmbc-alb-ratification-1")
    form = {
        "treaty": known.treaty_id,
        "state": State.objects.get(iso3="USA").pk,
        "kind": "accession",
        "date": "2026-11-01",
        "source": known.source_id,
        "confirmed": "on",
    }

    def send(**values):
        response = admin_client.post("/admin/states/treatyaction/add/", {**form, **values}, follow=True)
        assert response.status_code == 200
        return response.content.decode()

    return send


def test_an_accession_is_entered_counted_and_remembered(enter, client, admin_user):
    before = client.get("/treaties/apmbc/figures.json?on=2026-11-21").json()["deposited"]
    enter(date="1 Nov 2026")
    act = TreatyAction.objects.get(key="apmbc-usa-accession-1")
    assert act.history.get().history_user == admin_user
    assert client.get("/treaties/apmbc/figures.json?on=2026-11-21").json()["deposited"] == before + 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": "1.11.2026", "effective_on": "2026-10-31"}, "cannot take effect before it is made"),
        ({"date": "sometime"}, "“sometime” is not a day. Write it as 3 Dec 1997, 3.12.1997 or 1997-12-03."),
        ({"kind": "adhesion"}, "Select a valid choice"),
        ({"source": ""}, "Every fact needs a source."),
        ({"effect_held": "on"}, "Only the effect of a withdrawal can be held back."),
    ],
)
def test_what_is_wrong_is_said_in_words(enter, values, said):
    assert said in enter(**values)
    assert not TreatyAction.objects.filter(state__iso3="USA", treaty__slug="apmbc").exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "ratification"}, "has not signed by that day. Enter its signature first, or choose accession."),
        ({"kind": "signature", "date": "1999-03-01"}, "had closed for signature by that day."),
        ({"kind": "signature", "date": "1997-12-02"}, "was not open for signature on that day."),
        ({"kind": "withdrawal"}, "is not party on that day"),
        ({"date": "1997-09-17"}, "had not been adopted on that day."),
    ],
)
def test_what_the_law_holds_against_an_act_is_said_at_the_field(enter, values, said):
    assert said in enter(**values)
    assert not TreatyAction.objects.filter(state__iso3="USA", treaty__slug="apmbc").exists()


def test_a_second_consent_and_a_signatory_that_accedes_are_refused(enter):
    albania, brazil = (State.objects.get(iso3=code).pk for code in ("ALB", "BRA"))
    assert "has joined already by that day." in enter(state=albania)
    att = Treaty.objects.get(slug="tpnw").pk
    assert "A signatory joins by ratification" in enter(treaty=att, state=brazil, date="2026-01-01")


def test_correcting_the_source_of_an_act_asks_nothing_of_the_law(admin_client):
    act = TreatyAction.objects.get(treaty__slug="cwc", state__iso3="STP", kind="acceptance")
    form = {
        "treaty": act.treaty_id,
        "state": act.state_id,
        "kind": act.kind,
        "date": act.date,
        "effective_on": act.effective_on or "",
        "source": act.source_id,
        "key": act.key,
        "note": "seen in the depositary's list",
    }
    admin_client.post(f"/admin/states/treatyaction/{act.pk}/change/", form)
    act.refresh_from_db()
    assert act.note == "seen in the depositary's list"


def test_the_same_act_twice_is_said_in_words(enter):
    albania = State.objects.get(iso3="ALB").pk
    assert "This act is already recorded." in enter(state=albania, kind="ratification", date="2000-02-29")


def test_an_overlapping_membership_is_said_in_words(admin_client):
    france = State.objects.get(iso3="FRA")
    seat = france.memberships.get(forum__key="unsc")
    form = {"forum": seat.forum_id, "state": france.pk, "role": "permanent", "starts": "1999", "source": seat.source_id}
    html = admin_client.post("/admin/states/forummembership/add/", form).content.decode()
    assert "already in this forum" in html
    wrong = admin_client.post("/admin/states/forummembership/add/", {**form, "starts": "1999-13"}).content.decode()
    assert "is not a date. Write a year, a month or a day" in wrong


def test_a_treaty_that_acts_rest_on_is_not_deleted(admin_client):
    treaty = Treaty.objects.get(slug="apmbc")
    admin_client.post(f"/admin/states/treaty/{treaty.pk}/delete/", {"post": "yes"})
    assert Treaty.objects.filter(slug="apmbc").exists()
