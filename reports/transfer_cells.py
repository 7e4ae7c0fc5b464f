"""Rows of transfers as the text of a page's cells, each word written once."""

from functools import cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports import words
from reports.cells import Cited, cite
from reports.queries.transfers import Level, TransferRow
from reports.templatetags.days import day, partial_day
from states.models import MEASURE_LABELS, UNGroup
from states.rules.transfer import Measure, Phase


class TransferCells(NamedTuple):
    """One line of a table of transfers, each cell as markup; `place` tells the lines of one State apart."""

    place: str
    code: str
    name: str
    flag: str
    status: str
    group: str
    restraint: str
    measure: str
    since: str
    until: str
    sources: str


class YearCells(NamedTuple):
    """One line of the table beside the chart, each cell as markup."""

    day: str
    not_party: int
    covered: int
    without: int


def year_cells(level: Level) -> YearCells:
    """Return the line of a year in the language shown."""
    return YearCells(day(level.day), level.not_party, level.covered, level.without)


class Cells:
    """Writes the cells of transfers in the language active when it is made."""

    def __init__(self, cited: Cited) -> None:
        self._cited = cited
        self._day = cache(partial_day)
        self._status = {status: escape(str(word)) for status, word in words.STATUS.items()}
        self._restraint = {restraint: escape(str(word)) for restraint, word in words.RESTRAINT.items()}
        self._measure = {measure.value: escape(str(MEASURE_LABELS[measure])) for measure in Measure}
        self._group = {group.value: escape(str(group.label)) for group in UNGroup}
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._open_start = format_html("<small>{}</small>", _("start not recorded"))
        self._ended = format_html(" <small>{}</small>", pgettext("measure on transfer", "ended"))
        self._seen: set[int] = set()

    def line(self, row: TransferRow) -> TransferCells:
        """Return the cells of one row."""
        code = row.state.iso3.lower()
        place = row.measure.key if row.measure and row.state.pk in self._seen else f"s-{code}"
        self._seen.add(row.state.pk)
        return TransferCells(
            place,
            code,
            escape(row.name),
            "" if row.confirmed else self._unconfirmed,
            self._status[row.status],
            self._group.get(row.state.un_region, ""),
            self._restraint[row.restraint],
            self._measure[row.measure.measure] if row.measure else "",
            self._since(row),
            self._until(row),
            cite(row.sources, self._cited),
        )

    def _since(self, row: TransferRow) -> str:
        if row.measure is None:
            return ""
        if row.measure.starts is None:
            return self._open_start
        since = self._day(row.measure.starts)
        if row.phase is Phase.TO_COME:
            return format_html("<small>{}</small>", format_html(_("perhaps by now: {day}"), day=since))
        return since

    def _until(self, row: TransferRow) -> str:
        if row.measure is None or row.measure.ends is None:
            return ""
        until = self._day(row.measure.ends)
        return until + self._ended if row.phase is Phase.ENDED else until
