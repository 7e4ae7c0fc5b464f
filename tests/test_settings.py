"""What an operator sets, and the errors that say what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker.environment import LOOPBACK, allowed_hosts, database, digest, mail, secret_key, sender, switch

ROOT = Path(__file__).parent.parent


def test_an_installation_makes_a_key_of_its_own_once(tmp_path):
    kept_in = tmp_path / "var" / "secret_key"
    made = secret_key("", https=False, kept_in=kept_in)
    assert len(made) >= 50
    assert secret_key("", https=False, kept_in=kept_in) == made
    assert kept_in.stat().st_mode & 0o077 == 0
    assert secret_key("given", https=False, kept_in=kept_in) == "given"


def test_https_asks_for_a_key_and_for_names(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY must be set"):
        secret_key("", https=True, kept_in=tmp_path / "secret_key")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS must be set"):
        allowed_hosts([], https=True)
    assert allowed_hosts([], https=False) == LOOPBACK
    assert allowed_hosts(["treaties.example"], https=True) == ["treaties.example"]


@pytest.mark.parametrize(("word", "on"), [("on", True), ("1", True), ("TRUE", True), ("off", False), ("", False)])
def test_a_switch_is_on_or_off(word, on):
    assert switch("HTTPS", word) is on


def test_a_switch_that_is_neither_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"HTTPS is “enabled”\. Set HTTPS=on or HTTPS=off\."):
        switch("HTTPS", "enabled")


@pytest.mark.filterwarnings("ignore:Engine not recognized")
@pytest.mark.parametrize("url", ["nonsense", "foo://bar", "", "mysql://u:secret@h/d"])
def test_an_address_of_no_database_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL names no database") as error:
        database(url)
    assert "secret" not in str(error.value)


def test_sqlite_takes_its_lock_at_once_and_logs_ahead():
    options = database("sqlite:////tmp/x.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert database("postgres://u:p@h:5432/d")["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, None, None),
        ("smtp+tls://u:p%40ss@mail.example", 587, True, None),
        ("smtp+ssl://u:p%40ss@mail.example", 465, None, True),
        ("smtp+tls://u:p%40ss@mail.example:2525", 2525, True, None),
    ],
)
def test_a_mail_server_is_asked_at_the_port_of_its_kind(url, port, tls, ssl):
    named = mail(url)
    assert (named["EMAIL_HOST"], named["EMAIL_PORT"]) == ("mail.example", port)
    assert (named.get("EMAIL_USE_TLS"), named.get("EMAIL_USE_SSL")) == (tls, ssl)
    assert named["EMAIL_HOST_PASSWORD"] == ("p@ss" if "@" in url else None)


def test_without_a_mail_server_mail_is_printed():
    assert mail("")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert "@" in sender("", mail="")


@pytest.mark.parametrize("url", ["mail.example", "http://u:secret@mail.example", "smtp:///", "smtp://u:secret@h:port"])
def test_an_address_of_no_mail_server_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL names no mail server") as error:
        mail(url)
    assert "secret" not in str(error.value)


def test_a_mail_server_asks_for_a_sender():
    with pytest.raises(ImproperlyConfigured, match="EMAIL_FROM must be set"):
        sender("", mail="smtp://mail.example")
    assert sender("Tracker <t@x.example>", mail="smtp://mail.example") == "Tracker <t@x.example>"


def test_a_digest_is_the_same_for_the_same_files(tmp_path):
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text("1")
    other.write_text("2")
    before = digest([one, other])
    assert digest([other, one]) == before
    other.write_text("3")
    assert digest([one, other]) != before


def command(*args, **environment) -> subprocess.CompletedProcess:
    clean = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "tracker.settings"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *args],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_https_without_a_key_stops_with_words():
    result = command("check", HTTPS="on")
    assert result.returncode != 0
    assert "SECRET_KEY must be set" in result.stderr


def test_a_deployment_has_no_warning():
    result = command(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        HTTPS="on",
        ALLOWED_HOSTS="x.example",
        SECRET_KEY="k7" * 40 + "xyzQW",
    )
    assert result.returncode == 0, result.stderr
