"""Rows of transparency reports and their rates as the text of a page's cells, each word and day written once."""

from functools import cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from reports import words
from reports.cells import Cited, cite, then_named
from reports.queries.transparency import Count, TransparencyRow
from reports.stockpile_cells import against_deadline
from reports.templatetags.days import day, partial_day
from reports.templatetags.words import percent
from states.models import REPORT_LABELS
from states.rules.transparency import Report, ReportFact


class TransparencyCells(NamedTuple):
    """One line of the table of reports, each cell as markup."""

    code: str
    name: str
    flag: str
    play: str
    due: str
    first: str
    difference: str
    year: str
    last: str
    sources: str


class RateCells(NamedTuple):
    """One line of the table of rates, each cell as markup."""

    year: int
    rate: str
    counted: str
    by: str


class Cells:
    """Writes the cells of reports in the language active when it is made."""

    def __init__(self, cited: Cited, then: dict[int, str]) -> None:
        self._cited, self._then, self._language = cited, then, get_language()
        # Most States joined, and so report, on a day shared with others.
        self._day, self._cite = cache(day), cache(lambda keys: cite(keys, cited))
        self._play = {play: escape(str(word)) for play, word in words.STATE_OF_PLAY.items()}
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))

    def line(self, row: TransparencyRow) -> TransparencyCells:
        """Return the cells of one row."""
        came = row.came
        return TransparencyCells(
            row.state.iso3.lower(),
            escape(row.name),
            self._flag(row),
            self._play[row.play],
            self._day(came.first_due),
            _received(came.first),
            against_deadline(row.days_late, came.at_least, self._language),
            str(came.last.year) if came.last else "",
            _received(came.last),
            self._cite(tuple(row.sources)),
        )

    def _flag(self, row: TransparencyRow) -> str:
        """What stands beside the name: the one of the day, what is recorded without a day, what is unconfirmed."""
        then = self._then.get(row.state.pk)
        flag = _small(then_named(then)) if then else ""
        for report in row.came.undated:
            what = words.told(REPORT_LABELS[Report(report.kind)], report.year) if report.year else ""
            flag += _small(format_html(_("no day recorded: {what}"), what=what or REPORT_LABELS[Report(report.kind)]))
        return flag if row.confirmed else flag + self._unconfirmed


def _received(report: ReportFact | None) -> str:
    return partial_day(report.date) if report and report.date else ""


def _small(text: str) -> SafeString:
    return format_html(" <small>{}</small>", text)


def rate_cells(count: Count, cited: Cited) -> RateCells:
    """Return the line of one count in the language shown."""
    counted = partial_day(count.counted_on) if count.counted_on else escape(_("day not recorded"))
    if count.source is not None:
        flag = "" if count.confirmed else format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        by = format_html('<span lang="en">{}</span> {}', count.source.citation, cite([count.source.key], cited))
        return RateCells(count.year, percent(count.percent), counted, by + flag)
    said = ngettext(
        "this record: %(n)s report of %(owed)s owed", "this record: %(n)s reports of %(owed)s owed", count.received or 0
    ) % {"n": count.received, "owed": count.owed}
    if count.fewer:
        fewer = _("others had counted more, so some are not recorded")
        said = f"{said}; {fewer}"
    return RateCells(count.year, percent(count.percent), counted, format_html("{}", said))
