"""What States said and did about stockpiled weapons."""

from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from states.rules.partial_date import PartialDate
from states.rules.stockpiles import Event

from .partial_date import PartialDateField
from .record import Fact, KeyField, known, within_reach
from .state import State
from .treaty import Treaty

STOCKPILE_LABELS = {
    Event.DECLARED: pgettext_lazy("stockpile", "declared"),
    Event.DECLARED_NONE: pgettext_lazy("stockpile", "declared none"),
    Event.DISCOVERED: pgettext_lazy("stockpile", "discovered"),
    Event.DESTRUCTION_COMPLETED: pgettext_lazy("stockpile", "destruction completed"),
    Event.DEADLINE_MISSED: pgettext_lazy("stockpile", "deadline missed"),
    Event.RETAINED: pgettext_lazy("stockpile", "retained"),
    Event.ESTIMATED: pgettext_lazy("stockpile", "estimated"),
}

# What is said in a number alone, on some day or in some year.
NUMBERS = (Event.RETAINED.value, Event.ESTIMATED.value)


def stockpile_choices():
    """The kinds of event for forms; a callable, so that a new label makes no migration."""
    return [(event.value, label) for event, label in STOCKPILE_LABELS.items()]


class RecordedStockpileEvent(NamedTuple):
    """What rules and tables need of an event; a row costs a third of a model."""

    key: str
    event: str
    date: PartialDate | None
    quantity: int | None
    confirmed: bool
    source: str


class StockpileEventQuerySet(models.QuerySet):
    """Events of stockpiles, under one treaty."""

    def by_state(self, treaty) -> dict[int, list[RecordedStockpileEvent]]:
        """The events under `treaty`, by the primary key of their State. One query."""
        names = [*RecordedStockpileEvent._fields[:-1], "source__key"]
        events: dict[int, list[RecordedStockpileEvent]] = {}
        for state_id, *values in self.filter(treaty=treaty).values_list("state_id", *names):
            events.setdefault(state_id, []).append(RecordedStockpileEvent(*values))
        return events


class StockpileEvent(Fact):
    """One thing a State said or did about its stockpile (Ottawa Convention, Articles 3, 4 and 7)."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(
        Treaty, on_delete=models.PROTECT, related_name="stockpile_events", verbose_name=_("treaty")
    )
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="stockpile_events", verbose_name=_("State"))
    event = models.CharField(_("event"), max_length=30, choices=stockpile_choices)
    date = PartialDateField(_("date"), null=True, blank=True)
    quantity = models.IntegerField(_("quantity"), null=True, blank=True)

    objects = StockpileEventQuerySet.as_manager()

    class Meta:
        ordering = ["treaty__acronym", "state__name_en", "date", "key"]
        verbose_name = _("stockpile event")
        verbose_name_plural = _("stockpile events")
        indexes = [models.Index(fields=["treaty", "state"], name="states_stockpile_by_treaty")]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "state", "event", "date"],
                name="states_stockpile_recorded_once",
                violation_error_message=_("This event is already recorded."),
            ),
            known("event", Event, name="states_stockpile_event_known", message=_("This kind of event is unknown.")),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gte=0),
                name="states_stockpile_quantity_not_negative",
                violation_error_message=_("A number of weapons cannot be below nought."),
            ),
            models.CheckConstraint(
                condition=~Q(event__in=NUMBERS) | Q(quantity__isnull=False),
                name="states_stockpile_number_given",
                violation_error_message=_("What is retained or estimated is a number: write how many."),
            ),
            models.CheckConstraint(
                condition=~Q(event=Event.DECLARED_NONE.value) | Q(quantity__isnull=True),
                name="states_stockpile_none_has_no_number",
                violation_error_message=_("A State that declares none declares no number: leave the quantity blank."),
            ),
            models.CheckConstraint(
                # That a duty is not met is never said without a day.
                condition=~Q(event=Event.DEADLINE_MISSED.value) | Q(date__isnull=False),
                name="states_stockpile_missed_on_a_day",
                violation_error_message=_("A deadline is missed on a day: write it."),
            ),
            within_reach("date", name="states_stockpile_within_reach"),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_event_display()}, {self.treaty}, {self.date or '–'}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    def key_stem(self):
        return f"{self.treaty.slug}-{self.state.iso3}-{self.event}".replace("_", "-")
