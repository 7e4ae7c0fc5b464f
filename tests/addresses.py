"""Every public address, read from the URL patterns: what is added to the site is tested without being listed here."""

import re

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# A real value for each argument of a pattern; `key` is another one for each kind of page.
ARGUMENTS = {"slug": "apmbc", "code": "afg", "scheme": "un"}
KEYS = {"forum": "oas", "source": "untc-xxvi-5", "target": "130-by-4msp"}


def public_addresses() -> list[str]:
    """The address of every named pattern that needs no account, filled with real values, in each of its forms."""
    addresses = []

    def walk(patterns):
        for pattern in patterns:
            if f"/{pattern.pattern}".startswith(settings.PERSONAL):
                continue
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                addresses.extend(_filled(pattern))

    walk(get_resolver().url_patterns)
    return addresses


def _filled(pattern: URLPattern) -> list[str]:
    regex = pattern.pattern.regex
    forms = re.search(r"\(\?P<form>([^)]+)\)", regex.pattern)
    values = ARGUMENTS | {"key": KEYS.get(str(pattern.name).split("-")[0])}
    return [
        reverse(pattern.name, kwargs={key: (values | {"form": form})[key] for key in regex.groupindex})
        for form in (forms[1].split("|") if forms else [None])
    ]


def page_addresses() -> list[str]:
    """Those that answer with a page and not with a file: their addresses end with a slash."""
    return [address for address in public_addresses() if address.endswith("/")]
