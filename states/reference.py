"""The reference files of the record."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .loading.tables import Table, register
from .models import (
    ClearanceEvent,
    DepositaryNote,
    Edition,
    FormerName,
    Forum,
    ForumMembership,
    Meeting,
    Obligation,
    ProducerListing,
    Production,
    ProductionSignal,
    PublishedFigure,
    Source,
    State,
    StateName,
    StockpileEvent,
    TransferMeasure,
    TransparencyRate,
    TransparencyReport,
    Treaty,
    TreatyAction,
    TreatyRules,
    Use,
)


def region(text: str) -> str:
    """Return the value that stands for a region or group as the files write it: `south-eastern-asia`."""
    value = slugify(text)
    if value != text.casefold().replace(" ", "-"):
        raise ValidationError(_("“%(text)s” is no region.") % {"text": text[:40]})
    return value


OF_STATE = {"iso3": "state"}
PERIOD = {"from": "starts", "to": "ends"}
REGIONS = dict.fromkeys(("un_region", "m49_region", "m49_subregion"), region)

register(
    Table("sources.csv", Source),
    Table("states.csv", State, key=("iso3",), read=REGIONS),
    Table("state_names.csv", StateName, key=("state", "lang"), columns=OF_STATE),
    Table("former_names.csv", FormerName, columns=OF_STATE | PERIOD),
    Table("treaties.csv", Treaty, key=("slug",), columns={"key": "slug"}),
    Table("treaty_rules.csv", TreatyRules, key=("treaty",)),
    Table("obligations.csv", Obligation),
    Table("treaty_actions.csv", TreatyAction, columns=OF_STATE),
    Table("depositary_notes.csv", DepositaryNote, columns=OF_STATE),
    Table("meetings.csv", Meeting, columns=OF_STATE),
    Table("stockpiles.csv", StockpileEvent, columns=OF_STATE),
    Table("clearance.csv", ClearanceEvent, columns=OF_STATE),
    Table("forums.csv", Forum),
    Table("forum_memberships.csv", ForumMembership, columns=OF_STATE | PERIOD),
    Table("editions.csv", Edition),
    Table("production.csv", Production, columns=OF_STATE | PERIOD),
    Table("producer_lists.csv", ProducerListing, columns=OF_STATE),
    Table("production_signals.csv", ProductionSignal, columns=OF_STATE),
    Table("transfer.csv", TransferMeasure, columns=OF_STATE | PERIOD),
    Table("use.csv", Use, columns=OF_STATE),
    Table("transparency_reports.csv", TransparencyReport, columns=OF_STATE),
    Table("transparency_rates.csv", TransparencyRate),
    Table("published_figures.csv", PublishedFigure),
)
