"""Changes as those who decide on them read them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import capfirst

from states.models import Action, Change

from .changes import Difference, Tables, differences, label_of, model_of


class Line(NamedTuple):
    """One change: the kind of fact, what differs, what speaks against it, what was asked, and where to go on."""

    change: Change
    kind: str
    differences: list[Difference]
    objections: list[tuple[str, str]]
    form: str
    fact: str


def read_changes(changes: Iterable[Change]) -> list[Line]:
    """Return changes in words; what is looked up for one serves for all."""
    tables = Tables()
    return [_line(change, tables) for change in changes]


def _line(change: Change, tables: Tables) -> Line:
    model = model_of(change)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    stands = bool(change.row) and (change.action != Action.ADD or change.version is not None)
    form = reverse(f"{name}_change", args=[change.row]) if stands else reverse(f"{name}_add")
    return Line(
        change,
        capfirst(str(model._meta.verbose_name)),
        differences(tables.of(model), change.before, change.after),
        [(label_of(model, field) if field else "", words) for field, words in change.objections],
        f"{form}?draft={change.pk}",
        reverse(f"{name}_history", args=[change.row]) if stands else "",
    )
