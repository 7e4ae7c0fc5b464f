"""Every public address, read from the URL patterns: what is added to the site is tested without being listed here."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# A real value for each argument of a pattern.
ARGUMENTS = {"slug": "apmbc", "form": "csv"}


def public_addresses() -> list[str]:
    """The address of every named pattern outside data entry, filled with a real treaty."""
    names = []

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if pattern.namespace != "admin":
                    walk(pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                names.append((pattern.name, list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)))

    walk(get_resolver().url_patterns)
    return [reverse(name, kwargs={key: ARGUMENTS[key] for key in keys}) for name, keys in names]


def page_addresses() -> list[str]:
    """Those that answer with a page and not with a file: their addresses end with a slash."""
    return [address for address in public_addresses() if address.endswith("/")]
