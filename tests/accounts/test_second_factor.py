"""A second factor: codes of an app, passkeys, recovery codes."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

pytestmark = pytest.mark.django_db

TWO_FACTOR = "/accounts/two-factor/"


def code_of(secret: str) -> str:
    """What an app shows now."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def add_app(client) -> str:
    """Add an authenticator app in a browser that has just signed in; return its secret."""
    page = client.get(f"{TWO_FACTOR}totp/activate/").text
    secret = re.search(r'id="authenticator_secret">(\w+)<', page)[1]
    answer = client.post(f"{TWO_FACTOR}totp/activate/", {"code": code_of(secret)})
    assert answer["Location"] == f"{TWO_FACTOR}recovery-codes/"
    return secret


def test_the_secret_is_shown_as_an_image_that_the_policy_lets_through(confirmed):
    page = confirmed.get(f"{TWO_FACTOR}totp/activate/").text
    assert re.search(r'<div class="qr" role="img" aria-label="[^"]+"><svg [^>]+><path', page)
    assert not re.search(r"data:|\sstyle=|<\?xml|<script>", page)


def test_a_wrong_code_adds_no_app(confirmed, person):
    confirmed.get(f"{TWO_FACTOR}totp/activate/")
    assert "Incorrect code." in confirmed.post(f"{TWO_FACTOR}totp/activate/", {"code": "000000x"}).text
    assert not Authenticator.objects.filter(user=person).exists()


def test_with_an_app_a_password_is_not_enough(confirmed, sign_in):
    secret = add_app(confirmed)
    browser = Client()
    assert sign_in(browser=browser)["Location"] == f"{TWO_FACTOR}authenticate/"
    assert browser.get("/admin/").status_code == 302
    assert "Incorrect code." in browser.post(f"{TWO_FACTOR}authenticate/", {"code": "1"}).text
    assert browser.post(f"{TWO_FACTOR}authenticate/", {"code": code_of(secret)})["Location"] == "/admin/"
    assert browser.get("/admin/").status_code == 200


def test_where_one_was_going_is_kept_across_the_second_factor(confirmed, sign_in):
    secret = add_app(confirmed)
    browser, wanted = Client(), "/admin/states/treaty/"
    sign_in(browser=browser, next=wanted)
    assert browser.post(f"{TWO_FACTOR}authenticate/", {"code": code_of(secret)})["Location"] == wanted


def test_a_recovery_code_opens_once(confirmed, sign_in, person):
    add_app(confirmed)
    code = RecoveryCodes(Authenticator.objects.get(user=person, type="recovery_codes")).get_unused_codes()[0]
    assert code in confirmed.get(f"{TWO_FACTOR}recovery-codes/").text
    for browser, opens in ((Client(), True), (Client(), False)):
        sign_in(browser=browser)
        answer = browser.post(f"{TWO_FACTOR}authenticate/", {"code": code})
        assert (answer.status_code == 302) is opens


def test_codes_cannot_be_guessed_for_long(confirmed, sign_in):
    secret = add_app(confirmed)
    browser = Client()
    sign_in(browser=browser)
    for _time in range(5):
        browser.post(f"{TWO_FACTOR}authenticate/", {"code": "1"})
    page = browser.post(f"{TWO_FACTOR}authenticate/", {"code": code_of(secret)})
    assert "Too many failed login attempts" in page.text


def test_a_second_factor_is_added_only_by_who_has_just_given_the_password(client, person):
    client.force_login(person)
    for page in ("totp/activate/", "webauthn/add/", "recovery-codes/generate/"):
        assert client.get(TWO_FACTOR + page)["Location"].startswith("/accounts/reauthenticate/"), page
    page = client.get("/accounts/reauthenticate/?next=/accounts/two-factor/totp/activate/")
    assert "Confirm" in page.text


@pytest.mark.parametrize("page", ["", "totp/activate/", "webauthn/", "webauthn/add/"])
def test_pages_of_second_factors_stand_in_the_sites_dress_and_hold_no_script_of_their_own(confirmed, page):
    answer = confirmed.get(TWO_FACTOR + page)
    assert answer.status_code == 200
    assert 'id="masthead"' in answer.text
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert all("src=" in script or 'type="application/json"' in script for script in scripts)
    assert not re.search(r"\sstyle=|\son\w+=", answer.text)


def test_the_sign_in_page_offers_passkeys(client):
    page = client.get("/accounts/login/").text
    assert 'id="passkey_login"' in page
    options = client.get(f"{TWO_FACTOR}webauthn/login/", headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["userVerification"] == "required"
