"""The sources that rows rest on, numbered in the order in which a page cites them."""

from collections.abc import Iterable, Mapping

from states.models import Source


def cited(sources: Mapping[str, Source], keys: Iterable[str]) -> dict[str, tuple[int, Source]]:
    """Return the number and the source for each key, in the order in which they come, each once."""
    return {key: (number, sources[key]) for number, key in enumerate(dict.fromkeys(keys), start=1)}
