"""Rows of stockpiles as the text of a page's cells, each word and number written once."""

from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import words
from reports.cells import Cited, cite, then_named
from reports.queries.stockpiles import StockpileRow
from reports.templatetags.days import day, partial_day
from reports.templatetags.words import grouped
from states.rules.duties import StateOfPlay
from states.rules.stockpiles import OF_THE_STOCK, Event, Number, Stockpile


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


class Cells:
    """Writes the cells of stockpiles in the language active when it is made."""

    def __init__(self, cited: Cited, then: dict[int, str]) -> None:
        self._cited, self._then = cited, then
        self._play = {play: escape(str(word)) for play, word in words.STATE_OF_PLAY.items()}
        self._play[StateOfPlay.OVERDUE] = format_html('<b class="flagged">{}</b>', words.STATE_OF_PLAY[StateOfPlay.OVERDUE])
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._none = escape(_("none"))

    def line(self, row: StockpileRow) -> StockpileCells:
        """Return the cells of one row."""
        stock, then = row.stock, self._then.get(row.state.pk)
        former = format_html(" <small>{}</small>", then_named(then)) if then else ""
        return StockpileCells(
            row.state.iso3.lower(),
            escape(row.name),
            former if row.confirmed else former + self._unconfirmed,
            self._play[row.play],
            self._declared(stock),
            grouped(stock.destroyed),
            _completed(row),
            day(stock.deadline),
            _difference(stock),
            _number(stock.retained),
            _number(stock.estimated),
            cite(row.sources, self._cited),
        )

    def _declared(self, stock: Stockpile) -> str:
        said = [event.event for event in stock.events if event.event in OF_THE_STOCK]
        return self._none if said and said[-1] == Event.DECLARED_NONE else grouped(stock.declared)


def _completed(row: StockpileRow) -> str:
    stock = row.stock
    if stock.completed_on is None:
        if stock.within is not None:
            return _small(_("perhaps by now: {day}"), stock.within)
        return escape(_("no day found")) if row.completion_without_day else ""
    if stock.reopened_on is None:
        return partial_day(stock.completed_on)
    return format_html("{} {}", partial_day(stock.completed_on), _small(_("more found: {day}"), stock.reopened_on))


def _small(words_for_a_day: str, when) -> SafeString:
    return format_html("<small>{}</small>", format_html(words_for_a_day, day=partial_day(when)))


def _difference(stock: Stockpile) -> str:
    late = stock.days_late
    if late is None:
        return ""
    if late > 0:
        text = ngettext("{n} day late", "{n} days late", late)
    elif late < 0:
        text = ngettext("{n} day early", "{n} days early", -late)
    else:
        return escape(_("on the day")) if not stock.at_least else ""
    text = text.format(n=grouped(abs(late)))
    return format_html(_("at least {days}"), days=text) if stock.at_least else escape(text)


def _number(number: Number | None) -> str:
    return format_html("{} <small>{}</small>", grouped(number.quantity), number.year) if number else ""
