"""Filters of the table of transparency reports."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy

from reports import words
from reports.filters import GroupFilter
from reports.queries.transparency import TransparencyRow


class TransparencyFilter(GroupFilter):
    """What can be asked of the reports of a day; what came is computed and filtered on the rows."""

    play = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("First report"),
        choices=[(play.value, words.STATE_OF_PLAY[play]) for play in words.OF_REPORTS],
        method="on_rows",
    )
    reports = django_filters.ChoiceFilter(
        label=gettext_lazy("Reports"),
        choices=[(listed.value, label) for listed, label in words.LISTED.items()],
        empty_label=gettext_lazy("All"),
        method="on_rows",
    )
    SINGLE = ("reports", "group", "confirmed")
    MANY = ("play",)

    def fit(self, rows: list[TransparencyRow], asked: dict[str, Any]) -> list[TransparencyRow]:
        """Return the rows that are as far, and in the list, asked for."""
        if asked["play"]:
            rows = [row for row in rows if row.play in asked["play"]]
        if asked["reports"]:
            rows = [row for row in rows if asked["reports"] in row.lists]
        return rows
