"""What is entered, shown and said on the page of one row."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from states.admin.entry import HelpAtFields
from states.models import ForumMembership, State, StateName, Treaty, TreatyAction
from states.models.record import Recorded
from tests.factories import some_row
from universalization.models import Target

pytestmark = pytest.mark.django_db

ADMINS = {model: page for model, page in admin.site._registry.items() if issubclass(model, Recorded)}


def change(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def filled(page) -> dict[str, str]:
    """The form of a page as a browser would send it back, the blank form for one more left out."""
    forms = [page.context["adminform"].form]
    for part in page.context["inline_admin_formsets"]:
        forms += [part.formset.management_form, *part.formset.initial_forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif value is not None and value is not False:
                data[field.html_name] = field.field.widget.format_value(value) or ""
                if isinstance(data[field.html_name], list):
                    data[field.html_name] = data[field.html_name][0]
    return data


def test_a_state_shows_its_names_acts_and_memberships_and_leads_to_each(admin_client):
    state = State.objects.get(iso3="TUR")
    html = admin_client.get(change(state)).content.decode()
    assert 'value="Турция"' in html
    assert 'value="Turkey"' in html
    for row in [*state.actions.all(), *state.memberships.all()]:
        assert change(row) in html
    assert f"/admin/states/treatyaction/add/?state={state.pk}" in html
    acts = [str(act.pk) for act in state.actions.order_by("-date", "treaty__acronym")]
    places = [html.index(f"/admin/states/treatyaction/{pk}/change/") for pk in acts]
    assert places == sorted(places)


def test_the_link_to_add_an_act_fills_in_the_state(admin_client):
    state = State.objects.get(iso3="TUR")
    page = admin_client.get(f"/admin/states/treatyaction/add/?state={state.pk}")
    assert f'<option value="{state.pk}" selected>Türkiye</option>' in page.content.decode()


def test_a_treaty_shows_its_clauses_obligations_targets_and_meetings(admin_client):
    treaty = Treaty.objects.get(slug="apmbc")
    html = admin_client.get(change(treaty)).content.decode()
    for name in ("rules-0-threshold", "obligations-0-article", "targets-0-value"):
        assert f'name="{name}"' in html
    for meeting in treaty.meetings.all():
        assert change(meeting) in html
    assert f"/admin/states/meeting/add/?treaty={treaty.pk}" in html


@pytest.mark.parametrize("model", [State, Treaty])
def test_what_hangs_on_a_row_is_entered_once_there_is_one(admin_client, model):
    page = admin_client.get(reverse(f"admin:states_{model._meta.model_name}_add"))
    assert page.context["inline_admin_formsets"] == []


def test_a_name_and_a_target_are_corrected_in_place_and_their_history_kept(admin_client, admin_user, settings):
    settings.FOUR_EYES = False
    state = State.objects.get(iso3="TUR")
    data = filled(admin_client.get(change(state)))
    name = next(key for key, value in data.items() if value == "Турция")
    assert (
        admin_client.post(change(state), {**data, name: "Турецкая Республика", "reason": "so UNTERM"}).status_code
        == 302
    )
    changed = StateName.objects.get(state=state, lang="ru")
    assert changed.short_name == "Турецкая Республика"
    assert changed.history.first().history_user == admin_user
    # What was left as it was is not recorded anew.
    assert StateName.objects.get(state=state, lang="fr").history.count() == 1

    treaty = Treaty.objects.get(slug="apmbc")
    data = filled(admin_client.get(change(treaty)))
    place = next(key for key, value in data.items() if key.startswith("targets-") and str(value) == "130")
    assert admin_client.post(change(treaty), {**data, place: "131", "reason": "a slip"}).status_code == 302
    assert Target.objects.get(key="130-by-4msp").value == 131


def test_acts_are_not_changed_from_the_page_of_their_state(admin_client):
    state = State.objects.get(iso3="TUR")
    data = filled(admin_client.get(change(state)))
    act = state.actions.first()
    forged = {"actions-0-id": act.pk, "actions-0-date": "2001-01-01", "actions-0-DELETE": "on"}
    admin_client.post(change(state), {**data, **forged})
    unchanged = TreatyAction.objects.get(pk=act.pk)
    assert (unchanged.date, unchanged.history.count()) == (act.date, 1)


def test_who_may_not_see_acts_sees_none_on_the_page_of_a_state(client, django_user_model):
    person = django_user_model.objects.create_user("reader", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["view_state", "view_forummembership"]))
    client.force_login(person)
    html = client.get(change(State.objects.get(iso3="TUR"))).content.decode()
    assert "/admin/states/forummembership/" in html
    assert "/admin/states/treatyaction/" not in html
    assert "/admin/states/forummembership/add/" not in html


def test_the_page_of_a_state_costs_the_same_however_much_hangs_on_it(admin_client):
    costs = []
    busy = ForumMembership.objects.filter(state__iso3="FRA").first().state
    quiet = State.objects.get(iso3="COK")
    assert busy.memberships.count() > quiet.memberships.count() + 5
    for state in (quiet, quiet, busy):
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(change(state))
        costs.append(len(queries))
    assert costs[1] == costs[2]


@pytest.mark.parametrize("model", ADMINS, ids=lambda model: model._meta.model_name)
def test_a_field_that_is_helped_is_a_field_of_the_model(model):
    page = ADMINS[model]
    helped = [page, *(inline for inline in [*page.inlines, *page.lists] if issubclass(inline, HelpAtFields))]
    for each in helped:
        fields = {field.name for field in each.model._meta.get_fields()}
        assert set(each.help_texts) <= fields


def test_help_stands_at_the_fields(admin_client):
    html = admin_client.get("/admin/states/treatyaction/add/").content.decode()
    assert "Vienna Convention on the Law of Treaties, Article 18" in html
    assert "consent to be bound is established on deposit" in html


@pytest.mark.parametrize("model", ADMINS, ids=lambda model: model._meta.model_name)
def test_view_on_site_leads_to_the_public_page(admin_client, client, model):
    if not hasattr(model, "get_absolute_url"):
        assert model._meta.model_name in ("edition", "organisation")
        return
    row = some_row(model)
    assert "View on site" in admin_client.get(change(row)).content.decode()
    assert client.get(row.get_absolute_url()).status_code == 200
