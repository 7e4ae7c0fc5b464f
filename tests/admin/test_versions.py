"""Every version of a fact can be seen, and an earlier one restored through the checks of every entry."""

import re

import pytest

from states.models import Meeting, State, Submission, TreatyAction

pytestmark = pytest.mark.django_db

TONGA = "apmbc-ton-accession-1"


@pytest.fixture
def act() -> TreatyAction:
    return TreatyAction.objects.get(key=TONGA)


def fields(html: str) -> dict[str, str]:
    """What the form of an act holds, as a browser would send it."""
    text = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', html))
    chosen = re.findall(r'<select name="(\w+)".*?<option value="([^"]*)" selected', html, re.DOTALL)
    ticked = re.findall(r'<input type="checkbox" name="(\w+)"[^>]* checked', html)
    version = re.findall(r'name="(version)" value="(\d+)"', html)
    return {**text, **dict(chosen), **dict(version), **dict.fromkeys(ticked, "on"), "reason": "a correction"}


def change(act: TreatyAction) -> str:
    return f"/admin/states/treatyaction/{act.pk}/change/"


def test_a_history_says_who_when_what_and_why(alone, act):
    form = fields(alone.get(change(act)))
    alone.enter(change(act), {**form, "date": "26 June 2025", "reason": "so the press has it"})
    html = alone.get(f"/admin/states/treatyaction/{act.pk}/history/")
    assert "2 versions, the newest first, in UTC." in html
    assert "by solo" in html
    assert "so the press has it" in html
    assert "<del>2025-06-25</del>" in html
    assert "<ins>2025-06-26</ins>" in html
    assert "from the reference files" in html


def test_who_published_a_version_stands_beside_who_entered_it(editor, publisher, act):
    editor.enter(change(act), {**fields(editor.get(change(act))), "note": "seen", "reason": "seen in the list"})
    publisher.step(Submission.objects.get(), "publish")
    html = editor.get(f"/admin/states/treatyaction/{act.pk}/history/")
    assert "by ed, published by pat" in re.sub(r"\s+", " ", html)


def test_an_earlier_version_is_opened_and_restored(alone, act):
    first = act.history.get().history_id
    alone.enter(change(act), {**fields(alone.get(change(act))), "date": "2025-06-26", "reason": "a slip"})
    form = fields(alone.get(f"{change(act)}?version={first}"))
    assert form["date"] == "2025-06-25"
    alone.enter(f"{change(act)}?version={first}", {**form, "reason": "back to the depositary’s day"})
    act.refresh_from_db()
    assert act.date.day == 25
    assert [row.history_change_reason for row in act.history.order_by("history_id")][1:] == [
        "a slip",
        "back to the depositary’s day",
    ]


def test_a_version_that_the_law_no_longer_allows_is_not_restored(alone, act):
    first = act.history.get().history_id
    usa = State.objects.get(iso3="USA").pk
    alone.enter(change(act), {**fields(alone.get(change(act))), "state": usa, "reason": "a slip"})
    other = TreatyAction.objects.create(
        treaty=act.treaty, state=State.objects.get(iso3="TON"), kind="accession", date="2025-01-01", source=act.source
    )
    form = fields(alone.get(f"{change(act)}?version={first}"))
    html = alone.enter(f"{change(act)}?version={first}", {**form, "reason": "back"})
    assert "has joined already by that day" in html
    act.refresh_from_db()
    assert act.state_id == usa
    assert other.pk != act.pk


def test_a_deleted_fact_is_found_and_comes_back_as_the_row_it_was(alone, act, client):
    count = client.get("/treaties/apmbc/figures.json?on=2026-01-01").json()["deposited"]
    alone.post(f"/admin/states/treatyaction/{act.pk}/delete/", {"post": "yes", "reason": "by mistake"})
    assert not TreatyAction.objects.filter(key=TONGA).exists()
    assert client.get("/treaties/apmbc/figures.json?on=2026-01-01").json()["deposited"] == count - 1
    html = alone.get("/admin/states/treatyaction/deleted/")
    assert "by mistake" in html
    address = re.search(r'href="(/admin/states/treatyaction/add/\?version=\d+)"', html)[1]
    form = fields(alone.get(address))
    assert form["key"] == TONGA
    alone.enter(address, {**form, "reason": "it was right"})
    back = TreatyAction.objects.get(key=TONGA)
    assert back.pk == act.pk
    assert [row.history_type for row in back.history.order_by("history_id")] == ["+", "-", "+"]
    assert "Nothing was ever deleted here." in alone.get("/admin/states/treatyaction/deleted/")


def test_the_history_of_what_was_never_there_is_not_found(alone):
    for wrong in ("999999", "x"):
        assert alone.client.get(f"/admin/states/treatyaction/{wrong}/history/").status_code == 404


def test_a_draft_of_one_kind_does_not_fill_in_the_form_of_another(editor, act):
    editor.enter(change(act), {**fields(editor.get(change(act))), "note": "seen", "_draft": "1"})
    draft = Submission.objects.get().changes.get()
    meeting = Meeting.objects.first()
    html = editor.get(f"/admin/states/meeting/{meeting.pk}/change/?draft={draft.pk}")
    assert f'value="{meeting.short_name}"' in html
