"""What the record covers under each treaty, without which silence about one State says nothing."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import CharField, Value

from states.models import ProducerListing, TransferMeasure


class Covered(NamedTuple):
    """The editions, by key, whose list of producers is recorded, and whether measures on transfer are, of any State."""

    lists: frozenset[str] = frozenset()
    measures: bool = False


def covered() -> dict[int, Covered]:
    """Return what is covered, by the primary key of the treaty. One query."""
    lists = ProducerListing.objects.order_by().values_list("treaty_id", "edition__key")
    measures = TransferMeasure.objects.order_by().values_list("treaty_id", Value("", output_field=CharField()))
    found: dict[int, set[str]] = defaultdict(set)
    for treaty, edition in lists.union(measures):
        found[treaty].add(edition)
    return {treaty: Covered(frozenset(said - {""}), "" in said) for treaty, said in found.items()}
