"""Rows of use as the text of a page's cells, and the editions with the States they name, each word written once."""

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports import words
from reports.cells import Cited, cite
from reports.queries.use import EditionColumn, UseRow
from reports.templatetags.days import day
from states.models import ACTOR_LABELS
from states.rules.use import Actor


class UseCells(NamedTuple):
    """One line of the table of use, each cell as markup."""

    place: str
    code: str
    name: str
    flag: str
    edition: str
    published: str
    actor: str
    status: str
    sources: str


class EditionCells(NamedTuple):
    """One line of the table beside the chart, each cell as markup."""

    edition: str
    published: str
    government: str
    both: str
    group: str


class Cells:
    """Writes the cells of use in the language active when it is made."""

    def __init__(self, cited: Cited) -> None:
        self._cited, self._day = cited, cache(day)
        self._status = {status: escape(str(word)) for status, word in words.STATUS.items()}
        self._actor = {actor: escape(str(word)) for actor, word in ACTOR_LABELS.items()}
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))

    def line(self, row: UseRow) -> UseCells:
        """Return the cells of one row."""
        then = self._status[row.status_then]
        if row.by_government and row.bound_then:
            then = format_html('<b class="flagged">{}</b>', then)
        return UseCells(
            row.report.key,
            row.state.iso3.lower(),
            escape(row.name),
            "" if row.confirmed else self._unconfirmed,
            escape(row.edition.title),
            self._day(row.edition.published_on),
            self._actor[row.actor],
            then if row.status is row.status_then else then + self._now(row),
            cite(row.sources, self._cited),
        )

    def _now(self, row: UseRow) -> str:
        return format_html(" <small>{}</small>", words.told(pgettext("status", "now"), words.STATUS[row.status]))


def edition_lines(columns: Iterable[EditionColumn]) -> list[EditionCells]:
    """Return the editions, the latest first, each with the States it names by who used there."""
    unrecorded = format_html("<small>{}</small>", _("not recorded"))

    def named(column: EditionColumn, actor: Actor) -> str:
        if not column.recorded:
            return unrecorded
        return ", ".join(escape(row.name) for row in column.by(actor))

    return [
        EditionCells(
            escape(column.edition.title),
            day(column.edition.published_on),
            *(named(column, actor) for actor in (Actor.GOVERNMENT, Actor.BOTH, Actor.ARMED_GROUP)),
        )
        for column in reversed(list(columns))
    ]
