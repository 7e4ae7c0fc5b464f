"""A change as it is handed in: texts by column, of the fact as it is and as it is to be."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from states.law import Entered, law_of
from states.models import Action, Change
from states.models.record import Recorded
from states.resources import RecordResource, References, Values


class Tables:
    """The table of each model, sharing what is looked up."""

    def __init__(self) -> None:
        self.references = References()
        self._resources: dict[type[Recorded], RecordResource] = {}

    def of(self, model: type[Recorded]) -> RecordResource:
        """Return the table of a model."""
        if model not in self._resources:
            self._resources[model] = RecordResource(model, self.references)
        return self._resources[model]


def model_of(change: Change) -> type[Any]:
    """Return the model of the fact that a change is about."""
    return apps.get_model(change.table)


def version_of(row: Recorded) -> int | None:
    """Return which version of a row stands in the record, by its history; None while it is not there."""
    if row.pk is None:
        return None
    history = type(row).history.filter(id=row.pk).order_by("-history_id")
    return history.values_list("history_id", flat=True).first()


def change_between(old: Any, new: Any, tables: Tables, *, base: int | None = None) -> Change | None:
    """Return the change that leads from one to the other, None where there is none; either may be None.

    `base` is the version that the author saw, where it is not the one that stands.
    """
    fact = new or old
    model, law, resource = type(fact), law_of(type(fact)), tables.of(type(fact))
    before, after = (resource.values(each) if each is not None else {} for each in (old, new))
    if before == after:
        return None
    action = Action.ADD if old is None else Action.DELETE if new is None else Action.CHANGE
    places = [law.place(each) if each is not None else "" for each in (old, new)]
    return Change(
        table=model._meta.label_lower,
        action=action,
        row=old.pk if old is not None else None,
        fact=_named(fact)[:300],
        before=before,
        after=after,
        base=(base or version_of(old)) if old is not None else None,
        place=places[1] or places[0],
        left_place=places[0] if places[1] and places[0] != places[1] else "",
    )


def _named(fact: Recorded) -> str:
    # Kept in one language, since another person may read it in another.
    with override("en"):
        return str(fact)


def entered(change: Change, tables: Tables) -> Entered:
    """Return a change as the law reads it: the fact as it stands in the record, and as it is to be."""
    model = model_of(change)
    old = model._default_manager.filter(pk=change.row).first() if change.row else None
    new = tables.of(model).instance(change.after, pk=change.row) if change.after else None
    return Entered(old, new)


class Difference(NamedTuple):
    """One field that a change alters, in words."""

    name: str
    label: str
    old: str
    new: str


def differences(resource: RecordResource, before: Values, after: Values) -> list[Difference]:
    """Return the fields in which two versions of a fact differ, in the order of the table; {} stands for no fact."""
    return [
        Difference(
            name := resource.table.field_of(column),
            label_of(resource.model, name),
            worded(resource, name, before.get(column, "")),
            worded(resource, name, after.get(column, "")),
        )
        for column in resource.columns
        if before.get(column, "") != after.get(column, "")
    ]


def label_of(model: type[Recorded], name: str) -> str:
    """Return how a form calls a field; the name itself where there is no such field."""
    try:
        field: Any = model._meta.get_field(name)
        return capfirst(str(field.verbose_name))
    except FieldDoesNotExist:
        return name


def worded(resource: RecordResource, name: str, text: str) -> str:
    """Return a text of a table as a person reads it: a row by its name, a choice by its label."""
    field: Any = resource.table.fields[name]
    if not text:
        return ""
    if field.is_relation:
        return resource.references.words(field.related_model, text)
    if field.choices:
        return str(dict(field.flatchoices).get(text, text))
    return {"yes": _("yes"), "no": _("no")}.get(text, text) if field.get_internal_type() == "BooleanField" else text


def by_table(changes: Iterable[Change]) -> Iterator[tuple[type[Recorded], list[Change]]]:
    """Yield the changes of each table."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.table, []).append(change)
    for group in groups.values():
        yield model_of(group[0]), group
