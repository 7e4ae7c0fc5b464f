"""Keys, partial dates, names, history and revision."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from states.models import ForumMembership, Revision, Source, State, StateName, Treaty, TreatyAction
from states.models.partial_date import PartialDateFormField
from states.rules.course import Status
from states.rules.partial_date import PartialDate
from tests.factories import ActFactory, MembershipFactory, SourceFactory, StateFactory, TreatyFactory

pytestmark = pytest.mark.django_db


def test_a_row_entered_without_key_gets_one_of_its_own():
    first = ActFactory(date="1998-01-01")
    second = ActFactory(treaty=first.treaty, state=first.state, source=first.source, date="1998-01-02")
    stem = f"{first.treaty.slug}-{first.state.iso3}-signature".lower()
    assert [first.key, second.key] == [f"{stem}-1", f"{stem}-2"]


def test_a_key_once_made_stays():
    act = ActFactory()
    key = act.key
    act.kind = "accession"
    act.save()
    act.refresh_from_db()
    assert act.key == key


@pytest.mark.parametrize("text", ["2007", "2007-10", "2007-10-31"])
def test_a_partial_date_comes_back_as_it_was_given(text):
    membership = MembershipFactory(starts=text)
    membership.refresh_from_db()
    assert membership.starts == PartialDate.parse(text)
    assert ForumMembership.objects.filter(starts=text, pk=membership.pk).exists()
    assert ForumMembership.objects.filter(starts=PartialDate.parse(text), pk=membership.pk).exists()


def test_partial_dates_sort_by_their_first_day_in_the_database():
    forum = MembershipFactory(starts="2008").forum
    for text in ("2007-10-31", "2007", "2007-10", "2007-01-01"):
        MembershipFactory(forum=forum, starts=text)
    ordered = ForumMembership.objects.filter(forum=forum).order_by("starts")
    assert [str(row.starts) for row in ordered] == ["2007", "2007-01-01", "2007-10", "2007-10-31", "2008"]


def test_a_form_reads_a_partial_date_and_refuses_another_in_words():
    class Form(forms.Form):
        starts = PartialDateFormField(required=False)

    assert Form({"starts": " 2007-10 "}).fields["starts"].clean("2007-10") == PartialDate(2007, 10)
    blank = Form({"starts": ""})
    assert blank.is_valid()
    assert blank.cleaned_data["starts"] is None
    wrong = Form({"starts": "Octember 2007"})
    assert "Write a year, a month or a day" in wrong.errors["starts"][0]
    assert 'value="2007-10"' in str(Form(initial={"starts": PartialDate(2007, 10)}))
    assert not Form({"starts": "2007"}, initial={"starts": PartialDate(2007)}).has_changed()


def test_a_model_refuses_a_partial_date_in_words():
    with pytest.raises(ValidationError, match="is not a date"):
        MembershipFactory.build(forum=None, state=None, source=SourceFactory(), starts="sometime").clean_fields(
            exclude=["forum", "state"]
        )


def test_states_come_in_the_order_and_the_words_of_a_language():
    french = State.objects.named("fr")
    assert [state.shown for state in french[:2]] == ["Afghanistan", "Afrique du Sud"]
    assert State.objects.named("ar").get(iso3="AFG").shown == "أفغانستان"


def test_a_state_without_a_name_in_a_language_shows_its_english_one_at_the_end():
    new = StateFactory(name_en="Aaland")
    assert list(State.objects.named("ru"))[-1].shown == new.name_en


def test_every_state_is_named_in_every_language():
    assert StateName.objects.count() == State.objects.count() * 6


def test_a_treaty_is_named_in_the_language_shown():
    treaty = Treaty.objects.get(slug="ccm")
    with translation.override("zh-hans"):
        assert treaty.full_name == "集束弹药公约"
    with translation.override("ar"):
        assert Treaty.objects.get(slug="bwc").full_name == Treaty.objects.get(slug="bwc").name_en


def test_every_edit_is_kept_with_its_reason():
    act = ActFactory()
    act.note = "seen in the certified copy"
    act._change_reason = "checked"
    act.save()
    kept = list(act.history.order_by("history_id").values_list("history_type", "note", "history_change_reason"))
    assert kept == [("+", "", None), ("~", "seen in the certified copy", "checked")]
    key = act.key
    act.delete()
    assert TreatyAction.history.filter(key=key).latest("history_id").history_type == "-"


def test_every_row_of_the_record_has_its_history():
    assert TreatyAction.history.filter(history_type="+").count() == TreatyAction.objects.count()


def test_each_change_counts_the_revision_up_and_a_failed_one_does_not():
    before = Revision.objects.current().number
    source = SourceFactory()
    source.citation = "Another"
    source.save()
    assert Revision.objects.current().number == before + 2
    with transaction.atomic():
        SourceFactory()
        transaction.set_rollback(True)
    assert Revision.objects.current().number == before + 2
    Source.objects.get(pk=source.pk).delete()
    assert Revision.objects.current().number == before + 3


def test_a_treaty_without_recorded_clauses_binds_nobody():
    act = ActFactory(treaty=TreatyFactory(rules=None), kind="accession", date="2001-01-01")
    treaty = Treaty.objects.with_rules().get(pk=act.treaty.pk)
    assert TreatyAction.objects.courses(treaty)[act.state_id].status(date(2020, 1, 1)) is Status.JOINED
