"""From the form in the admin over the mail to the first sign-in; nobody types the password of another."""

import re
import smtplib

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from tests.accounts.conftest import PASSWORD
from tracker.middleware.first_password import GROUP
from tracker.roles import ROLES

pytestmark = pytest.mark.django_db

USERS = "/admin/auth/user/"
INVITED = {"username": "ben", "email": "Ben@Example.org", "first_name": "Ben", "is_staff": "on"}


@pytest.fixture
def invite(admin_client, monkeypatch):
    """Send the form of a new account and return the page that follows."""
    # A test's transaction is never committed.
    monkeypatch.setattr("tracker.admin.transaction.on_commit", lambda send: send())

    def send(**values):
        return admin_client.post(f"{USERS}add/", {**INVITED, **values}, follow=True)

    return send


def link() -> str:
    """The address in the last mail."""
    return re.search(r"http://testserver(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def set_password(address: str, password: str):
    """Follow a link from a mail in a browser of its own and send the form it leads to."""
    browser = Client()
    answer = browser.get(address, follow=True)
    if not answer.redirect_chain:
        return answer
    return browser.post(answer.redirect_chain[-1][0], {"password1": password, "password2": password}, follow=True)


def test_an_invited_person_sets_a_password_and_signs_in(invite, sign_in):
    editors = Group.objects.get(name="editor")
    page = invite(groups=editors.pk)
    assert "Invited by mail: ben@example.org." in page.text
    ben = get_user_model().objects.get(username="ben")
    assert (ben.has_usable_password(), ben.is_staff, ben.email) == (False, True, "ben@example.org")
    assert list(ben.groups.all()) == [editors]
    assert mail.outbox[0].to == ["ben@example.org"]
    assert "Your user name is ben." in mail.outbox[0].body
    assert "Your password is set" in set_password(link(), PASSWORD).text
    assert sign_in("ben@example.org")["Location"] == "/admin/"


def test_a_link_opens_once(invite):
    invite()
    address = link()
    set_password(address, PASSWORD)
    page = set_password(address, "another-one-of-somebody")
    assert "This link no longer works" in page.text
    assert get_user_model().objects.get(username="ben").check_password(PASSWORD)


def test_an_account_is_made_with_the_right_to_open_data_entry(admin_client):
    form = admin_client.get(f"{USERS}add/").context["adminform"].form
    assert form.initial["is_staff"]
    assert form.fields["email"].required
    assert "password" not in " ".join(form.fields)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": ""}, "This field is required."),
        ({"email": "ANNA@example.org"}, "Another account has this e-mail address."),
        ({"username": "Anna"}, "Another account has this user name."),
    ],
)
def test_an_account_without_an_address_and_a_name_of_its_own_is_not_made(invite, person, wrong, said):
    assert said in invite(**wrong).text
    assert not mail.outbox


def test_who_never_signed_in_is_invited_again_and_others_are_not(invite, admin_client, sign_in):
    invite()
    sign_in()
    everybody = get_user_model().objects.values_list("pk", flat=True)
    page = admin_client.post(USERS, {"action": "invite_again", "_selected_action": list(everybody)}, follow=True).text
    assert [each.to for each in mail.outbox] == [["ben@example.org"]] * 2
    assert "Signed in before, so not invited: anna." in page


def test_a_mail_that_is_not_taken_is_told_and_the_account_stays(invite, monkeypatch):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("please run connect() first")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    page = invite()
    assert "The mail to ben@example.org was not sent (please run connect() first)." in page.text
    assert get_user_model().objects.filter(username="ben").exists()


def test_nobody_types_the_password_of_another(admin_client, person):
    form = admin_client.get(f"{USERS}{person.pk}/change/").context["adminform"].form
    assert not [name for name in form.fields if "password" in name]
    before = person.password
    admin_client.post(f"{USERS}{person.pk}/password/", {"password1": PASSWORD + "x", "password2": PASSWORD + "x"})
    person.refresh_from_db()
    assert person.password == before


def test_a_forgotten_password_is_set_anew_by_mail(client, person):
    client.post("/accounts/password/reset/", {"email": "anna@example.org"})
    assert "Somebody, most likely you" in mail.outbox[0].body
    set_password(link(), "eleven-parties-in-oslo")
    person.refresh_from_db()
    assert person.check_password("eleven-parties-in-oslo")


def test_asking_for_a_password_does_not_tell_who_is_known(client, person):
    known, unknown = (
        client.post("/accounts/password/reset/", {"email": address}, follow=True).text
        for address in ("anna@example.org", "nobody@example.org")
    )
    assert known == unknown
    assert len(mail.outbox) == 1


def test_a_changed_address_ends_what_the_former_one_opened(admin_client, person, client):
    client.post("/accounts/password/reset/", {"email": "anna@example.org"})
    old_link = link()
    form = {"username": "anna", "email": "anna@new.example", "is_staff": "on", "is_active": "on"}
    assert admin_client.post(f"{USERS}{person.pk}/change/", form).status_code == 302
    assert "This link no longer works" in set_password(old_link, "eleven-parties-in-oslo").text
    client.post("/accounts/password/reset/", {"email": "anna@example.org"})
    assert len(mail.outbox) == 1
    assert not EmailAddress.objects.filter(email="anna@example.org").exists()


def test_an_account_stays_since_the_history_names_it(admin_client, person):
    assert admin_client.post(f"{USERS}{person.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_administrator_cannot_take_a_superusers_account_over(client, person, admin_user):
    person.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    client.force_login(person)
    form = {"email": "anna+1@example.org", "is_staff": "on", "is_active": "on", "is_superuser": "on"}
    assert client.post(f"{USERS}{admin_user.pk}/change/", {**form, "username": "admin"}).status_code == 403
    assert client.post(f"{USERS}{person.pk}/change/", {**form, "username": "anna"}).status_code == 302
    person.refresh_from_db()
    assert not person.is_superuser


def test_a_one_time_password_is_no_role_to_be_given_or_taken(admin_client, person):
    one_time, editors = Group.objects.create(name=GROUP), Group.objects.get(name="editor")
    page = admin_client.get(f"{USERS}add/")
    assert sorted(map(str, page.context["adminform"].form.fields["groups"].queryset)) == sorted(ROLES)
    form = {"username": person.username, "email": person.email, "is_active": "on"}
    refused = admin_client.post(f"{USERS}{person.pk}/change/", {**form, "groups": [one_time.pk]})
    assert "is not one of the available choices" in refused.text
    person.groups.set([one_time])
    admin_client.post(f"{USERS}{person.pk}/change/", {**form, "groups": [editors.pk]})
    assert set(person.groups.all()) == {one_time, editors}


def test_secrets_and_keys_are_not_shown_in_the_admin(admin_client):
    for model in ("mfa/authenticator", "usersessions/usersession", "account/emailaddress"):
        assert admin_client.get(f"/admin/{model}/").status_code == 404
