"""Rows for tests, each valid as it stands, so that a test states only what it is about."""

from .acts import ActFactory, PartyFactory
from .duties import ClearanceEventFactory, StockpileEventFactory
from .forums import ForumFactory, MembershipFactory
from .sources import SourceFactory
from .states import StateFactory
from .targets import OrganisationFactory, TargetFactory
from .treaties import TreatyFactory, TreatyRulesFactory

__all__ = [
    "ActFactory",
    "ClearanceEventFactory",
    "ForumFactory",
    "MembershipFactory",
    "OrganisationFactory",
    "PartyFactory",
    "SourceFactory",
    "StateFactory",
    "StockpileEventFactory",
    "TargetFactory",
    "TreatyFactory",
    "TreatyRulesFactory",
]
