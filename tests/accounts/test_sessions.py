"""Where a person is signed in, and how they end it elsewhere."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client

from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

SESSIONS = "/accounts/sessions/"


def is_in(browser) -> bool:
    return browser.get("/admin/").status_code == 200


@pytest.fixture
def browsers(sign_in):
    """Three browsers in which the same person is signed in."""
    browsers = [Client(headers={"user-agent": f"Browser {number}"}) for number in range(3)]
    for browser in browsers:
        sign_in(browser=browser)
    assert all(map(is_in, browsers))
    return browsers


def test_every_session_is_listed(browsers):
    page = browsers[0].get(SESSIONS).text
    assert all(f"Browser {number}" in page for number in range(3))
    assert page.count('name="session"') == 2


def test_one_session_is_ended(browsers):
    browsers[0].post(SESSIONS, {"session": UserSession.objects.get(user_agent="Browser 1").pk})
    assert [is_in(browser) for browser in browsers] == [True, False, True]


def test_all_other_sessions_are_ended(browsers):
    page = browsers[0].post(SESSIONS, follow=True)
    assert "Signed out there." in page.text
    assert [is_in(browser) for browser in browsers] == [True, False, False]


def test_a_session_of_another_person_is_not_ended(browsers, sign_in):
    get_user_model().objects.create_user("ben", password=PASSWORD, is_staff=True)
    other = Client(headers={"user-agent": "Browser of Ben"})
    sign_in("ben", browser=other)
    browsers[0].post(SESSIONS, {"session": UserSession.objects.get(user_agent="Browser of Ben").pk})
    assert is_in(other)
    assert all(map(is_in, browsers))


def test_a_new_password_ends_the_others(browsers):
    form = {"oldpassword": PASSWORD, "password1": "ten-parties-in-geneva", "password2": "ten-parties-in-geneva"}
    page = browsers[0].post("/accounts/password/change/", form, follow=True)
    assert "Your password is set." in page.text
    assert [is_in(browser) for browser in browsers] == [True, False, False]
    assert browsers[0].get(SESSIONS).text.count('scope="row"') == 1


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("eleven-chrs", "at least 12 characters"),
        ("anna@example.org", "too similar"),
        (PASSWORD, "must be different"),
    ],
)
def test_a_weak_password_is_refused_in_words(browsers, new, said):
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert said in browsers[0].post("/accounts/password/change/", form).text


def test_strangers_see_no_sessions(client):
    assert client.get(SESSIONS)["Location"].startswith("/accounts/login/")
