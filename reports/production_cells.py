"""Rows of production as the text of a page's cells, and differences and lists in words."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from reports import words
from reports.cells import Cited, cite, then_named
from reports.charts.looks import LOOKS
from reports.charts.production import ProductionChart
from reports.queries.production import ProductionRow
from reports.templatetags.days import day, partial_day, plain_partial_day
from states.models import PRODUCTION_BASIS_LABELS, SIGNAL_LABELS
from states.rules.partial_date import PartialDate
from states.rules.production import Difference, Gap, Signal, Spell


class ProductionCells(NamedTuple):
    """One line of the table, each cell as markup."""

    code: str
    name: str
    flag: str
    status: str
    since: str
    until: str
    basis: str
    lists: str
    signs: str
    sources: str


class Cells:
    """Writes the cells of production in the language active when it is made."""

    def __init__(self, cited: Cited, then: dict[int, str]) -> None:
        self._cited, self._then = cited, then
        self._status = {status: escape(capfirst(str(word))) for status, word in words.PRODUCING.items()}
        self._basis = {basis: escape(str(word)) for basis, word in PRODUCTION_BASIS_LABELS.items()}
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._unknown = format_html("<em>{}</em>", _("year unknown"))

    def line(self, row: ProductionRow) -> ProductionCells:
        """Return the cells of one row."""
        told, then = row.story, self._then.get(row.state.pk)
        flag = format_html(" <small>{}</small>", then_named(then)) if then else ""
        return ProductionCells(
            row.state.iso3.lower(),
            escape(row.name),
            flag if row.confirmed else flag + self._unconfirmed,
            self._status[row.status],
            _day(told.since),
            self._unknown if told.year_unknown else _day(told.until),
            self._basis[row.basis] if row.basis else "",
            listed(told.spells),
            _signs(row),
            cite(row.sources, self._cited),
        )


def _day(value: PartialDate | None) -> str:
    return partial_day(value) if value else ""


def listed(spells: Iterable[Spell]) -> str:
    """Return on the lists of which editions a State is: `1999–2013, 2020–2021`."""
    return ", ".join(
        str(spell.first.year) if spell.first is spell.last else f"{spell.first.year}–{spell.last.year}"
        for spell in spells
    )


def _signs(row: ProductionRow) -> SafeString:
    return mark_safe(  # noqa: S308 - escaped by format_html
        "".join(
            format_html("{} <small>{}</small>", SIGNAL_LABELS[Signal(sign.signal)], day(sign.as_of))
            for sign in row.story.signs
        )
    )


def differs(gap: Gap) -> str:
    """Return in words what differs, without the name of the State; nothing where its kind says all."""
    until = plain_partial_day(gap.ends) if gap.ends else ""
    year = gap.list.year if gap.list else ""
    match gap.kind:
        case Difference.CEASED_YET_LISTED:
            return _("until %(day)s, listed in %(year)s") % {"day": until, "year": year}
        case Difference.NOT_LISTED if gap.ends:
            return _("until %(day)s, not listed in %(year)s") % {"day": until, "year": year}
        case Difference.NOT_LISTED | Difference.NO_STATEMENT | Difference.NEVER_YET_LISTED:
            return _("edition of %(year)s") % {"year": year}
    return ""


def names(rows: Iterable[ProductionRow], across: str) -> SafeString:
    """Return States by name, each a link to its profile; `across` is the query to take along."""
    base = reverse("states")
    return format_html_join(
        ", ", '<a href="{}{}/{}">{}</a>', ((base, row.state.iso3.lower(), across, row.name) for row in rows)
    )


def bars(chart: ProductionChart, *, standalone: bool) -> SafeString:
    """Return the words of a drawing as markup; a loop in a template would cost ten times that."""
    quiet, strong, halo = (
        SafeString(LOOKS[look] if standalone else f'class="c-{look}"') for look in ("quiet", "strong", "halo")
    )
    text = '<text {} x="{}" y="{}" dy="11" text-anchor="{}">\u2068{}\u2069</text>'
    drawn: list[tuple[SafeString, float, int, str, object]] = []
    for bar in chart.bars:
        drawn.append((quiet, chart.years_end, bar.y, "end", bar.row.list.year))
        drawn.append((strong, round(bar.end + 6, 1), bar.y, "start", bar.row.number))
        drawn += [(halo, chart.names_start, y, "start", name) for y, name in bar.names]
    return format_html_join("", text, drawn)
