"""What an operator sets, and the errors that say what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker.environment import LOOPBACK, allowed_hosts, digest, secret_key

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
