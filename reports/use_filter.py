"""Filters of the table of use."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy, pgettext_lazy

from reports.filters import GroupFilter
from reports.queries.record import Record
from reports.queries.use import UseRow
from states.models.use import actor_choices

RECENT = [("1", pgettext_lazy("editions", "the last two"))]
BOUND = [("1", gettext_lazy("State Party then")), ("0", gettext_lazy("not bound then"))]


class UseFilter(GroupFilter):
    """What can be asked of the reports of use by a day: what is computed is filtered in `fit`, on the rows."""

    actor = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Used by"), choices=actor_choices(), method="on_rows"
    )
    edition = django_filters.ChoiceFilter(
        label=gettext_lazy("Edition"), empty_label=gettext_lazy("All editions"), method="on_rows"
    )
    recent = django_filters.ChoiceFilter(
        label=gettext_lazy("Recent editions"), choices=RECENT, empty_label=gettext_lazy("All"), method="on_rows"
    )
    bound = django_filters.ChoiceFilter(
        label=gettext_lazy("When published"), choices=BOUND, empty_label=gettext_lazy("All"), method="on_rows"
    )
    SINGLE = ("edition", "recent", "bound", "group", "confirmed")
    MANY = ("actor",)

    def __init__(self, data, *, record: Record):
        super().__init__(data)
        self.filters["edition"].extra["choices"] = [(each.key, each.title) for each in reversed(record.editions)]

    def fit(self, rows: list[UseRow], asked: dict[str, Any]) -> list[UseRow]:
        """Return the rows of the users, and of the editions, asked for."""
        if asked["actor"]:
            rows = [row for row in rows if row.actor in asked["actor"]]
        if asked["edition"]:
            rows = [row for row in rows if row.edition.key == asked["edition"]]
        if asked["recent"]:
            rows = [row for row in rows if row.recent]
        if asked["bound"]:
            rows = [row for row in rows if row.bound_then == (asked["bound"] == "1")]
        return rows
