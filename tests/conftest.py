"""One database for the whole suite, with the real record in it; each test runs in a transaction of its own."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

HOW_TO_GET_POSTGRESQL = """
PostgreSQL does not answer at {host}:{port}. Start one, for example:
  apt install postgresql        then set POSTGRES_URL=postgres://user:password@host:port/database
or:
  docker run --rm -p 5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres
"""


def pytest_report_header(config):
    return f"database: {connection.vendor}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker):
    """Stop the whole run, in words, where the database is not there: nothing is skipped."""
    with django_db_blocker.unblock():
        try:
            connection.ensure_connection()
        except OperationalError as error:
            place = connection.settings_dict
            how = HOW_TO_GET_POSTGRESQL.format(host=place["HOST"], port=place["PORT"])
            pytest.exit(how if connection.vendor == "postgresql" else str(error), returncode=1)
        connection.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("load_reference", verbosity=0, stdout=StringIO())
