"""What is recorded of production under all treaties, in three queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from states.models import ProducerListing, Production, ProductionSignal, RecordedProduction, RecordedSignal
from states.rules.production import ProducerList


@dataclass(frozen=True)
class ProductionFacts:
    """The facts under one treaty: statements and signs by the primary key of the State, lists by day."""

    statements: Mapping[int, Sequence[RecordedProduction]] = field(default_factory=dict)
    lists: Sequence[ProducerList] = ()
    signs: Mapping[int, Sequence[RecordedSignal]] = field(default_factory=dict)


def production_facts() -> dict[int, ProductionFacts]:
    """Return the facts by the primary key of the treaty: read together, since a profile needs those of all."""
    statements, lists = Production.objects.by_treaty(), ProducerListing.objects.lists()
    signs = ProductionSignal.objects.by_treaty()
    found: dict[int, ProductionFacts] = defaultdict(ProductionFacts)
    for treaty in {*statements, *lists, *signs}:
        found[treaty] = ProductionFacts(statements.get(treaty, {}), lists.get(treaty, ()), signs.get(treaty, {}))
    return found
