"""Signing in by password: who gets in, who does not, what they read."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

WRONG = "are not correct"


@pytest.mark.parametrize("login", ["anna", "ANNA", "anna@example.org", "Anna@Example.org"])
def test_a_person_signs_in_by_name_or_by_address(sign_in, client, login):
    assert sign_in(login)["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_admin_leads_to_the_sign_in_page_and_back_to_where_one_was_going(client, sign_in):
    wanted = "/admin/states/treatyaction/add/?treaty=1"
    page = client.get(wanted, follow=True)
    assert page.redirect_chain[-1][0].startswith("/accounts/login/?next=%2Fadmin%2Fstates%2Ftreatyaction%2Fadd%2F")
    assert f'<input type="hidden" name="next" value="{wanted}">' in page.text
    assert sign_in(next=wanted)["Location"] == wanted


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, sign_in, elsewhere):
    assert sign_in(next=elsewhere)["Location"] == "/admin/"
    assert client.post("/accounts/logout/", {"next": elsewhere})["Location"] == "/accounts/login/"


@pytest.mark.parametrize("login", ["anna", "anna@example.org", "nobody", "nobody@example.org"])
def test_a_wrong_password_is_said_in_words_that_do_not_tell_who_is_known(sign_in, login):
    page = sign_in(login, "wrong")
    assert page.status_code == 200
    assert WRONG in page.text
    assert not page.wsgi_request.user.is_authenticated


def test_five_wrong_passwords_close_an_account_to_passwords_for_a_while(sign_in, settings):
    for browser in [Client(REMOTE_ADDR=f"192.0.2.{number}") for number in range(5)]:
        assert WRONG in sign_in(password="wrong", browser=browser).text
    page = sign_in(browser=Client(REMOTE_ADDR="192.0.2.9"))
    assert "Too many failed login attempts" in page.text
    assert not page.wsgi_request.user.is_authenticated


def test_ten_wrong_passwords_close_the_page_to_one_address(sign_in):
    for number in range(10):
        assert WRONG in sign_in(f"somebody-{number}", "wrong").text
    assert "Too many failed login attempts" in sign_in().text
    assert sign_in(browser=Client(REMOTE_ADDR="192.0.2.9")).status_code == 302


def test_one_who_asks_too_often_reads_so_in_the_sites_dress(client):
    for number in range(20):
        client.post("/accounts/password/reset/", {"email": f"somebody-{number}@example.org"})
    page = client.post("/accounts/password/reset/", {"email": "anna@example.org"})
    assert page.status_code == 429
    assert "Wait five minutes" in page.text


def test_the_counts_are_shared_by_all_workers(settings):
    assert "db.DatabaseCache" in settings.CACHES["default"]["BACKEND"]


def test_behind_a_proxy_attempts_are_counted_by_the_sender_that_the_proxy_names(sign_in, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        forged = Client(headers={"x-forwarded-for": f"198.51.100.{number}, 192.0.2.1"})
        assert WRONG in sign_in(f"somebody-{number}", "wrong", browser=forged).text
    assert "Too many" in sign_in(browser=Client(headers={"x-forwarded-for": "192.0.2.1"})).text
    assert sign_in(browser=Client(headers={"x-forwarded-for": "192.0.2.2"})).status_code == 302


def test_the_admins_own_login_takes_no_password(client, person):
    form = {"username": "anna", "password": PASSWORD}
    assert client.post("/admin/login/", form)["Location"].startswith("/accounts/login/")
    client.force_login(person)
    other = get_user_model().objects.create_user("ben", password=PASSWORD, is_staff=True)
    answer = client.post("/admin/login/", {"username": "ben", "password": PASSWORD})
    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").wsgi_request.user != other


def test_a_reader_without_the_right_is_told_so_and_can_sign_out(client):
    client.force_login(get_user_model().objects.create_user("reader"))
    page = client.get("/admin/", follow=True)
    assert page.status_code == 403
    assert "You are signed in as reader, and this account does not open data entry." in page.text
    assert 'href="/accounts/logout/"' in page.text


def test_an_inactive_account_opens_nothing(sign_in, person):
    get_user_model().objects.update(is_active=False)
    page = sign_in()
    assert not page.wsgi_request.user.is_authenticated


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up(client, method):
    page = getattr(client, method)("/accounts/signup/", {"username": "x", "password1": PASSWORD, "password2": PASSWORD})
    assert page.status_code == 403
    assert "Nobody signs up here." in page.text
    assert not get_user_model().objects.exists()


def test_the_admins_sign_out_signs_out(client, sign_in):
    sign_in()
    page = client.post("/admin/logout/", follow=True)
    assert page.redirect_chain == [("/accounts/login/", 302)]
    assert "You have signed out." in page.text
    assert client.get("/admin/").status_code == 302


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites(sign_in, settings):
    cookie = sign_in().cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)
    settings.SESSION_COOKIE_SECURE = True
    assert sign_in(browser=Client()).cookies["sessionid"]["secure"] is True


def test_pages_of_an_account_are_kept_by_nobody(client, sign_in):
    sign_in()
    for address in ("/accounts/login/", "/accounts/two-factor/", "/accounts/password/reset/", "/admin/"):
        assert "no-store" in client.get(address)["Cache-Control"], address


@pytest.mark.parametrize(
    ("accepted", "language", "said"), [("fr-CH,en;q=0.5", "fr", "Mot de passe"), ("ar", "en", "Password")]
)
@pytest.mark.parametrize("address", ["/accounts/login/", "/admin/"])
def test_pages_for_who_signs_in_speak_the_readers_language_where_it_is_complete(
    client, person, address, accepted, language, said
):
    if address == "/admin/":
        client.force_login(person)
    page = client.get(address, headers={"accept-language": accepted})
    assert f'<html lang="{language}"' in page.text
    assert page["Content-Language"] == language
    assert "Accept-Language" in page["Vary"]
    assert address == "/admin/" or said in page.text
