"""What was promised to bring in the rest."""

from .organisation import Organisation
from .target import CountingRule, Target

__all__ = ["CountingRule", "Organisation", "Target"]
