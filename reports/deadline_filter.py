"""Filters of the table of deadlines. All that they ask for is worked out, so rows are filtered, not queries."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from reports import words
from reports.filters import YES_NO, Choice, Field, refused
from reports.queries.deadlines import DeadlineRow
from states.models import UNGroup
from states.models.treaty import ObligationKind

AHEAD = [("1", gettext_lazy("after the day")), ("0", gettext_lazy("up to the day"))]


class DeadlineForm(forms.Form):
    """What can be asked of the deadlines of a day."""

    obligation = forms.MultipleChoiceField(label=gettext_lazy("Obligation"), choices=ObligationKind, required=False)
    play = forms.MultipleChoiceField(
        label=gettext_lazy("State of play"),
        choices=[(play.value, label) for play, label in words.STATE_OF_PLAY.items()],
        required=False,
    )
    group = forms.ChoiceField(label=gettext_lazy("Regional group"), choices=UNGroup, required=False)
    ahead = forms.ChoiceField(label=gettext_lazy("Due"), choices=AHEAD, required=False)
    confirmed = forms.ChoiceField(label=gettext_lazy("Sources"), choices=YES_NO, required=False)


ANY = {
    "group": gettext_lazy("Any group"),
    "ahead": gettext_lazy("On any day"),
    "confirmed": gettext_lazy("All"),
}


class DeadlineFilter:
    """What an address asks of the deadlines of a day. Raises BadRequest, in words, for a value that is not known."""

    MANY = ("obligation", "play")
    SINGLE = ("group", "ahead", "confirmed")

    def __init__(self, data: QueryDict, kinds: Sequence[str], on: date) -> None:
        self._form, self._data, self._kinds, self._on = DeadlineForm(data), data, kinds, on
        self.active = any(name in data for name in (*self.MANY, *self.SINGLE))
        # Most readers filter nothing: then there is nothing to validate.
        if self.active and not self._form.is_valid():
            raise BadRequest(refused(self._form))

    def keep(self, rows: list[DeadlineRow]) -> list[DeadlineRow]:
        """Return the rows asked for."""
        return [row for row in rows if self._wants(row)] if self.active else rows

    def _wants(self, row: DeadlineRow) -> bool:
        asked = self._form.cleaned_data
        return (
            (not asked["obligation"] or row.kind in asked["obligation"])
            and (not asked["play"] or row.play in asked["play"])
            and (not asked["group"] or row.state.un_region == asked["group"])
            and (not asked["ahead"] or (row.due is not None and row.is_ahead(self._on) == (asked["ahead"] == "1")))
            and (not asked["confirmed"] or row.confirmed == (asked["confirmed"] == "1"))
        )

    @property
    def fields(self) -> list[Field]:
        """The fields of the form with what is chosen in each; of obligations only those of the treaty."""
        return [self._field(name) for name in (*self.MANY, *self.SINGLE)]

    def _field(self, name: str) -> Field:
        own, chosen = self._form.fields[name], self._data.getlist(name)
        choices = [
            Choice(value, label, value in chosen)
            for value, label in own.choices  # type: ignore[attr-defined]
            if name != "obligation" or value in self._kinds
        ]
        return Field(name, own.label, str(ANY.get(name, "")), choices, chosen[-1] if chosen else "")
