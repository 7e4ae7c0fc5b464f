"""The two region schemes: the regional groups of the United Nations, and M49."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UNGroup(models.TextChoices):
    """The regional groups of the United Nations, as of today: the record holds no dates for them."""

    AFRICAN = "african-group", _("African Group")
    ASIA_PACIFIC = "asia-pacific-group", _("Asia-Pacific Group")
    EASTERN_EUROPEAN = "eastern-european-group", _("Eastern European Group")
    GRULAC = "grulac", _("Latin American and Caribbean Group")
    WEOG = "weog", _("Western European and Others Group")
    NONE = "none", _("In no group")


class Region(models.TextChoices):
    """The regions of M49, the United Nations' standard country codes."""

    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    OCEANIA = "oceania", _("Oceania")


class Subregion(models.TextChoices):
    """The subregions of M49."""

    AUSTRALIA_AND_NEW_ZEALAND = "australia-and-new-zealand", _("Australia and New Zealand")
    CARIBBEAN = "caribbean", _("Caribbean")
    CENTRAL_AMERICA = "central-america", _("Central America")
    CENTRAL_ASIA = "central-asia", _("Central Asia")
    EASTERN_AFRICA = "eastern-africa", _("Eastern Africa")
    EASTERN_ASIA = "eastern-asia", _("Eastern Asia")
    EASTERN_EUROPE = "eastern-europe", _("Eastern Europe")
    MELANESIA = "melanesia", _("Melanesia")
    MICRONESIA = "micronesia", _("Micronesia")
    MIDDLE_AFRICA = "middle-africa", _("Middle Africa")
    NORTHERN_AFRICA = "northern-africa", _("Northern Africa")
    NORTHERN_AMERICA = "northern-america", _("Northern America")
    NORTHERN_EUROPE = "northern-europe", _("Northern Europe")
    POLYNESIA = "polynesia", _("Polynesia")
    SOUTH_AMERICA = "south-america", _("South America")
    SOUTH_EASTERN_ASIA = "south-eastern-asia", _("South-eastern Asia")
    SOUTHERN_AFRICA = "southern-africa", _("Southern Africa")
    SOUTHERN_ASIA = "southern-asia", _("Southern Asia")
    SOUTHERN_EUROPE = "southern-europe", _("Southern Europe")
    WESTERN_AFRICA = "western-africa", _("Western Africa")
    WESTERN_ASIA = "western-asia", _("Western Asia")
    WESTERN_EUROPE = "western-europe", _("Western Europe")
