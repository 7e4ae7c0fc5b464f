"""What States reported and were granted on the clearance of contaminated areas."""

import datetime
from typing import NamedTuple, cast

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.clearance_periods import Event
from states.rules.partial_date import PartialDate

from .meeting import Meeting
from .partial_date import PartialDateField
from .record import Fact, KeyField, known, not_before, within_reach
from .state import State
from .treaty import Treaty

CLEARANCE_LABELS = {
    Event.REPORTED_CONTAMINATION: pgettext_lazy("clearance", "contamination reported"),
    Event.REPORTED_NONE: pgettext_lazy("clearance", "no contamination reported"),
    Event.DEADLINE: pgettext_lazy("clearance", "deadline"),
    Event.EXTENSION_GRANTED: pgettext_lazy("clearance", "extension granted"),
    Event.COMPLETED: pgettext_lazy("clearance", "completed"),
}


def clearance_choices():
    """The kinds of event for forms; a callable, so that a new label makes no migration."""
    return [(event.value, label) for event, label in CLEARANCE_LABELS.items()]


class RecordedClearanceEvent(NamedTuple):
    """What rules and tables need of an event. `decided_on` is the last day of the meeting where no day is recorded."""

    key: str
    event: str
    date: PartialDate
    decided_at: str | None
    decided_on: datetime.date | None
    requested_on: datetime.date | None
    confirmed: bool
    source: str


class ClearanceEventQuerySet(models.QuerySet):
    """Events of clearance, under one treaty."""

    def by_state(self, treaty) -> dict[int, list[RecordedClearanceEvent]]:
        """The events under `treaty`, by the primary key of their State. One query."""
        rows = self.filter(treaty=treaty).values_list(
            "state_id",
            "key",
            "event",
            "date",
            "decided_at__short_name",
            Coalesce(F("decided_on"), F("decided_at__end")),
            "requested_on",
            "confirmed",
            "source__key",
        )
        events: dict[int, list[RecordedClearanceEvent]] = {}
        for state_id, *values in rows:
            events.setdefault(state_id, []).append(RecordedClearanceEvent(*values))
        return events


class ClearanceEvent(Fact):
    """One report, deadline or decision on the contaminated areas of a State (Ottawa Convention, Articles 5 and 7)."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="clearance_events", verbose_name=_("treaty")
    )
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="clearance_events", verbose_name=_("State"))
    event = models.CharField(_("event"), max_length=30, choices=clearance_choices)
    date = PartialDateField(_("date"))
    decided_at = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="extensions_granted",
        verbose_name=_("decided at"),
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    requested_on = models.DateField(_("requested on"), null=True, blank=True)

    objects = ClearanceEventQuerySet.as_manager()

    class Meta:
        ordering = ["treaty__acronym", "state__name_en", "date", "key"]
        verbose_name = _("clearance event")
        verbose_name_plural = _("clearance events")
        indexes = [models.Index(fields=["treaty", "state"], name="states_clearance_by_treaty")]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "state", "event", "date"],
                name="states_clearance_recorded_once",
                violation_error_message=_("This event is already recorded."),
            ),
            known("event", Event, name="states_clearance_event_known", message=_("This kind of event is unknown.")),
            models.CheckConstraint(
                condition=Q(event=Event.EXTENSION_GRANTED.value)
                | Q(decided_at__isnull=True, decided_on__isnull=True, requested_on__isnull=True),
                name="states_clearance_only_extension_decided",
                violation_error_message=_("Only an extension is requested and decided."),
            ),
            not_before(
                "decided_on",
                "requested_on",
                name="states_clearance_decided_after_request",
                message=_("An extension cannot be decided before it is requested."),
            ),
            within_reach("date", name="states_clearance_within_reach"),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_event_display()}, {self.treaty}, {self.date}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    @property
    def recorded(self) -> RecordedClearanceEvent:
        """This event as rules and tables need it."""
        meeting = self.decided_at
        return RecordedClearanceEvent(
            self.key,
            self.event,
            cast(PartialDate, self.date),
            meeting.short_name if meeting else None,
            self.decided_on or (meeting.end if meeting else None),
            self.requested_on,
            self.confirmed,
            self.source.key if self.source_id else "",
        )

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.event}".replace("_", "-")
