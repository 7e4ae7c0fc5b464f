"""The reference files of the record."""

from django.utils.text import slugify

from .loading.tables import Table, register
from .models import (
    DepositaryNote,
    Edition,
    FormerName,
    Forum,
    ForumMembership,
    Meeting,
    Obligation,
    PublishedFigure,
    Source,
    State,
    StateName,
    Treaty,
    TreatyAction,
    TreatyRules,
)

OF_STATE = {"iso3": "state"}
PERIOD = {"from": "starts", "to": "ends"}
REGIONS = dict.fromkeys(("un_region", "m49_region", "m49_subregion"), slugify)

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
    Table("forums.csv", Forum),
    Table("forum_memberships.csv", ForumMembership, columns=OF_STATE | PERIOD),
    Table("editions.csv", Edition),
    Table("published_figures.csv", PublishedFigure),
)
