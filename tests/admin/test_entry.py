"""What a person who enters data reads, of the law and of the database, and what is kept of what they did."""

import pytest

from states.models import Source, State, Submission, Treaty, TreatyAction

from .conftest import ADD_ACT, form_of

pytestmark = pytest.mark.django_db


def entered() -> bool:
    return TreatyAction.objects.filter(state__iso3="USA", treaty__slug="apmbc").exists()


def test_an_accession_is_entered_counted_and_remembered(alone, client, accession):
    before = client.get("/treaties/apmbc/figures.json?on=2026-11-21").json()["deposited"]
    alone.enter(ADD_ACT, accession(date="1 Nov 2026", reason="notified by the depositary"))
    act = TreatyAction.objects.get(key="apmbc-usa-accession-1")
    version = act.history.get()
    assert (version.history_user, version.history_change_reason) == (alone.account, "notified by the depositary")
    assert client.get("/treaties/apmbc/figures.json?on=2026-11-21").json()["deposited"] == before + 1


def test_what_an_act_brings_about_is_shown_before_it_is_saved(alone, accession):
    html = alone.post(ADD_ACT, accession())
    assert not entered()
    assert "neither signed nor joined → <b>joined, not yet in force</b>" in html
    assert "1 May 2027" in html
    assert "Article 17" in html
    assert "161 → <b>162</b>" in html
    assert "Where it is right, save once more." in html


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": "1.11.2026", "effective_on": "2026-10-31"}, "cannot take effect before it is made"),
        ({"date": "sometime"}, "“sometime” is not a day. Write it as 3 Dec 1997, 3.12.1997 or 1997-12-03."),
        ({"kind": "adhesion"}, "Select a valid choice"),
        ({"source": ""}, "Every fact needs a source."),
        ({"effect_held": "on"}, "Only the effect of a withdrawal can be held back."),
        ({"kind": "ratification"}, "has not signed by that day. Enter its signature first, or choose accession."),
        ({"kind": "signature", "date": "1999-03-01"}, "had closed for signature by that day."),
        ({"kind": "signature", "date": "1997-12-02"}, "was not open for signature on that day."),
        ({"kind": "withdrawal"}, "is not party on that day"),
        ({"date": "1997-09-17"}, "had not been adopted on that day."),
    ],
)
def test_what_is_wrong_is_said_in_words(alone, accession, values, said):
    assert said in alone.enter(ADD_ACT, accession(**values))
    assert not entered()
    assert not Submission.objects.exists()


def test_a_second_consent_and_a_signatory_that_accedes_are_refused(alone, accession):
    albania, brazil = (State.objects.get(iso3=code).pk for code in ("ALB", "BRA"))
    assert "has joined already by that day." in alone.enter(ADD_ACT, accession(state=albania))
    tpnw = Treaty.objects.get(slug="tpnw").pk
    html = alone.enter(ADD_ACT, accession(treaty=tpnw, state=brazil, date="2026-01-01"))
    assert "A signatory joins by ratification" in html


def test_a_state_that_did_not_exist_yet_does_not_act(alone, accession):
    south_sudan, tpnw = State.objects.get(iso3="SSD").pk, Treaty.objects.get(slug="att").pk
    html = alone.enter(ADD_ACT, accession(treaty=tpnw, state=south_sudan, date="2011-07-08"))
    assert "The State did not exist on that day." in html


def test_the_same_act_twice_is_said_in_words(alone, accession):
    albania = State.objects.get(iso3="ALB").pk
    html = alone.enter(ADD_ACT, accession(state=albania, kind="ratification", date="2000-02-29"))
    assert html.count("This act is already recorded.") == 1


def test_an_act_that_a_later_one_rests_on_is_neither_moved_nor_deleted(alone):
    signature = TreatyAction.objects.get(key="apmbc-alb-signature-1")
    address = f"/admin/states/treatyaction/{signature.pk}"
    form = {**form_of(signature), "state": State.objects.get(iso3="USA").pk}
    said = "The ratification of 29 Feb 2000, which is recorded, could not stand beside this."
    assert said in alone.enter(f"{address}/change/", form)
    assert said in alone.post(f"{address}/delete/", {"post": "yes", "reason": "a slip"})
    assert TreatyAction.objects.filter(pk=signature.pk, state__iso3="ALB").exists()


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"date": "2052-11-01"}, "1 Nov 2052, is still to come. Is the year mistyped?"),
        ({"effective_on": "2027-06-01"}, "on 1 Jun 2027; by the treaty’s rule, on 1 May 2027. Is it so?"),
        ({"confirmed": ""}, "marked as not confirmed"),
    ],
)
def test_a_question_is_asked_and_its_answer_kept(alone, accession, values, asked):
    html = alone.enter(ADD_ACT, accession(**values))
    assert asked in html
    assert not entered()
    question = next(line for line in html.split('"') if asked in line)
    alone.enter(ADD_ACT, accession(**values, answered=question))
    assert not entered(), "a confirmation without a reason was taken"
    alone.enter(ADD_ACT, accession(**values, answered=question, reason="so the depositary writes"))
    act = TreatyAction.objects.get(state__iso3="USA", treaty__slug="apmbc")
    assert act.history.get().history_change_reason == "so the depositary writes"
    assert Submission.objects.get().changes.get().questions == [question]


def test_a_recollection_is_asked_about(alone, accession):
    source = Source.objects.filter(kind="recollection").first()
    assert "Its source is a recollection" in alone.enter(ADD_ACT, accession(source=source.pk))


def test_correcting_the_note_of_an_act_asks_nothing_of_the_law(alone):
    act = TreatyAction.objects.get(treaty__slug="cwc", state__iso3="STP", kind="acceptance")
    form = {**form_of(act), "note": "seen in the depositary's list"}
    alone.post(f"/admin/states/treatyaction/{act.pk}/change/", form)
    act.refresh_from_db()
    assert act.note == "seen in the depositary's list"


def test_saving_what_was_not_changed_makes_no_version(alone):
    source = Source.objects.first()
    form = {"kind": source.kind, "citation": source.citation, "url": source.url, "key": source.key}
    html = alone.post(f"/admin/states/source/{source.pk}/change/", form)
    assert "Nothing was changed." in html
    assert source.history.count() == 1


def test_an_overlapping_membership_is_said_in_words(alone):
    france = State.objects.get(iso3="FRA")
    seat = france.memberships.get(forum__key="unsc")
    form = {"forum": seat.forum_id, "state": france.pk, "role": "permanent", "starts": "1999", "source": seat.source_id}
    html = alone.post("/admin/states/forummembership/add/", form)
    assert "already in this forum" in html
    wrong = alone.post("/admin/states/forummembership/add/", {**form, "starts": "1999-13"})
    assert "is not a date. Write a year, a month or a day" in wrong


def test_a_treaty_that_acts_rest_on_is_not_deleted(alone):
    treaty = Treaty.objects.get(slug="apmbc")
    alone.post(f"/admin/states/treaty/{treaty.pk}/delete/", {"post": "yes"})
    assert Treaty.objects.filter(slug="apmbc").exists()


def test_while_typing_the_law_is_said_and_nothing_is_kept(alone, accession):
    typed = "/admin/states/treatyaction/law/?"
    empty = alone.client.get(typed, {"date": ""}).content.decode()
    assert "Choose treaty, State, kind and day" in empty
    whole = alone.client.get(typed, accession(source="")).content.decode()
    assert "161 → <b>162</b>" in whole
    wrong = alone.client.get(typed, accession(source="", kind="withdrawal")).content.decode()
    assert "is not party on that day" in wrong
    assert not Submission.objects.exists()
