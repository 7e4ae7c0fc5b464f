import shutil
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from states.models import TreatyAction

pytestmark = pytest.mark.django_db

CHANGE = "/accounts/password/change/?next=/admin/"


def prepare() -> str:
    out = StringIO()
    call_command("prepare", stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def installation(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path / "var"
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    return settings.VAR_DIR


def test_the_first_time_loads_collects_and_makes_an_account(installation):
    said = prepare()
    assert "left 6862 unchanged" in said
    assert (installation / "static" / "css" / "site.css").is_file()
    assert "one-time password" in said


def test_the_second_time_nothing_is_done_again(installation):
    prepare()
    assert prepare() == ""


def test_static_files_that_were_removed_are_collected_again(installation):
    prepare()
    shutil.rmtree(installation / "static")
    prepare()
    assert (installation / "static" / "css" / "site.css").is_file()


def test_editors_may_enter_models_that_came_later(installation):
    prepare()
    editors = Group.objects.get(name="editor")
    editors.permissions.clear()
    prepare()
    assert editors.permissions.filter(codename="add_target").exists()


def test_changed_files_are_loaded_again(installation, settings, tmp_path):
    prepare()
    fixtures = tmp_path / "fixtures"
    fixtures.mkdir()
    for path in settings.FIXTURES_DIR.glob("*.csv"):
        (fixtures / path.name).write_bytes(
            path.read_bytes().replace(b"ALB,ratification,2000-02-29", b"ALB,ratification,2000-02-28")
        )
    settings.FIXTURES_DIR = fixtures
    call_command("load_reference", fixtures, verbosity=0, stdout=StringIO())
    assert TreatyAction.objects.get(key="apmbc-alb-ratification-1").date.day == 28
    assert "unchanged" in prepare()


@pytest.fixture
def editor(client):
    """A client signed in with the one-time password, and that password."""
    out = StringIO()
    call_command("make_editor", stdout=out)
    password = out.getvalue().split("password: ")[1].split("\n")[0]
    assert client.login(username="editor", password=password)
    return client, password


def change(client, old, new):
    return client.post(CHANGE, {"oldpassword": old, "password1": new, "password2": new})


def test_a_one_time_password_opens_nothing_but_its_own_change(editor):
    client, password = editor
    for path in ("/admin/", "/admin/states/treatyaction/add/", "/admin/password_change/done/"):
        assert client.get(path)["Location"] == CHANGE, path
    assert client.get("/treaties/apmbc/").status_code == 200
    for new in ("123", password):  # refused, with the reason
        assert change(client, password, new).status_code == 200
    assert client.get("/admin/")["Location"] == CHANGE


def test_signing_out_does_not_use_a_one_time_password_up(editor):
    client, password = editor
    assert client.post("/accounts/logout/").status_code == 302
    assert client.login(username="editor", password=password)
    assert client.get("/admin/")["Location"] == CHANGE


def test_the_first_account_enters_publishes_and_makes_accounts(editor):
    client, password = editor
    assert change(client, password, "a-longer-one-of-my-own")["Location"] == "/admin/"
    assert client.get("/admin/states/treatyaction/add/").status_code == 200
    assert client.get("/admin/auth/user/").status_code == 200
    account = get_user_model().objects.get(username="editor")
    assert account.has_perm("states.publish_submission")
    assert not account.is_superuser


def test_an_account_is_made_only_where_there_is_none():
    get_user_model().objects.create_user("somebody")
    call_command("make_editor", stdout=StringIO())
    assert get_user_model().objects.count() == 1
