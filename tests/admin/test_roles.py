"""Who may open what: every address of data entry, by role."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse

from states.models import Revision, Submission
from states.models.record import Recorded
from tests.factories import some_row
from tracker.roles import OF_ITSELF, ROLES

from .conftest import ADD_ACT

pytestmark = pytest.mark.django_db

READS = {"viewer", "editor", "publisher"}
RECORDED = [model for model in admin.site._registry if issubclass(model, Recorded)]
# What each page of a kind of fact asks for: to look at it, or to enter it.
PAGES = {
    "changelist": READS,
    "deleted": READS,
    "history": READS,
    "change": READS,
    "export": READS,
    "template": READS,
    "law": READS,
    "add": {"editor"},
    "delete": {"editor"},
    "import": {"editor"},
}


def address(model, page: str) -> str | None:
    """The address of a page of a kind of fact; None where the kind has no such page."""
    of_one = page in ("history", "change", "delete")
    row = some_row(model)
    arguments = [row.pk] if of_one else ["csv"] if page in ("export", "template") else []
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)
    except NoReverseMatch:
        return None


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_it_may_and_nothing_else(person, role):
    own = person("somebody", role)
    wrong = []
    for model in RECORDED:
        for page, roles in PAGES.items():
            where = address(model, page)
            if where is None:
                continue
            expected = 200 if role in roles else 403
            status = own.client.get(where).status_code
            if status != expected:
                wrong.append(f"{where}: {status} instead of {expected}")
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_only_editors_send_forms_of_facts(person, role):
    own = person("somebody", role)
    wrong = [
        where
        for model in RECORDED
        for page in ("add", "change", "delete", "import")
        if (where := address(model, page)) and (own.client.post(where, {}).status_code == 403) == (role == "editor")
    ]
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_accounts_are_the_administrators(person, role):
    own = person("somebody", role)
    expected = 200 if role == "administrator" else 403
    for where in ("/admin/auth/user/", "/admin/auth/user/add/", f"/admin/auth/user/{own.account.pk}/change/"):
        assert own.client.get(where).status_code == expected, where


@pytest.mark.parametrize("role", ROLES)
def test_what_the_tracker_makes_itself_is_read_and_never_entered(person, editor, accession, role):
    editor.enter(ADD_ACT, accession())
    own, waiting = person("somebody", role), Submission.objects.get()
    revision = Revision.objects.current()
    for where in (f"/admin/states/submission/{waiting.pk}/change/", "/admin/states/submission/"):
        assert own.client.get(where).status_code == (200 if role in READS else 403 if where.endswith("on/") else 404)
    for where in ("/admin/states/submission/add/", f"/admin/states/submission/{waiting.pk}/delete/"):
        assert own.client.get(where).status_code == 403, where
    assert own.client.post(f"/admin/states/revision/{revision.pk}/change/", {"number": 1}).status_code == 403
    assert own.client.get(f"/admin/states/submission/{waiting.pk}/step/").status_code == 405


@pytest.mark.parametrize("role", ROLES)
def test_only_a_publisher_decides(person, editor, accession, role):
    editor.enter(ADD_ACT, accession())
    waiting = Submission.objects.get()
    own = person("somebody", role)
    own.client.post(f"/admin/states/submission/{waiting.pk}/step/", {"step": "publish"})
    waiting.refresh_from_db()
    assert (waiting.stage == "published") == (role == "publisher")


def test_groups_hold_rights_to_every_kind_of_fact():
    held = set(Group.objects.get(name="editor").permissions.values_list("codename", flat=True))
    for model in RECORDED:
        assert {f"{does}_{model._meta.model_name}" for does in ("view", "add", "change", "delete")} <= held
    assert not {f"change_{name}" for name in OF_ITSELF} & held


def test_somebody_without_a_role_sees_an_empty_desk(person):
    nobody = person("nobody", "no role")
    assert "This account may not view or edit anything yet." in nobody.get("/admin/")
