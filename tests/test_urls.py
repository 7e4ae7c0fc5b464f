"""Every address: public pages answer, data entry refuses strangers."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.urls import reverse

from states.models.record import Recorded
from tests.addresses import page_addresses, public_addresses

pytestmark = pytest.mark.django_db


def test_every_public_address_answers(client):
    addresses = public_addresses()
    assert "/treaties/apmbc/" in addresses
    assert "/treaties/apmbc/participants.csv" in addresses
    assert "/treaties/apmbc/map.png" in addresses
    for address in addresses:
        assert client.get(address).status_code == 200, address
        assert client.head(address).status_code == 200, address


def test_the_address_of_a_page_ends_with_a_slash_and_that_of_a_file_does_not(client):
    answers = {address: client.get(address)["Content-Type"] for address in public_addresses()}
    assert [address for address, kind in answers.items() if kind.startswith("text/html")] == page_addresses()


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
        expected = 403 if address.endswith(("/revision/add/", "/submission/add/")) else 200
        assert admin_client.get(address).status_code == expected, address


def test_every_model_of_the_record_can_be_entered():
    def below(model):
        return [model, *(each for child in model.__subclasses__() for each in below(child))]

    missing = [model for model in below(Recorded) if not model._meta.abstract and model not in admin.site._registry]
    assert missing == []
