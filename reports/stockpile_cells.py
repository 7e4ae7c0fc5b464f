"""Rows of stockpiles as the text of a page's cells, each word and number written once."""

from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from reports import words
from reports.cells import Cited, cite, then_named
from reports.queries.stockpiles import StockpileRow, YearRow
from reports.templatetags.days import day, partial_day
from reports.templatetags.words import grouped, in_groups
from states.models import STOCKPILE_LABELS
from states.rules.duties import StateOfPlay
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import Event, Number, Stockpile

IN_DOUBT = (StateOfPlay.OVERDUE, StateOfPlay.NOT_KNOWN)


class StockpileCells(NamedTuple):
    """One line of the table of stockpiles, each cell as markup."""

    code: str
    name: str
    flag: str
    play: str
    declared: str
    destroyed: str
    completed: str
    deadline: str
    difference: str
    retained: str
    estimated: str
    sources: str


class YearCells(NamedTuple):
    """One line of the table beside the chart, each cell as markup."""

    day: str
    completed: int
    late: int
    destroyed: str


def year_cells(year: YearRow) -> YearCells:
    """Return the line of a year in the language shown."""
    return YearCells(day(year.day), year.completed, year.late, grouped(year.destroyed))


class Cells:
    """Writes the cells of stockpiles in the language active when it is made."""

    def __init__(self, cited: Cited, then: dict[int, str]) -> None:
        self._cited, self._then, self._language = cited, then, get_language()
        # Most States share a deadline with others.
        self._day = cache(day)
        self._play = {play: escape(str(word)) for play, word in words.STATE_OF_PLAY.items()}
        overdue = words.STATE_OF_PLAY[StateOfPlay.OVERDUE]
        self._play[StateOfPlay.OVERDUE] = format_html('<b class="flagged">{}</b>', overdue)
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._none = escape(_("none"))

    def line(self, row: StockpileRow) -> StockpileCells:
        """Return the cells of one row."""
        stock = row.stock
        return StockpileCells(
            row.state.iso3.lower(),
            escape(row.name),
            self._flag(row),
            self._how_far(row),
            self._declared(stock),
            self._grouped(stock.destroyed),
            _completed(stock),
            self._day(stock.deadline),
            against_deadline(row.days_late, row.stock.at_least, self._language),
            self._number(stock.retained),
            self._number(stock.estimated),
            cite(row.sources, self._cited),
        )

    def _flag(self, row: StockpileRow) -> str:
        """What stands beside the name: the one of the day, what is recorded without a day, what is unconfirmed."""
        then = self._then.get(row.state.pk)
        flag = _small(then_named(then)) if then else ""
        for event in row.stock.undated:
            flag += _small(format_html(_("no day recorded: {what}"), what=STOCKPILE_LABELS[Event(event.event)]))
        return flag if row.confirmed else flag + self._unconfirmed

    def _how_far(self, row: StockpileRow) -> str:
        """The state of play; where it is a breach or a question, with the fact that it rests on."""
        stock, word = row.stock, self._play[row.play]
        if row.play not in IN_DOUBT or not stock.said or stock.reopened_on or not stock.said[-1].date:
            return word
        what, when = STOCKPILE_LABELS[Event(stock.said[-1].event)], partial_day(stock.said[-1].date)
        return word + _small(format_html(_("{what} {day}"), what=what, day=when))

    def _grouped(self, number: int | None) -> str:
        return "" if number is None else in_groups(number, self._language)

    def _number(self, number: Number | None) -> str:
        return f"{self._grouped(number.quantity)} <small>{number.year}</small>" if number else ""

    def _declared(self, stock: Stockpile) -> str:
        none = bool(stock.said) and stock.said[-1].event == Event.DECLARED_NONE
        return self._none if none else self._grouped(stock.declared)


def _completed(stock: Stockpile) -> str:
    if stock.completed_on is None:
        return _small(_at(_("perhaps by now: {day}"), stock.within)) if stock.within else ""
    if stock.reopened_on is None:
        return partial_day(stock.completed_on)
    return partial_day(stock.completed_on) + _small(_at(_("more found: {day}"), stock.reopened_on))


def _at(sentence: str, when: PartialDate) -> SafeString:
    return format_html(sentence, day=partial_day(when))


def _small(text: str) -> SafeString:
    return format_html(" <small>{}</small>", text)


@lru_cache(maxsize=4096)
def against_deadline(late: int | None, at_least: bool, language: str) -> str:
    """How many days early or late something was done, in words; nothing where that is not certain.

    `at_least` is whether the number is the fewest days that are certain, `language` the one that is active.
    """
    if late is None:
        return ""
    if late == 0:
        return "" if at_least else escape(_("on the day"))
    if late > 0:
        text = ngettext("{n} day late", "{n} days late", late)
    else:
        text = ngettext("{n} day early", "{n} days early", -late)
    text = text.format(n=in_groups(abs(late), language))
    return format_html(_("at least {days}"), days=text) if at_least else escape(text)
