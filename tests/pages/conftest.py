import csv
from io import StringIO

import pytest


@pytest.fixture
def page(client):
    """Fetch an address and expect a page."""

    def fetch(address: str, status: int = 200):
        response = client.get(address)
        assert response.status_code == status, response.content[:400]
        return response

    return fetch


@pytest.fixture
def csv_rows(page):
    """Fetch a CSV file as rows by column name."""

    def fetch(address: str) -> list[dict[str, str]]:
        text = page(address).content.decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text, newline="")))

    return fetch
