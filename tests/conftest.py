"""One database for the whole suite, with the real record in it; each test runs in a transaction of its own."""

from io import StringIO

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection

from reports.queries.record import forget

HOW_TO_GET_POSTGRESQL = """
PostgreSQL does not answer at {HOST}:{PORT}. Start one, for example:
  apt install postgresql        then set POSTGRES_URL=postgres://user:password@host:port/database
or:
  docker run --rm -p 5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres
"""


def pytest_sessionstart(session):
    """Stop the whole run, in words, where the database is not there: nothing is skipped."""
    is_worker = hasattr(session.config, "workerinput")
    if connection.vendor != "postgresql" or is_worker:
        return
    place = connection.settings_dict
    try:
        # Past Django, whose connections are closed to all but tests.
        psycopg2.connect(
            host=place["HOST"],
            port=place["PORT"] or None,
            user=place["USER"],
            password=place["PASSWORD"],
            dbname=place["NAME"],
            connect_timeout=10,
        ).close()
    except psycopg2.OperationalError as error:
        pytest.exit(f"{HOW_TO_GET_POSTGRESQL.format(**place)}\n{error}", returncode=1)


def pytest_report_header(config):
    return f"database: {connection.vendor}"


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Each test turns the database back, so nothing read before may be kept."""
    forget()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("load_reference", verbosity=0, stdout=StringIO())
