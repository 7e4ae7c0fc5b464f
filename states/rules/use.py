"""Who used, as a monitor's editions tell it. An edition is not a calendar year."""

from enum import StrEnum


class Actor(StrEnum):
    """Who used on the territory of a State."""

    GOVERNMENT = "government"
    ARMED_GROUP = "nsag"
    BOTH = "both"
