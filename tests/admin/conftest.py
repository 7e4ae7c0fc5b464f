"""People who enter data, by their role, and the forms they fill in."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from states.models import State, Submission, TreatyAction
from tracker.roles import ROLES


class Person:
    """Somebody signed in to data entry."""

    def __init__(self, name: str, *roles: str) -> None:
        self.account = get_user_model().objects.create_user(name, is_staff=True)
        self.account.groups.set(Group.objects.filter(name__in=roles))
        self.client = Client()
        self.client.force_login(self.account)

    def get(self, address: str) -> str:
        response = self.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    def post(self, address: str, values: dict) -> str:
        """Send a form and return the page it leads to."""
        response = self.client.post(address, values, follow=True)
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    def enter(self, address: str, values: dict) -> str:
        """Fill in the form of an act as its person would: look at what it brings about, then save once more."""
        html = self.post(address, values)
        shown = re.search(r'name="shown" value="([^"]*)"', html)
        return self.post(address, {**values, "shown": shown[1]}) if shown else html

    def step(self, submission: Submission, step: str, words: str = "") -> str:
        return self.post(f"/admin/states/submission/{submission.pk}/step/", {"step": step, "words": words})


@pytest.fixture
def person(db):
    """Make somebody with the roles named; with none, one who holds every role."""
    return lambda name, *roles: Person(name, *(roles or ROLES))


@pytest.fixture
def editor(person):
    return person("ed", "editor")


@pytest.fixture
def publisher(person):
    return person("pat", "publisher")


@pytest.fixture
def alone(person, settings):
    """A team of one: four eyes are off, and what is saved is published."""
    settings.FOUR_EYES = False
    return person("solo")


ADD_ACT = "/admin/states/treatyaction/add/"


@pytest.fixture
def accession(db):
    """The form of an accession of the United States to the treaty shown first, to be altered by a test."""
    known = TreatyAction.objects.get(key="apmbc-alb-ratification-1")

    def form(**values) -> dict:
        usual = {
            "treaty": known.treaty_id,
            "state": State.objects.get(iso3="USA").pk,
            "kind": "accession",
            "date": "2026-11-01",
            "source": known.source_id,
            "confirmed": "on",
        }
        return {**usual, **values}

    return form


def form_of(act: TreatyAction) -> dict:
    """What the form of an act that is recorded would send, unchanged."""
    return {
        "treaty": act.treaty_id,
        "state": act.state_id,
        "kind": act.kind,
        "date": act.date,
        "effective_on": act.effective_on or "",
        "source": act.source_id,
        "confirmed": "on" if act.confirmed else "",
        "doubt": act.doubt,
        "key": act.key,
        "version": act.history.latest().history_id,
        "reason": "a correction",
    }
