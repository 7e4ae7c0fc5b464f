"""Filters of the table of production."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy, pgettext_lazy

from reports import words
from reports.filters import GroupFilter
from reports.queries.production import ProductionRow


class ProductionFilter(GroupFilter):
    """What can be asked of the producers of a day: what is derived for it is filtered in `fit`, on the rows."""

    status = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Status"),
        choices=[(status.value, label) for status, label in words.PRODUCING.items()],
        method="on_rows",
    )
    joined = django_filters.ChoiceFilter(
        label=gettext_lazy("States"),
        choices=[("1", gettext_lazy("that have joined")), ("0", gettext_lazy("not party"))],
        empty_label=gettext_lazy("All"),
        method="on_rows",
    )
    signals = django_filters.ChoiceFilter(
        label=gettext_lazy("Signs of an end of production"),
        choices=[("1", pgettext_lazy("signs", "some")), ("0", pgettext_lazy("signs", "none"))],
        empty_label=gettext_lazy("With or without"),
        method="on_rows",
    )
    differs = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Lists and statements"),
        choices=[(kind.value, label) for kind, label in words.DIFFERENCE.items()],
        method="on_rows",
    )
    SINGLE = ("joined", "signals", "group", "confirmed")
    MANY = ("status", "differs")

    def fit(self, rows: list[ProductionRow], asked: dict[str, Any]) -> list[ProductionRow]:
        """Return the rows of the statuses, joined or not, with signs and with differences as asked for."""
        if asked["status"]:
            rows = [row for row in rows if row.status in asked["status"]]
        if asked["joined"]:
            rows = [row for row in rows if row.joined == (asked["joined"] == "1")]
        if asked["signals"]:
            rows = [row for row in rows if bool(row.story.signs) == (asked["signals"] == "1")]
        if asked["differs"]:
            rows = [row for row in rows if row.differences & set(asked["differs"])]
        return rows
