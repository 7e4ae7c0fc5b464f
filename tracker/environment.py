"""Values that settings take from the environment, with errors that say what to set."""

import hashlib
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environ import Env

ON, OFF = ("on", "true", "yes", "1"), ("off", "false", "no", "0", "")
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]


def switch(name: str, given: str) -> bool:
    """Return whether a setting is on. Raises ImproperlyConfigured for a word that is neither on nor off."""
    word = given.strip().lower()
    if word not in (*ON, *OFF):
        raise ImproperlyConfigured(f"{name} is “{given}”. Set {name}=on or {name}=off.")
    return word in ON


def database(url: str) -> dict:
    """Return the database that an address names, with the options under which it serves several workers.

    Raises ImproperlyConfigured, with an example, for an address that names none.
    """
    try:
        named = Env.db_url_config(url)
        engine = named["ENGINE"]
    except (KeyError, ValueError, ImproperlyConfigured):
        engine = ""
    if not engine.endswith(("sqlite3", "postgresql")):
        # The address may hold a password, so it is not repeated.
        raise ImproperlyConfigured(
            "DATABASE_URL names no database that the tracker knows. Set for example "
            "DATABASE_URL=postgres://user:password@127.0.0.1:5432/tracker or DATABASE_URL=sqlite:////path/to/file.sqlite3"
        )
    options = {**_options(engine), **named.get("OPTIONS", {})}
    return {**named, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def mail(url: str) -> dict:
    """Return the settings of the mail server that an address names; without one, mail is printed and not sent.

    Raises ImproperlyConfigured, with an example, for an address that names none.
    """
    try:
        named = Env.email_url_config(url or "consolemail://")
    except (ValueError, ImproperlyConfigured):
        named = {}
    backend = named.get("EMAIL_BACKEND", "")
    if not backend or ("smtp" in backend and not named["EMAIL_HOST"]):
        # The address may hold a password, so it is not repeated.
        raise ImproperlyConfigured(
            "EMAIL_URL names no mail server that the tracker knows. Set for example "
            "EMAIL_URL=smtp+tls://user:password@mail.example.org:587 (or smtp+ssl, or smtp), "
            "with @ and / in the password written as %40 and %2F."
        )
    encrypted = 587 if named.get("EMAIL_USE_TLS") else 465 if named.get("EMAIL_USE_SSL") else 25
    named["EMAIL_PORT"] = named["EMAIL_PORT"] or encrypted
    return {name: value for name, value in named.items() if name.startswith("EMAIL_")}


def sender(given: str, *, mail: str) -> str:
    """Return the address that mail comes from.

    Raises ImproperlyConfigured where mail is sent and none is given: mail servers refuse a sender not their own.
    """
    if mail and "@" not in given:
        raise ImproperlyConfigured(
            "EMAIL_URL is set, so EMAIL_FROM must be set: the address that mail comes from. "
            "For example: EMAIL_FROM='Treaty status tracker <tracker@example.org>'"
        )
    return given or "tracker@localhost"


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


def _options(engine: str) -> dict:
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
    suffixes = {".py", ".html", ".css", ".js", ".svg", ".mo", ".txt", ".ttf", ".otf"}
    return digest(path for folder in folders for path in (base / folder).rglob("*") if path.suffix in suffixes)
