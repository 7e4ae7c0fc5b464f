"""Signing in as people do it: by password, with an app, with a passkey; every page of an account, wide and narrow."""

import re
import subprocess
import sys
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.browser.checks import barriers, sideways
from tests.browser.conftest import ROOT
from tests.browser.pages import DASHBOARD, NARROW, WIDE, open_page

NAME, PASSWORD = "anna", "nine-parties-in-geneva"
MAKE = """
from django.contrib.auth import get_user_model
accounts = get_user_model().objects
accounts.filter(username={name!r}).delete()
accounts.create_user({name!r}, password={password!r}, is_staff=True)
"""


@pytest.fixture
def name(installation, worker_id) -> str:
    """The name of an account of this worker's own, without a second factor."""
    name = f"{NAME}-{worker_id}"
    code = MAKE.format(name=name, password=PASSWORD)
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    subprocess.run(command, cwd=ROOT, env=installation, check=True)  # noqa: S603
    return name


@pytest.fixture
def at_localhost(base_url) -> str:
    """The same site under the one name at which browsers allow passkeys without TLS."""
    return base_url.replace("127.0.0.1", "localhost")


def send(page):
    """Press the first button of the form."""
    page.locator(".sheet button").first.click()
    page.wait_for_load_state()


def give_password(page, name: str, address: str = "/accounts/login/"):
    page.goto(address)
    page.get_by_label("User name or e-mail").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    send(page)


def confirm(page):
    """Give the password again, as pages of second factors ask."""
    page.get_by_label("Password").fill(PASSWORD)
    send(page)


@pytest.fixture
def looked_at(page, screenshots):
    """Look at the open page at both widths: nothing stands out, nothing bars the way."""

    def look(name: str):
        wrong, size = [], page.viewport_size
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 800})
            wrong += [f"{name}, {width} px: {each}" for each in (*sideways(page), *barriers(page))]
            page.screenshot(path=screenshots / f"accounts-{name}-{width}.png", full_page=True)
        page.set_viewport_size(size)
        assert not wrong, "\n".join(wrong)

    return look


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_masthead_leads_to_data_entry(page, name, width):
    open_page(page, DASHBOARD, width=width)
    page.locator(".account").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    page.get_by_label("User name or e-mail").fill(name)
    page.get_by_label("Password").fill("wrong")
    send(page)
    expect(page.locator(".errorlist")).to_contain_text("are not correct")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    expect(page.locator("#user-tools")).to_contain_text(name)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_an_app_is_added_by_its_image_and_asked_for_on_signing_in(page, name, looked_at, width):
    page.set_viewport_size({"width": width, "height": 800})
    give_password(page, name)
    page.goto("/accounts/two-factor/totp/activate/")
    confirm(page)
    expect(page.locator(".qr svg path")).to_be_visible()
    secret = page.locator("#authenticator_secret").inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    send(page)
    expect(page.locator("h1")).to_have_text("Recovery Codes")
    assert len(page.locator("#recovery_codes").input_value().split()) == 10
    looked_at("recovery-codes")
    page.goto("/accounts/logout/")
    send(page)
    give_password(page, name)
    looked_at("authenticate")
    page.get_by_label("Code").fill(code_of(secret))
    send(page)
    page.wait_for_url("**/admin/")


def code_of(secret: str) -> str:
    """What an app shows, with time enough left to type it."""
    left = 30 - time.time() % 30
    if left < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_passkey_is_added_and_signs_in_without_a_password(page, context, name, at_localhost, looked_at, width):
    page.set_viewport_size({"width": width, "height": 800})
    attach_authenticator(context.new_cdp_session(page))
    give_password(page, name, f"{at_localhost}/accounts/login/")
    page.goto(f"{at_localhost}/accounts/two-factor/webauthn/add/")
    confirm(page)
    page.get_by_label("Passwordless").check()
    send(page)
    expect(page.locator("h1")).to_have_text("Recovery Codes")
    page.goto(f"{at_localhost}/accounts/two-factor/webauthn/")
    expect(page.locator("tbody th")).to_contain_text("signs in without password")
    looked_at("passkeys")
    page.goto(f"{at_localhost}/accounts/logout/")
    send(page)
    wanted = "/accounts/sessions/"
    page.goto(at_localhost + wanted)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"**{wanted}")
    expect(page.locator("h1")).to_have_text("Sessions")


def test_a_passkey_that_is_refused_is_told_on_the_page(page, context, at_localhost):
    attach_authenticator(context.new_cdp_session(page), isUserVerified=False)
    page.goto(f"{at_localhost}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used.")


def attach_authenticator(devtools, **options):
    """Give the browser a device that keeps passkeys and knows its owner."""
    devtools.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**device, "isUserVerified": True, "automaticPresenceSimulation": True, **options}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_every_page_of_an_account_holds_at_both_widths(page, name, looked_at, faults):
    page.goto("/accounts/login/")
    looked_at("login")
    page.get_by_label("User name or e-mail").fill(name)
    page.get_by_label("Password").fill("wrong")
    send(page)
    looked_at("login-refused")
    for address in ("password/reset/", "password/reset/done/", "password/reset/key/1-x/", "inactive/"):
        page.goto(f"/accounts/{address}")
        looked_at(re.sub(r"\W+", "-", address).strip("-"))
    page.goto("/accounts/signup/")
    looked_at("signup")
    faults.clear()  # 403 is the answer meant
    give_password(page, name)
    page.goto("/accounts/two-factor/totp/activate/")
    looked_at("reauthenticate")
    confirm(page)
    addresses = ("two-factor/", "two-factor/totp/activate/", "two-factor/webauthn/", "two-factor/webauthn/add/")
    for address in (*addresses, "password/change/", "sessions/", "logout/"):
        page.goto(f"/accounts/{address}")
        looked_at(re.sub(r"\W+", "-", address).strip("-"))
