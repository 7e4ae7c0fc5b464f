"""The sources that rows rest on, numbered in the order in which a page cites them."""

from collections.abc import Iterable

from reports.queries.participants import ParticipantRow
from states.models import Source


def cited(rows: Iterable[ParticipantRow]) -> dict[str, tuple[int, Source]]:
    """Return the number and the source for each key that the rows cite. One query."""
    keys = list(dict.fromkeys(key for row in rows for key in row.sources))
    sources = Source.objects.in_bulk(keys, field_name="key")
    return {key: (number, sources[key]) for number, key in enumerate(keys, start=1)}
