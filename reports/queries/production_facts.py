"""What is recorded of production under all treaties, in two queries; lists, which others need alone, are read apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from states.models import Production, ProductionSignal, RecordedProduction, RecordedSignal


@dataclass(frozen=True)
class ProductionFacts:
    """The facts under one treaty: statements and signs by the primary key of the State."""

    statements: Mapping[int, Sequence[RecordedProduction]] = field(default_factory=dict)
    signs: Mapping[int, Sequence[RecordedSignal]] = field(default_factory=dict)


def production_facts() -> dict[int, ProductionFacts]:
    """Return the facts by the primary key of the treaty: read together, since a profile needs those of all."""
    statements, signs = Production.objects.by_treaty(), ProductionSignal.objects.by_treaty()
    found: dict[int, ProductionFacts] = defaultdict(ProductionFacts)
    for treaty in {*statements, *signs}:
        found[treaty] = ProductionFacts(statements.get(treaty, {}), signs.get(treaty, {}))
    return found
