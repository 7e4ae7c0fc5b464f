"""A person with an account, and a browser that signs in as people do."""

import pytest
from django.contrib.auth import get_user_model

PASSWORD = "nine-parties-in-geneva"


@pytest.fixture
def person():
    return get_user_model().objects.create_user("anna", "anna@example.org", PASSWORD, is_staff=True)


@pytest.fixture
def sign_in(client, person):
    """Send the form of the sign-in page and return the answer."""

    def send(login="anna", password=PASSWORD, browser=client, **fields):
        return browser.post("/accounts/login/", {"login": login, "password": password, **fields})

    return send


@pytest.fixture
def confirmed(client, sign_in):
    """A browser that has signed in and just given the password again, as pages of second factors ask."""
    sign_in()
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client
