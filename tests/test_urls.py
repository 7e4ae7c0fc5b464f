"""Every address: public pages answer, data entry refuses strangers."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from states.models.record import Recorded

pytestmark = pytest.mark.django_db

ARGUMENTS = {"slug": "apmbc"}


def public_addresses() -> list[str]:
    """The address of every named pattern outside data entry, filled with a real treaty, in each of its forms."""
    names = []

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if pattern.namespace != "admin":
                    walk(pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                regex = pattern.pattern.regex
                forms = re.search(r"\(\?P<form>([^)]+)\)", regex.pattern)
                for form in forms[1].split("|") if forms else [None]:
                    names.append((pattern.name, list(regex.groupindex), ARGUMENTS | {"form": form}))

    walk(get_resolver().url_patterns)
    return [reverse(name, kwargs={key: arguments[key] for key in keys}) for name, keys, arguments in names]


def test_every_public_address_answers(client):
    addresses = public_addresses()
    assert "/treaties/apmbc/" in addresses
    assert "/treaties/apmbc/participants.csv" in addresses
    assert "/treaties/apmbc/map.png" in addresses
    for address in addresses:
        assert client.get(address).status_code == 200, address
        assert client.head(address).status_code == 200, address


def admin_addresses() -> list[str]:
    addresses = [reverse("admin:index")]
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        addresses.append(reverse(f"admin:{label}_changelist"))
        addresses.append(reverse(f"admin:{label}_add"))
        row = model._default_manager.first()
        if row is not None:
            addresses.append(reverse(f"admin:{label}_change", args=[row.pk]))
            if issubclass(model, Recorded):
                addresses.append(reverse(f"admin:{label}_history", args=[row.pk]))
    return addresses


def test_data_entry_refuses_strangers_and_readers(client):
    reader = get_user_model().objects.create_user("reader")
    for signed_in in (False, True):
        if signed_in:
            client.force_login(reader)
        for address in admin_addresses():
            response = client.get(address)
            assert response.status_code == 302, address
            assert response["Location"].startswith("/admin/login/"), address


def test_data_entry_opens_for_staff(admin_client):
    for address in admin_addresses():
        expected = 403 if "/revision/add/" in address else 200
        assert admin_client.get(address).status_code == expected, address


def test_every_model_of_the_record_can_be_entered():
    def below(model):
        return [model, *(each for child in model.__subclasses__() for each in below(child))]

    missing = [model for model in below(Recorded) if not model._meta.abstract and model not in admin.site._registry]
    assert missing == []
