"""The database refuses what one row can show to be impossible, and says why in words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from states.models import State, TreatyAction
from tests.factories import (
    ActFactory,
    ForumFactory,
    MembershipFactory,
    OrganisationFactory,
    SourceFactory,
    StateFactory,
    TargetFactory,
    TreatyFactory,
    TreatyRulesFactory,
)

pytestmark = pytest.mark.django_db


def refused(factory, **values) -> str:
    """Return the words in which a form refuses the row; the database must refuse it too."""
    row = factory.build(**values)
    with pytest.raises(ValidationError) as words:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return " ".join(words.value.messages)


@pytest.fixture
def act():
    return ActFactory()


@pytest.fixture
def related(act):
    return {"treaty": act.treaty, "state": act.state, "source": act.source}


def test_the_same_act_twice(act, related):
    assert "already recorded" in refused(ActFactory, **related, kind=act.kind, date="1998-01-01")


def test_an_unknown_kind_of_act(related):
    assert "not a valid choice" in refused(ActFactory, **related, kind="adhesion", date="2001-01-01")


def test_an_act_without_source(act, related):
    related["source"] = None
    assert "Every fact needs a source." in refused(ActFactory, **related, kind="accession", date="2001-01-01")


def test_an_effect_before_its_act(related):
    early = {"kind": "accession", "date": "2001-01-02", "effective_on": "2001-01-01"}
    assert "cannot take effect before" in refused(ActFactory, **related, **early)


def test_a_succession_may_reach_back(related):
    ActFactory(**related, kind="succession", date="2011-11-11", effective_on="2011-07-09").full_clean()


def test_only_a_withdrawal_can_be_held_back(related):
    assert "held back" in refused(ActFactory, **related, kind="accession", date="2001-01-02", effect_held=True)


@pytest.mark.parametrize("values", [{"date": "9999-09-01"}, {"date": "2001-01-01", "effective_on": "3001-01-01"}])
def test_an_act_beyond_the_days_that_can_be_asked_for(related, values):
    assert "is the year mistyped" in refused(ActFactory, **related, kind="accession", **values)


def test_a_membership_that_ends_before_it_starts(related):
    forum = ForumFactory()
    place = {"forum": forum, "state": related["state"], "source": related["source"]}
    assert "cannot end before it starts" in refused(MembershipFactory, **place, starts="2007-10", ends="2006")
    assert "cannot end before it starts" in refused(MembershipFactory, **place, starts="2007-10-31", ends="2007-09")
    MembershipFactory(**place, starts="2007-10", ends="2007").full_clean()


@pytest.mark.parametrize("value", [0, -1])
def test_a_target_that_is_not_above_zero(related, value):
    values = {"treaty": related["treaty"], "source": related["source"], "set_by": OrganisationFactory()}
    row = TargetFactory.build(**values, value=value)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_target_due_before_it_is_set(related):
    values = {"treaty": related["treaty"], "source": related["source"], "set_by": OrganisationFactory()}
    assert "due before it is set" in refused(TargetFactory, **values, set_on="2002-01-01", due="2001-12-31")


def test_a_second_default_treaty():
    assert "already the one shown first" in refused(TreatyFactory, is_default=True, source=SourceFactory())


def test_signature_that_closes_before_it_opens():
    treaty = TreatyFactory(rules=None)
    words = refused(TreatyRulesFactory, treaty=treaty, source=treaty.source, signature_closes="1997-12-02")
    assert "close before it opens" in words


@pytest.mark.parametrize(
    ("factory", "values"),
    [
        (StateFactory, {"un_region": "atlantis"}),
        (StateFactory, {"m49_region": "atlantis"}),
        (StateFactory, {"m49_subregion": "atlantis"}),
        (StateFactory, {"exists_from": "2002-01-01", "exists_to": "2001-01-01"}),
    ],
)
def test_a_state_that_cannot_be(factory, values):
    refused(factory, source=SourceFactory(), **values)


def test_a_code_that_is_not_three_capital_letters():
    with pytest.raises(ValidationError, match="three letters"):
        StateFactory.build(source=SourceFactory(), iso3="af1").full_clean()


def test_a_row_that_others_rest_on_cannot_be_deleted(act):
    with pytest.raises(Exception, match="protected"):
        act.source.delete()
    with pytest.raises(Exception, match="protected"):
        State.objects.get(iso3="AFG").delete()
    assert TreatyAction.objects.filter(pk=act.pk).exists()
