"""Filters of the table of measures on transfer."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy

from reports import words
from reports.filters import GroupFilter
from reports.queries.transfers import TransferRow
from states.models.transfer import measure_choices
from states.rules.course import NOT_PARTY

PARTY = [("1", gettext_lazy("States that have joined")), ("0", gettext_lazy("States not party"))]


class TransferFilter(GroupFilter):
    """What can be asked of what holds States back on a day: what is computed is filtered in `fit`, on the rows."""

    restraint = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Held back by"),
        choices=[(restraint.value, label) for restraint, label in words.RESTRAINT.items()],
        method="on_rows",
    )
    party = django_filters.ChoiceFilter(
        label=gettext_lazy("Status"), choices=PARTY, empty_label=gettext_lazy("All"), method="on_rows"
    )
    measure = django_filters.ChoiceFilter(
        label=gettext_lazy("Measure recorded"),
        choices=measure_choices(),
        empty_label=gettext_lazy("Any measure or none"),
        method="on_rows",
    )
    SINGLE = ("party", "measure", "group", "confirmed")
    MANY = ("restraint",)

    def fit(self, rows: list[TransferRow], asked: dict[str, Any]) -> list[TransferRow]:
        """Return the rows held back, and with a measure, as asked for."""
        if asked["restraint"]:
            rows = [row for row in rows if row.restraint in asked["restraint"]]
        if asked["party"]:
            rows = [row for row in rows if (row.status not in NOT_PARTY) == (asked["party"] == "1")]
        if asked["measure"]:
            rows = [row for row in rows if row.measure and row.measure.measure == asked["measure"]]
        return rows
