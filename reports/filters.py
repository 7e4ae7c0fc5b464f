"""Filters of the tables of States: validated here, the State's own fields filtered here."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports import words
from reports.days import read_day, refuse_reversed
from reports.queries.participants import ParticipantRow
from reports.queries.record import Record
from reports.queries.weight import weights
from states.models import KIND_LABELS, ForumMembership, Region, State, Subregion, Treaty, UNGroup


class DayField(forms.CharField):
    """A day as everywhere on the site: ISO, or `1 Feb 2002`. Raises BadRequest, in words, for anything else."""

    def to_python(self, value):
        text = super().to_python(value)
        return read_day(text, str(self.label)) if text else None


class DayFilter(django_filters.Filter):
    """A filter whose value is a day."""

    field_class = DayField


class Choice(NamedTuple):
    """One value of a field."""

    value: str
    label: Any
    chosen: bool


class Field(NamedTuple):
    """A field of the form; one without choices is for a day."""

    name: str
    label: Any
    any: str
    choices: list[Choice]
    value: str

    @property
    def options(self) -> SafeString:
        """The choices as options of a list; a loop in a template would cost most of the page."""
        lines = (
            f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(str(label))}</option>'
            for value, label, chosen in self.choices
        )
        return mark_safe("".join(lines))  # noqa: S308 - escaped


YES_NO = [("1", gettext_lazy("confirmed only")), ("0", gettext_lazy("unconfirmed only"))]


def refused(form: forms.Form) -> str:
    """What is wrong with the values asked for, in words, each with the values there are."""
    refusals = []
    for name, errors in form.errors.items():
        text = " ".join(str(error) for error in errors)
        choices = getattr(form.fields[name], "choices", None)
        known = [str(value) for value, _label in choices if value != ""] if choices else []
        if known:
            text += " " + _("There are: %(values)s.") % {"values": ", ".join(known)}
        refusals.append(words.told(name, text))
    return " ".join(refusals)


class RowFilter(django_filters.FilterSet):
    """What can be asked of a table of States on a day.

    Fields named in `ON_STATES` are those of the State; what is computed for the day is filtered in `fit`, on the rows.
    """

    ON_STATES: Sequence[str] = ()
    SINGLE: tuple[str, ...] = ()
    MANY: tuple[str, ...] = ()

    def __init__(self, data):
        super().__init__(data, queryset=State.objects.order_by())
        # Most readers filter nothing: then there is nothing to validate.
        self.asked = any(name in data for name in (*self.SINGLE, *self.MANY))

    def on_rows(self, states, name, value):
        return states

    def fit(self, rows: list[Any], asked: dict[str, Any]) -> list[Any]:
        """Return the rows that what is computed of them lets pass."""
        return rows

    def keep(self, rows: list[Any]) -> list[Any]:
        """Return the rows asked for. Raises BadRequest, in words, for a value that is not known."""
        if not self.asked:
            return rows
        if not self.is_valid():
            raise BadRequest(refused(self.form))
        asked = self.form.cleaned_data
        if any(asked[name] for name in self.ON_STATES):
            wanted = set(self.qs.values_list("pk", flat=True))
            rows = [row for row in rows if row.state.pk in wanted]
        if asked["confirmed"]:
            rows = [row for row in rows if row.confirmed == (asked["confirmed"] == "1")]
        return self.fit(rows, asked)

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return self.asked and self.is_valid() and any(self.form.cleaned_data.values())

    @property
    def fields(self) -> list[Field]:
        """The fields of the form with what is chosen in each."""
        return [self._field(name) for name in (*self.MANY, *self.SINGLE)]

    def _field(self, name: str) -> Field:
        own, chosen = self.filters[name], self.data.getlist(name)
        choices = [Choice(value, label, value in chosen) for value, label in own.extra.get("choices", ())]
        return Field(name, own.label, str(own.extra.get("empty_label", "")), choices, chosen[-1] if chosen else "")


class GroupFilter(RowFilter):
    """What can be asked of every table of States: their regional group, and whether all said of them is confirmed."""

    group = django_filters.ChoiceFilter(
        label=gettext_lazy("Regional group"),
        field_name="un_region",
        choices=UNGroup.choices,
        empty_label=gettext_lazy("Any group"),
    )
    confirmed = django_filters.ChoiceFilter(
        label=gettext_lazy("Sources"), choices=YES_NO, empty_label=gettext_lazy("All"), method="on_rows"
    )

    class Meta:
        model = State
        fields: Sequence[str] = ()

    ON_STATES: tuple[str, ...] = ("group",)


class ParticipantFilter(GroupFilter):
    """What can be asked of the participants of a day.

    The status is computed and the acts are those of the day, so both are filtered in `fit`, on the rows.
    """

    status = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Status"),
        choices=[(status.value, label) for status, label in words.STATUS.items()],
        method="on_rows",
    )
    weight = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Weight of States not party"),
        choices=[(weight.value, label) for weight, label in words.WEIGHT.items()],
        method="on_rows",
    )
    region = django_filters.ChoiceFilter(
        label=gettext_lazy("M49 region"),
        choices=Region.choices + Subregion.choices,
        empty_label=gettext_lazy("Any region"),
        method="in_region",
    )
    forum = django_filters.ChoiceFilter(
        label=gettext_lazy("Forum"), empty_label=gettext_lazy("Any forum"), method="in_forum"
    )
    act = django_filters.ChoiceFilter(
        label=gettext_lazy("Act"),
        choices=[(kind.value, label) for kind, label in KIND_LABELS.items()],
        empty_label=gettext_lazy("Any act"),
        method="on_rows",
    )
    since = DayFilter(label=gettext_lazy("Acts after"), method="on_rows")
    until = DayFilter(label=gettext_lazy("up to"), method="on_rows")

    ON_STATES = ("group", "region", "forum")
    SINGLE = ("group", "region", "forum", "act", "since", "until", "confirmed")
    MANY = ("status", "weight")

    def __init__(self, data, *, on: date, record: Record, treaty: Treaty):
        self.day, self._record, self._treaty = on, record, treaty
        super().__init__(data)
        self.filters["forum"].extra["choices"] = [(forum.key, str(forum)) for forum in record.forums]

    @property
    def weighs(self) -> bool:
        """Whether a weight is asked for, whose rules are then to be printed."""
        return self.active and bool(self.form.cleaned_data["weight"])

    def in_region(self, states, name, value):
        return states.filter(Q(m49_region=value) | Q(m49_subregion=value))

    def in_forum(self, states, name, forum):
        return states.filter(pk__in=ForumMembership.objects.on(self.day).filter(forum__key=forum).values("state"))

    def fit(self, rows: list[ParticipantRow], asked: dict[str, Any]) -> list[ParticipantRow]:
        """Return the rows of the status, and with an act, as asked for. Raises BadRequest for a reversed period."""
        refuse_reversed(asked["since"], asked["until"])
        if asked["status"]:
            rows = [row for row in rows if row.status in asked["status"]]
        if asked["weight"]:
            # Only States not party have weight, and all that is asked for has to hold.
            weighed = weights(self._record, self._treaty, self.day)
            rows = [row for row in rows if weighed.get(row.state.pk, frozenset()).issuperset(asked["weight"])]
        if asked["act"] or asked["since"] or asked["until"]:
            rows = [row for row in rows if self._acted(row)]
        return rows

    def _acted(self, row: ParticipantRow) -> bool:
        """Whether one of the State's acts is of the kind asked for, after `since`, up to and including `until`."""
        asked = self.form.cleaned_data
        return any(
            (not asked["act"] or act.kind == asked["act"])
            and (asked["since"] is None or asked["since"] < act.date)
            and (asked["until"] is None or act.date <= asked["until"])
            for act in row.acts
        )
