"""Changes as those who decide on them read them."""

import datetime
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.text import capfirst

from states.law.preview import Preview, preview
from states.models import Action, Change, Stage, Submission, TreatyAction

from .assess import assess_together
from .changes import Difference, Tables, differences, entered, label_of, model_of


class Line(NamedTuple):
    """One change: the kind of fact, what differs, what speaks against it, what was asked, and where to go on."""

    change: Change
    kind: str
    differences: list[Difference]
    objections: list[tuple[str, str]]
    form: str
    fact: str


AT_A_TIME = 50
# What can be looked at alone: lines of this list hold something.
ONLY = ("objections", "questions")


class Reading(NamedTuple):
    """A submission as it is read: how many changes, how many with objections and questions, and a page of them."""

    number: int
    wrong: int
    asked: int
    page: Page
    lines: list[Line]


def read(submission: Submission, only: str | None, page: str | None, today: datetime.date) -> Reading:
    """Return a submission in words, `only` its changes with objections or with questions, fifty to a page.

    While it is not decided on, a submission of one page is read by the law anew: in the language of the reader, and by
    the record as it stands now.
    """
    tables = Tables()
    changes: Any = submission.changes.all()
    number = changes.count()
    held: dict[str, Any] = {name: changes.exclude(**{name: []}) for name in ONLY}
    if number <= AT_A_TIME and submission.stage != Stage.PUBLISHED:
        every = list(changes)
        assess_together(every, tables, today)
        held = {name: [change for change in every if getattr(change, name)] for name in ONLY}
        changes = every
    shown = Paginator(held[only] if only in ONLY else changes, AT_A_TIME).get_page(page)
    wrong, asked = (len(each) if isinstance(each, list) else each.count() for each in held.values())
    return Reading(number, wrong, asked, shown, [_line(change, tables) for change in shown.object_list])


def preview_of(lines: list[Line]) -> Preview | None:
    """Return what a single act would bring about, where nothing speaks against it; None for anything else."""
    if len(lines) != 1 or lines[0].change.objections or lines[0].change.version is not None:
        return None
    act = entered(lines[0].change, Tables()).new
    return preview(act) if isinstance(act, TreatyAction) else None


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
