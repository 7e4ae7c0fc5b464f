"""Every kind of fact that the public site shows: what tells its changes, its source and its day alike."""

from functools import reduce
from typing import Any, NamedTuple

from django.db.models import Model, Q

from states.models import (
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
from states.models.record import Recorded
from states.rules.clearance_periods import TIMES
from universalization.models import Organisation, Target


class Kind(NamedTuple):
    """A kind of fact that the public site shows, under its permanent name, and the page that shows it.

    `of` names the reference to the row that the page is about, or that row itself (`pk`); a page about no single row
    has none. `dated` names what dates it, of several the first that is known; `ahead` tells which facts name a day to
    come and are known before it.
    """

    name: str
    model: type[Recorded]
    page: str = ""
    of: str = ""
    dated: tuple[str, ...] = ()
    ahead: Q = Q(pk=None)

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def plural(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def fields(self) -> list[Any]:
        """What the record says of such a fact."""
        columns = self.model._meta.concrete_fields
        return [field for field in columns if field.editable and not field.primary_key]

    @property
    def references(self) -> list[Any]:
        """The fields that refer to other rows of the record."""
        return [field for field in self.fields if field.is_relation]

    @property
    def needed(self) -> list[str]:
        """The names of those fields: what the words of such a fact need besides it."""
        return [field.name for field in self.references]

    def day(self, fact: Model) -> Any:
        """The day that dates a fact, its own or that of the edition it stands in; None where none does."""
        days = (reduce(getattr, path.split("__"), fact) for path in self.dated)
        return next((day for day in days if day), None)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("act", TreatyAction, "state", "state_id", ("date",)),
        Kind("note", DepositaryNote, "state", "state_id", ("date",)),
        Kind("stockpile", StockpileEvent, "state", "state_id", ("date",)),
        Kind("clearance", ClearanceEvent, "state", "state_id", ("date",), Q(event__in=TIMES)),
        Kind("report", TransparencyReport, "state", "state_id", ("received_on",)),
        Kind("production", Production, "state", "state_id", ("starts", "ends")),
        Kind("production-list", ProducerListing, "state", "state_id", ("edition__published_on",)),
        Kind("production-sign", ProductionSignal, "state", "state_id", ("as_of",)),
        Kind("transfer", TransferMeasure, "state", "state_id", ("starts", "ends")),
        Kind("use", Use, "state", "state_id", ("edition__published_on",)),
        Kind("report-rate", TransparencyRate, "source", "source_id", ("counted_on",)),
        Kind("target", Target, "targets", "treaty_id", ("set_on",)),
        Kind("figure", PublishedFigure, "figures", "", ("as_of",)),
        Kind("meeting", Meeting, "meetings", "", ("start",)),
        Kind("forum", Forum, "forum", "id"),
        Kind("membership", ForumMembership, "forum", "forum_id", ("starts",)),
        Kind("treaty", Treaty, "dashboard", "id"),
        Kind("final-clauses", TreatyRules, "dashboard", "treaty_id"),
        Kind("obligation", Obligation, "source", "source_id"),
        Kind("state", State, "state", "id"),
        Kind("state-name", StateName, "state", "state_id"),
        Kind("former-name", FormerName, "state", "state_id"),
        Kind("edition", Edition, "source", "source_id", ("published_on",)),
        Kind("source", Source, "source", "id"),
        Kind("organisation", Organisation),
    )
}
