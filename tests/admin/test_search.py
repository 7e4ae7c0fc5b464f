"""A State is found by any of its names and codes wherever it is searched, and lists cost the same however long."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from states.models import State, TreatyAction
from states.models.record import Recorded
from states.search import found_states
from tests.factories import StateFactory, some_row

pytestmark = pytest.mark.django_db

ADMINS = {model: page for model, page in admin.site._registry.items() if issubclass(model, Recorded)}
STATE_PICKER = "/admin/autocomplete/?app_label=states&model_name=treatyaction&field_name=state&term="
TREATY_PICKER = "/admin/autocomplete/?app_label=states&model_name=treatyaction&field_name=treaty&term="


def changelist(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def listed(client, model, q: str) -> list:
    return list(client.get(changelist(model), {"q": q}).context["cl"].result_list)


def picked(client, address: str, term: str) -> list[str]:
    return [each["text"] for each in client.get(address + term).json()["results"]]


@pytest.mark.parametrize(
    "asked", ["Turkey", "TUR", "tr", "792", "Türkiye", "turkiye", "Турция", "турция", "تركيا", "土耳其"]
)
def test_a_state_is_found_once_by_any_name_and_code(admin_client, asked):
    assert picked(admin_client, STATE_PICKER, asked) == ["Türkiye"]
    assert [state.iso3 for state in listed(admin_client, State, asked)] == ["TUR"]


def test_the_words_of_a_name_are_found_in_any_order_and_part(admin_client):
    assert picked(admin_client, STATE_PICKER, "bosnia and herz") == ["Bosnia and Herzegovina"]
    assert picked(admin_client, STATE_PICKER, "ivoire cote") == ["Côte d’Ivoire"]
    assert len(picked(admin_client, STATE_PICKER, "guinea")) == 4
    assert picked(admin_client, STATE_PICKER, "Ruritania") == []
    assert found_states("  ") == set()


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("United States", "United States of America"),
        ("united", "United Arab Emirates"),
        ("guinea", "Guinea"),
        ("republic of korea", "Republic of Korea"),
        ("congo", "Congo"),
        ("us", "United States of America"),
    ],
)
def test_a_name_that_is_or_begins_with_what_was_typed_comes_first(admin_client, asked, first):
    assert picked(admin_client, STATE_PICKER, asked)[0] == first
    assert listed(admin_client, State, asked)[0].name_en == first


def test_a_whole_former_name_comes_before_the_beginning_of_another(admin_client):
    StateFactory(name_en="Turkey Minor")
    assert picked(admin_client, STATE_PICKER, "turkey") == ["Türkiye", "Turkey Minor"]


def test_a_whole_name_comes_before_one_that_begins_with_it(admin_client):
    StateFactory(name_en="A Chad")
    StateFactory(name_en="Chad and Beyond")
    StateFactory(name_en="Cha")
    assert picked(admin_client, STATE_PICKER, "chad") == ["Chad", "Chad and Beyond", "A Chad"]
    assert picked(admin_client, STATE_PICKER, "a chad")[0] == "A Chad"
    page = admin_client.get(changelist(State), {"q": "chad", "o": "-0"})
    assert [state.name_en for state in page.context["cl"].result_list] == ["Chad and Beyond", "Chad", "A Chad"]


def test_a_new_name_is_found_at_once():
    assert found_states("Ruritania") == set()
    ruritania = StateFactory(name_en="Ruritania")
    assert found_states("ruritania") == {ruritania.pk}


@pytest.mark.parametrize(
    "model", [model for model, page in ADMINS.items() if getattr(page, "state_path", "") == "state"]
)
def test_every_list_with_states_is_searched_by_them(admin_client, model):
    some_row(model)
    rows = model._default_manager.exclude(state=None)
    iso3 = rows.order_by("state__iso3").values_list("state__iso3", flat=True)[0]
    found = listed(admin_client, model, iso3)
    assert len(found) == rows.filter(state__iso3=iso3).count()
    assert {row.state.iso3 for row in found} == {iso3}


def test_acts_are_narrowed_by_treaty_and_state_together(admin_client):
    acts = listed(admin_client, TreatyAction, "apmbc turkey")
    assert [(act.treaty.slug, act.state.iso3) for act in acts] == [("apmbc", "TUR")]
    assert acts == listed(admin_client, TreatyAction, "TUR Ottawa")


@pytest.mark.parametrize(
    "asked", ["APMBC", "apmbc", "Ottawa", "anti-personnel mines and on", "mines antipersonnel", "противопехотных"]
)
def test_a_treaty_is_found_by_acronym_and_by_its_names(admin_client, asked):
    assert picked(admin_client, TREATY_PICKER, asked) == ["APMBC"]


@pytest.mark.parametrize("model", ADMINS, ids=lambda model: model._meta.model_name)
def test_a_list_costs_the_same_however_long_it_is(admin_client, monkeypatch, model):
    costs = []
    for rows in (1, 40):
        monkeypatch.setattr(ADMINS[model], "list_per_page", rows)
        # What is kept from one request to the next does not count.
        admin_client.get(changelist(model))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            admin_client.get(changelist(model))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 16
