"""Filters of the table of stockpiles."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy

from reports import words
from reports.filters import GroupFilter
from reports.queries.stockpiles import StockpileRow


class StockpileFilter(GroupFilter):
    """What can be asked of the stockpiles of a day; how far a State is, is computed and filtered on the rows."""

    play = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State of play"),
        choices=[(play.value, words.STATE_OF_PLAY[play]) for play in words.OF_STOCKPILES],
        method="on_rows",
    )
    holding = django_filters.ChoiceFilter(
        label=gettext_lazy("Stockpile"),
        choices=[(holding.value, label) for holding, label in words.HOLDING.items()],
        empty_label=gettext_lazy("All"),
        method="on_rows",
    )
    SINGLE = ("holding", "group", "confirmed")
    MANY = ("play",)

    def fit(self, rows: list[StockpileRow], asked: dict[str, Any]) -> list[StockpileRow]:
        """Return the rows that are as far, and in the list, asked for."""
        if asked["play"]:
            rows = [row for row in rows if row.play in asked["play"]]
        if asked["holding"]:
            rows = [row for row in rows if asked["holding"] in row.holdings]
        return rows
