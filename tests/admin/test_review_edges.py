"""What a careful person tries with submissions: others' words, stale drafts, parts of a page, rows that are gone."""

import re
from datetime import date
from io import BytesIO

import pytest

from states.models import (
    ForumMembership,
    Source,
    Stage,
    StateName,
    Submission,
    TreatyAction,
)
from states.review.importing import draft_from_file
from tests.factories import SourceFactory

from .conftest import ADD_ACT, form_of
from .test_files import ACTS, act, load, written
from .test_versions import fields

pytestmark = pytest.mark.django_db

TONGA = "apmbc-ton-accession-1"


@pytest.fixture
def tonga() -> TreatyAction:
    return TreatyAction.objects.get(key=TONGA)


def address_of(row: TreatyAction) -> str:
    return f"/admin/states/treatyaction/{row.pk}/change/"


def everything() -> list[tuple]:
    return list(Submission.objects.order_by("pk").values_list())


@pytest.mark.parametrize("role", ["viewer", "editor", "administrator"])
@pytest.mark.parametrize("step", ["submit", "take_back", "give_back", "publish", "drop"])
def test_a_step_of_somebody_else_changes_nothing(person, editor, accession, role, step):
    editor.enter(ADD_ACT, accession(reason="as notified"))
    waiting = Submission.objects.get()
    before = everything()
    other = person("somebody", role)
    other.client.post(f"/admin/states/submission/{waiting.pk}/step/", {"step": step, "words": "FORGED"})
    assert everything() == before


def test_who_lost_the_role_hands_nothing_in(editor, accession):
    editor.enter(ADD_ACT, accession(_draft="1"))
    editor.account.groups.clear()
    draft = Submission.objects.get()
    answer = editor.client.post(f"/admin/states/submission/{draft.pk}/step/", {"step": "submit", "words": ""})
    assert answer.status_code in (302, 404)
    assert Submission.objects.get().stage == Stage.DRAFT


def test_a_draft_over_a_newer_version_shows_both(alone, editor, tonga):
    editor.enter(address_of(tonga), {**form_of(tonga), "note": "seen", "_draft": "1"})
    draft = Submission.objects.get().changes.get()
    tonga.doubt = "which day"
    tonga.save()
    form = fields(editor.get(f"{address_of(tonga)}?draft={draft.pk}"))
    assert form["version"] == str(draft.base)
    html = editor.enter(f"{address_of(tonga)}?draft={draft.pk}", {**form, "note": "seen"})
    assert "Somebody else saved this fact after you opened it." in html
    assert 'name="doubt" value="which day"' in html
    assert Submission.objects.get().stage == Stage.DRAFT


def test_two_people_on_one_part_of_a_page(alone):
    name = StateName.objects.get(state__iso3="DEU", lang="fr")
    address = f"/admin/states/state/{name.state_id}/change/"
    opened = part_of(alone, address, name)
    name.official_name = "Le Royaume"
    name.save()
    html = alone.post(address, {**opened, "reason": "a doubt"})
    assert "Somebody else saved this after you opened it. In the record now: Official name: Le Royaume" in html
    name.refresh_from_db()
    assert (name.official_name, name.doubt) == ("Le Royaume", "")


def part_of(person, address: str, name: StateName) -> dict:
    """The form of a State as sent by somebody who writes a doubt beside one of its names."""
    page = person.client.get(address)
    form = {}
    inlines = [each.formset for each in page.context["inline_admin_formsets"]]
    for one in [page.context["adminform"].form, *(part for each in inlines for part in (each.management_form, *each))]:
        for bound in one:
            value = bound.value()
            form[bound.html_name] = "" if value is None or value is False else "on" if value is True else value
    place = next(key for key, value in form.items() if key.startswith("names-") and value == name.short_name)
    return {**form, place.replace("short_name", "doubt"): "which one"}


def test_a_part_of_a_page_is_asked_about_and_wants_a_reason(alone):
    name = StateName.objects.get(state__iso3="DEU", lang="fr")
    address = f"/admin/states/state/{name.state_id}/change/"
    opened = part_of(alone, address, name)
    assert "Say why: it is kept with the change." in alone.post(address, opened)
    place = next(key for key in opened if key.endswith("doubt") and opened[key] == "which one")
    unsure = {key: value for key, value in opened.items() if key != place.replace("doubt", "confirmed")}
    html = alone.post(address, {**unsure, "reason": "from memory"})
    assert "marked as not confirmed" in html
    question = re.search(r'name="answered" value="([^"]+)"', html)[1]
    alone.post(address, {**unsure, "reason": "from memory", "answered": question})
    name.refresh_from_db()
    assert (name.doubt, name.confirmed) == ("which one", False)


def test_what_was_returned_is_kept_and_handed_in_later(editor, publisher, accession):
    editor.enter(ADD_ACT, accession(reason="as notified"))
    waiting = Submission.objects.get()
    publisher.step(waiting, "give_back", "A day later.")
    change = waiting.changes.get()
    html = editor.enter(f"{ADD_ACT}?draft={change.pk}", accession(date="2026-11-02", _draft="1"))
    assert "Kept. Hand it in when it is right." in html
    waiting.refresh_from_db()
    assert (waiting.stage, waiting.reason) == (Stage.RETURNED, "as notified")


def test_a_submission_whose_source_is_gone_says_so(editor, publisher, accession):
    source = SourceFactory()
    editor.enter(ADD_ACT, accession(source=source.pk))
    waiting = Submission.objects.get()
    Source.objects.filter(pk=source.pk).delete()
    html = publisher.get(f"/admin/states/submission/{waiting.pk}/change/")
    assert f"No source has the key “{source.key}”." in html
    assert "cannot stand" in publisher.step(waiting, "publish")
    publisher.step(waiting, "give_back", "The source is gone.")
    assert Submission.objects.get().stage == Stage.RETURNED


@pytest.mark.parametrize("key", ["", TONGA])
def test_a_bad_line_is_mended_in_its_form(alone, tonga, key):
    line = act(key=key, iso3="TON" if key else "USA", date="25.6.2x25")
    load(alone, written([line]))
    draft = Submission.objects.get()
    html = alone.get(f"/admin/states/submission/{draft.pk}/change/")
    form = re.search(r'href="(/admin/states/treatyaction/[^"]*draft=\d+)"', html)[1]
    assert (address_of(tonga) in form) == bool(key)
    page = alone.get(form)
    assert "cannot be read here" in page
    sent = {**fields(page), "treaty": tonga.treaty_id, "kind": "accession", "date": "2025-06-26", "confirmed": "on"}
    alone.enter(form, {**sent, "source": tonga.source_id, "reason": "mended"})
    assert Submission.objects.get().stage == Stage.PUBLISHED
    assert TreatyAction.objects.filter(date="2025-06-26", state__iso3="TON" if key else "USA").exists()


def test_half_a_file_is_not_handed_in(alone):
    file = BytesIO(written([act()]))
    half = draft_from_file(file, "acts.csv", TreatyAction, author=alone.account, today=date(2026, 11, 21))
    Submission.objects.filter(pk=half.pk).update(whole=False)
    assert "was not read to its end" in alone.step(half, "submit", "so the list says")
    assert Submission.objects.get().stage == Stage.DRAFT


def test_a_source_is_public_from_its_first_fact_on(editor, publisher, client, accession):
    editor.post("/admin/states/source/add/", {"kind": "press", "citation": "Some words of mine", "url": ""})
    source = Source.objects.get(citation="Some words of mine")
    public = ["/sources.csv", "/changes-of-record.csv", "/changes-of-record.atom", "/states/usa/"]
    assert not any(b"Some words of mine" in client.get(address).content for address in public)
    assert client.get(f"/sources/{source.key}/").status_code == 404
    editor.enter(ADD_ACT, accession(source=source.pk))
    publisher.step(Submission.objects.get(), "publish")
    assert all(b"Some words of mine" in client.get(address).content for address in public)
    assert client.get(f"/sources/{source.key}/").status_code == 200


def test_a_draft_that_says_what_the_record_says_is_let_go(editor, tonga):
    editor.enter(address_of(tonga), {**form_of(tonga), "note": "seen", "_draft": "1"})
    draft = Submission.objects.get().changes.get()
    html = editor.enter(f"{address_of(tonga)}?draft={draft.pk}", form_of(tonga))
    assert "Nothing was changed." in html
    assert not Submission.objects.exists()


def test_of_several_changes_one_is_gone_on_with_and_the_others_wait(editor):
    load(editor, written([act(), act(iso3="CUB")]))
    draft = Submission.objects.get()
    change = draft.changes.get(line=2)
    form = fields(editor.get(f"{ADD_ACT}?draft={change.pk}"))
    editor.enter(f"{ADD_ACT}?draft={change.pk}", {**form, "kind": "accession", "date": "2020-01-02"})
    draft.refresh_from_db()
    assert draft.stage == Stage.DRAFT
    assert list(draft.changes.values_list("line", "after__date")) == [(2, "2020-01-02"), (3, "2020-01-01")]


def test_what_was_brought_back_and_taken_back_keeps_its_row(alone, editor, tonga):
    alone.post(f"/admin/states/treatyaction/{tonga.pk}/delete/", {"post": "yes", "reason": "by mistake"})
    version = TreatyAction.history.filter(id=tonga.pk).latest().history_id
    address = f"{ADD_ACT}?version={version}"
    editor.enter(address, {**fields(editor.get(address)), "_draft": "1"})
    change = Submission.objects.get(stage=Stage.DRAFT).changes.get()
    assert change.row == tonga.pk
    again = f"{ADD_ACT}?draft={change.pk}"
    editor.enter(again, {**fields(editor.get(again)), "_draft": "1"})
    assert Submission.objects.get(stage=Stage.DRAFT).changes.get().row == tonga.pk


def test_the_version_of_another_fact_is_not_taken(alone, tonga):
    other = TreatyAction.objects.get(key="apmbc-alb-ratification-1")
    html = alone.get(f"{address_of(tonga)}?version={other.history.latest().history_id}")
    assert f'value="{tonga.key}"' in html


def test_deleted_facts_are_listed_though_what_they_refer_to_is_gone(alone):
    seat = ForumMembership.objects.filter(forum__key="oas").first()
    key, pk = seat.key, seat.pk
    seat.delete()
    ForumMembership.history.filter(id=pk).update(state_id=999_999)
    assert key in alone.get("/admin/states/forummembership/deleted/")


def test_a_stale_address_of_a_draft_makes_no_second_entry(editor, accession):
    editor.enter(ADD_ACT, accession(_draft="1"))
    change = Submission.objects.get().changes.get()
    editor.enter(f"{ADD_ACT}?draft={change.pk}", accession())
    html = editor.post(f"{ADD_ACT}?draft={change.pk}", accession())
    assert "This draft was handed in or thrown away meanwhile." in html
    assert Submission.objects.count() == 1


def test_nothing_is_changed_or_deleted_without_a_reason(alone, tonga):
    alone.enter(address_of(tonga), {**form_of(tonga), "note": "seen", "reason": ""})
    alone.post(f"/admin/states/treatyaction/{tonga.pk}/delete/", {"post": "yes"})
    tonga.refresh_from_db()
    assert tonga.note == ""


def test_what_cannot_stand_is_still_shown_after_the_step(editor, publisher, accession, settings):
    load(editor, written([act(iso3="ALB"), *[act(iso3=iso3) for iso3 in ("USA", "CUB")]]))
    draft = Submission.objects.get()
    assert "1 change cannot stand" in editor.step(draft, "submit", "so the list says")
    assert draft.changes.exclude(objections=[]).count() == 1


def test_an_act_is_shown_with_what_it_brings_about_as_it_is_recorded(alone, tonga):
    html = alone.get(address_of(tonga))
    assert "165 → <b>166</b>" in html
    assert ACTS in address_of(tonga)
