"""What acts rest on is changed: who does it is asked about the acts that could not stand by it."""

import copy
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from states.law import Entered, read_together
from states.models import State, Treaty, TreatyAction, TreatyRules
from tests.admin.test_inlines import change, filled

pytestmark = pytest.mark.django_db


def asked(row, **values) -> list[str]:
    """What is asked where a row is to say something else."""
    new = copy.deepcopy(row)
    for name, value in values.items():
        setattr(new, name, value)
    entered = Entered(row, new)
    read_together(type(row), [entered], date(2026, 11, 21))
    assert not entered.objections
    return entered.questions


@pytest.fixture
def ottawa():
    return Treaty.objects.get(slug="apmbc")


def test_clauses_that_would_undo_signatures_are_asked_about(ottawa):
    late = TreatyAction.objects.filter(treaty=ottawa, kind="signature", date__gte="1999-01-01")
    [question] = asked(ottawa.rules, signature_closes=date(1999, 1, 1))
    assert question.startswith(f"{late.count()} recorded acts could not stand by this, the first: ")
    assert asked(ottawa.rules, signature_closes=date(1999, 2, 26)) == [
        "1 recorded act could not stand by this: Lithuania, APMBC, signature of 26 Feb 1999. Is it so?"
    ]
    assert asked(ottawa.rules, signature_closes=date(1999, 2, 27)) == []


def test_accessions_before_entry_into_force_rest_on_the_clause_that_lets_them(ottawa):
    [question] = asked(ottawa.rules, accession_before_entry_into_force=False)
    assert "2 recorded acts" in question
    assert "accession of" in question


def test_clauses_taken_away_or_given_to_another_treaty_are_asked_about(ottawa):
    gone = Entered(ottawa.rules, None)
    read_together(TreatyRules, [gone], date(2026, 11, 21))
    acts = TreatyAction.objects.filter(treaty=ottawa)
    # Without clauses nothing can be signed, and no stated day of entry into force can stand.
    signed, stated = acts.filter(kind="signature"), acts.exclude(effective_on=None).exclude(kind="withdrawal")
    assert gone.questions[0].startswith(f"{signed.count() + stated.count()} recorded acts")
    other = Treaty.objects.get(slug="ccm")
    assert "recorded acts" in asked(ottawa.rules, treaty=other)[0]


def test_what_could_not_stand_before_is_not_asked_about_again():
    # Two acceptances without a signature are in the record.
    assert asked(Treaty.objects.get(slug="ccw").rules, withdrawal_months=6) == []


def test_the_days_of_a_treaty_are_asked_about(ottawa):
    [question] = asked(ottawa, adopted=date(1997, 12, 4))
    opening = TreatyAction.objects.filter(treaty=ottawa, date="1997-12-03").count()
    assert f"{opening} recorded acts" in question
    att = Treaty.objects.get(slug="att")
    assert asked(att, entered_into_force=date(2016, 1, 1)) != []
    assert asked(att, entered_into_force=date(2014, 12, 23)) == []


def test_the_days_of_a_state_are_asked_about():
    montenegro = State.objects.get(iso3="MNE")
    own = TreatyAction.objects.filter(state=montenegro)
    [question] = asked(montenegro, exists_from=date(2026, 1, 1))
    assert f"{own.count()} recorded acts could not stand by this, the first: Montenegro, " in question


def test_what_no_act_rests_on_is_not_asked_about_and_costs_nothing(ottawa):
    with CaptureQueriesContext(connection) as queries:
        assert asked(ottawa, untc_reference="XXVI-6") == []
        assert asked(State.objects.get(iso3="ALB"), landlocked=True) == []
    assert not [query for query in queries if "states_treatyaction" in query["sql"]]
    with CaptureQueriesContext(connection) as queries:
        asked(ottawa.rules, signature_closes=date(1999, 1, 1))
    assert len([query for query in queries if "states_treatyaction" in query["sql"]]) == 1


def test_the_question_is_asked_on_the_page_of_the_clauses_and_answered_there(alone):
    rules = TreatyRules.objects.get(treaty__slug="apmbc")
    address = change(rules)
    form = {**filled(alone.client.get(address)), "signature_closes": "1999-02-26"}
    html = alone.post(address, form)
    words = "1 recorded act could not stand by this: Lithuania, APMBC, signature of 26 Feb 1999. Is it so?"
    assert words in html
    rules.refresh_from_db()
    assert rules.signature_closes == date(1999, 3, 1)
    alone.post(address, {**form, "answered": words, "reason": "the certified text says so"})
    rules.refresh_from_db()
    assert rules.signature_closes == date(1999, 2, 26)
