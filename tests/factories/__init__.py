"""Rows for tests, each valid as it stands, so that a test states only what it is about."""

from states.models import TransparencyReport

from .acts import ActFactory, PartyFactory
from .conduct import (
    EditionFactory,
    ProducerListingFactory,
    ProductionFactory,
    ProductionSignalFactory,
    TransferMeasureFactory,
    TransparencyRateFactory,
    TransparencyReportFactory,
    UseFactory,
)
from .duties import ClearanceEventFactory, StockpileEventFactory
from .forums import ForumFactory, MembershipFactory
from .sources import SourceFactory
from .states import StateFactory
from .targets import OrganisationFactory, TargetFactory
from .treaties import TreatyFactory, TreatyRulesFactory

# Tables that the reference files leave to those who enter the record.
ENTERED = {TransparencyReport: TransparencyReportFactory}


def some_row(model):
    """Return the last row of a table; one made for the purpose where the reference files have none."""
    return model._default_manager.order_by("-pk").first() or ENTERED[model]()


__all__ = [
    "ActFactory",
    "ClearanceEventFactory",
    "EditionFactory",
    "ForumFactory",
    "MembershipFactory",
    "OrganisationFactory",
    "PartyFactory",
    "ProducerListingFactory",
    "ProductionFactory",
    "ProductionSignalFactory",
    "SourceFactory",
    "StateFactory",
    "StockpileEventFactory",
    "TargetFactory",
    "TransferMeasureFactory",
    "TransparencyRateFactory",
    "TransparencyReportFactory",
    "TreatyFactory",
    "TreatyRulesFactory",
    "UseFactory",
    "some_row",
]
