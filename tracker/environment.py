"""Values that settings take from the environment, with errors that say what to set."""

import hashlib
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]


def secret_key(given: str, *, https: bool, kept_in: Path) -> str:
    """Return the key given, or else one of this installation's own, made once and kept in a file.

    Raises ImproperlyConfigured where HTTPS is on: several servers must then share a key, and none can guess it.
    """
    if given:
        return given
    if https:
        raise ImproperlyConfigured(
            "HTTPS is on, so SECRET_KEY must be set: 50 random characters, the same on every server. For example: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        kept_in.touch(mode=0o600)
        kept_in.write_text(secrets.token_urlsafe(50))
    return kept_in.read_text().strip()


def allowed_hosts(given: list[str], *, https: bool) -> list[str]:
    """Return the host names the site answers to: those given, or this machine's own.

    Raises ImproperlyConfigured where HTTPS is on and no name is given.
    """
    if given:
        return given
    if https:
        raise ImproperlyConfigured(
            "HTTPS is on, so ALLOWED_HOSTS must be set: the names of this site, separated by commas. "
            "For example: ALLOWED_HOSTS=treaties.example.org"
        )
    return LOOPBACK


def database_options(engine: str) -> dict:
    """Return the options under which this engine serves several workers."""
    if "sqlite" not in engine:
        return {}
    return {
        # A writer takes its lock at once, so that two writers wait for each other instead of failing midway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }


def digest(files: Iterable[Path]) -> str:
    """Return a short digest of the names and contents of files: the same wherever the same files are."""
    sha = hashlib.sha256()
    for path in sorted(files):
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:16]


def release(base: Path, folders: Iterable[str]) -> str:
    """Return the digest of all code and templates that draw a page, so that a new release invalidates kept pages."""
    suffixes = {".py", ".html", ".css", ".js", ".svg", ".mo", ".txt"}
    return digest(path for folder in folders for path in (base / folder).rglob("*") if path.suffix in suffixes)
