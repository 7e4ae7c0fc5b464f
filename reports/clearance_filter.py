"""Filters of the table of clearance."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy

from reports import words
from reports.filters import GroupFilter
from reports.queries.clearance import ClearanceRow


class ClearanceFilter(GroupFilter):
    """What can be asked of the duties to clear on a day: what is computed is filtered in `fit`, on the rows."""

    play = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State of play"),
        choices=[(play.value, label) for play, label in words.STATE_OF_PLAY.items()],
        method="on_rows",
    )
    extended = django_filters.ChoiceFilter(
        label=gettext_lazy("Extensions"),
        choices=[(how.value, label) for how, label in words.EXTENDED.items()],
        empty_label=gettext_lazy("With or without"),
        method="on_rows",
    )
    open = django_filters.ChoiceFilter(
        label=gettext_lazy("Duty"),
        choices=[("1", gettext_lazy("open"))],
        empty_label=gettext_lazy("Open or not"),
        method="on_rows",
    )
    SINGLE = ("open", "group", "extended", "confirmed")
    MANY = ("play",)

    def fit(self, rows: list[ClearanceRow], asked: dict[str, Any]) -> list[ClearanceRow]:
        """Return the rows of the states of play, with a duty open and with extensions, as asked for."""
        if asked["play"]:
            rows = [row for row in rows if row.state_of_play in asked["play"]]
        if asked["open"]:
            rows = [row for row in rows if row.open]
        if asked["extended"]:
            rows = [row for row in rows if row.is_extended(asked["extended"])]
        return rows
