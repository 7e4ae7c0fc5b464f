"""What is handed in waits outside the record until somebody else has read it."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from states.models import Revision, Source, Stage, State, Submission, TreatyAction
from states.review.steps import RefusedError, publish

from .conftest import ADD_ACT, form_of

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/treaties/apmbc/",
    "/treaties/apmbc/participants.csv",
    "/treaties/apmbc/figures.json",
    "/states/usa/",
    "/states/usa.json",
    "/sources.csv",
    "/changes-of-record.csv",
]


def seen(client) -> list[bytes]:
    return [client.get(address).content for address in PUBLIC]


@pytest.fixture
def handed_in(editor, accession) -> Submission:
    editor.enter(ADD_ACT, accession(reason="notified on 1 November"))
    return Submission.objects.get()


def test_the_public_sees_a_fact_when_a_publisher_has_read_it(client, handed_in, publisher):
    assert handed_in.stage == Stage.SUBMITTED
    before = seen(client)
    mark = Revision.objects.current().number
    assert not TreatyAction.objects.filter(state__iso3="USA", treaty__slug="apmbc").exists()
    html = publisher.get(f"/admin/states/submission/{handed_in.pk}/change/")
    assert "notified on 1 November" in html
    assert seen(client) == before
    assert "Published." in publisher.step(handed_in, "publish")
    after = seen(client)
    # The list of sources counts one fact more, and everything else says what joined.
    assert [address for address, one, other in zip(PUBLIC, before, after, strict=True) if one == other] == []
    assert Revision.objects.current().number == mark + 1
    version = TreatyAction.objects.get(state__iso3="USA", treaty__slug="apmbc").history.get()
    assert version.history_user == handed_in.author
    assert version.history_change_reason == "notified on 1 November"


def test_a_draft_is_its_authors_alone_and_can_be_gone_on_with(editor, person, accession):
    html = editor.enter(ADD_ACT, accession(_draft="1"))
    assert "Kept as a draft." in html
    draft = Submission.objects.get()
    change = draft.changes.get()
    form = f"{ADD_ACT}?draft={change.pk}"
    assert 'value="2026-11-01"' in editor.get(form)
    other = person("el", "editor")
    assert other.client.get(form).status_code == 302
    assert other.client.get(f"/admin/states/submission/{draft.pk}/change/").status_code == 404
    editor.enter(form, accession(date="2026-11-02"))
    draft.refresh_from_db()
    assert (draft.stage, draft.changes.get().after["date"]) == (Stage.SUBMITTED, "2026-11-02")


def test_what_is_returned_says_why_and_comes_back(editor, publisher, handed_in, accession):
    assert "Say what has to be changed." in publisher.step(handed_in, "give_back")
    publisher.step(handed_in, "give_back", "The depositary received it a day later.")
    html = editor.get(f"/admin/states/submission/{handed_in.pk}/change/")
    assert "The depositary received it a day later." in html
    change = handed_in.changes.get()
    editor.enter(f"{ADD_ACT}?draft={change.pk}", accession(date="2026-11-02"))
    publisher.step(handed_in, "publish")
    assert TreatyAction.objects.get(state__iso3="USA", treaty__slug="apmbc").date.day == 2


def test_nobody_publishes_what_they_entered_themselves(person, accession):
    both = person("both", "editor", "publisher")
    both.enter(ADD_ACT, accession())
    own = Submission.objects.get()
    assert "a publisher other than the author approves" in both.get(f"/admin/states/submission/{own.pk}/change/")
    assert "A publisher other than the author approves." in both.step(own, "publish")
    assert Submission.objects.get().stage == Stage.SUBMITTED


def test_the_database_holds_four_eyes(editor, handed_in):
    handed_in.stage, handed_in.decided_by, handed_in.decided_at = Stage.PUBLISHED, editor.account, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        handed_in.save()
    handed_in.by_one_person = True
    handed_in.save()


def test_an_editor_publishes_nothing(editor, handed_in, person):
    other = person("el", "editor")
    assert "A publisher other than the author approves." in other.step(handed_in, "publish")
    assert "Only a publisher returns a submission." in other.step(handed_in, "give_back", "no")
    assert "Only its author does this." in other.step(handed_in, "take_back")


def test_what_was_handed_in_is_taken_back_and_thrown_away(editor, handed_in):
    editor.step(handed_in, "take_back")
    assert Submission.objects.get().stage == Stage.DRAFT
    assert "thrown away" in editor.step(handed_in, "drop")
    assert not Submission.objects.exists()


def test_a_step_that_came_too_late_is_refused_in_words(editor, publisher, handed_in):
    publisher.step(handed_in, "publish")
    assert "the submission is “Published” by now" in publisher.step(handed_in, "publish")
    assert "the submission is “Published” by now" in editor.step(handed_in, "take_back")


def test_the_law_is_asked_again_when_it_is_published(editor, publisher, handed_in, accession, person):
    other = person("el", "editor")
    html = other.enter(ADD_ACT, accession(date="2026-11-20"))
    asked = "Something else about this waits to be published: United States of America: accession, APMBC, 2026-11-01."
    assert asked in html
    question = next(line for line in html.split('"') if asked in line)
    other.enter(ADD_ACT, accession(date="2026-11-20", answered=question, reason="another instrument"))
    first, second = Submission.objects.order_by("made_at")
    publisher.step(first, "publish")
    assert "has joined already by that day" in publisher.step(second, "publish")
    assert TreatyAction.objects.filter(state__iso3="USA", treaty__slug="apmbc").count() == 1


def test_a_change_to_a_fact_that_was_changed_since_is_not_published(editor, publisher):
    act = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    form = form_of(act)
    editor.enter(f"/admin/states/treatyaction/{act.pk}/change/", {**form, "note": "seen"})
    act.doubt = "which day"
    act.save()
    html = publisher.step(Submission.objects.get(), "publish")
    assert "Somebody else has changed this fact since." in html
    act.refresh_from_db()
    assert (act.note, act.doubt) == ("", "which day")


def test_two_editors_see_both_versions_and_lose_nothing(alone):
    act = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    address = f"/admin/states/treatyaction/{act.pk}/change/"
    opened = form_of(act)
    act.doubt = "which day"
    act.save()
    html = alone.enter(address, {**opened, "note": "seen by me"})
    assert "Somebody else saved this fact after you opened it." in html
    assert "which day" in html
    assert "seen by me" in html
    act.refresh_from_db()
    assert act.note == "", "saved over a newer version"
    # What the page now holds is sent once more: their doubt and my note.
    alone.enter(
        address, {**opened, "version": act.history.latest().history_id, "doubt": "which day", "note": "seen by me"}
    )
    act.refresh_from_db()
    assert (act.note, act.doubt) == ("seen by me", "which day")


def test_a_form_takes_over_what_only_the_other_changed(alone):
    act = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    opened = form_of(act)
    act.doubt = "which day"
    act.save()
    html = alone.enter(f"/admin/states/treatyaction/{act.pk}/change/", {**opened, "note": "seen by me"})
    assert 'name="doubt" value="which day"' in html
    assert f'name="version" value="{act.history.latest().history_id}"' in html


def test_a_source_is_added_in_place_at_once_and_changed_by_review(editor):
    editor.post("/admin/states/source/add/", {"kind": "press", "citation": "A newspaper", "url": ""})
    source = Source.objects.get(citation="A newspaper")
    assert source.history.get().history_user == editor.account
    form = {"kind": "press", "citation": "Another newspaper", "url": "", "key": source.key, "reason": "a slip"}
    editor.post(f"/admin/states/source/{source.pk}/change/", form)
    source.refresh_from_db()
    assert source.citation == "A newspaper"
    assert Submission.objects.get().changes.get().after["citation"] == "Another newspaper"


def test_publishing_is_all_or_nothing(person, editor, publisher, handed_in):
    first = handed_in.changes.get()
    gone = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    handed_in.changes.create(
        table="states.treatyaction", action="change", row=gone.pk, fact="gone", before={}, after=first.after, base=1
    )
    with pytest.raises(RefusedError):
        publish(handed_in, publisher.account)
    assert not TreatyAction.objects.filter(state__iso3="USA", treaty__slug="apmbc").exists()


def test_a_published_account_is_not_deleted_with_its_work(editor, handed_in):
    assert handed_in.author == editor.account
    with pytest.raises(Exception, match="protected"):
        get_user_model().objects.get(pk=editor.account.pk).delete()


def test_another_person_reads_it_in_their_own_language_by_the_record_as_it_stands(editor, publisher, handed_in):
    address = f"/admin/states/submission/{handed_in.pk}/change/"
    usa = handed_in.changes.get().after["iso3"]
    TreatyAction.objects.create(
        treaty=TreatyAction.objects.get(key="apmbc-alb-ratification-1").treaty,
        state=State.objects.get(iso3=usa),
        kind="accession",
        date="2026-10-01",
        source=Source.objects.first(),
    )
    html = publisher.client.get(address, headers={"accept-language": "fr"}).content.decode()
    assert "United States of America: accession, APMBC, 2026-11-01" in html
    assert "L’État a déjà déposé son instrument à cette date." in html
    assert "has joined already by that day." in publisher.get(address)
