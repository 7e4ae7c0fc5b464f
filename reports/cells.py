"""Rows as the text of a page's cells. A table of 197 rows repeats few days and words, so each is written once."""

from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from reports import words
from reports.charts.timeline import Span
from reports.queries.participants import ParticipantRow
from reports.queries.profile import TreatyRow
from reports.queries.treaties import MatrixRow
from reports.templatetags.days import day, plain_day
from states.models import KIND_LABELS, Source
from states.models.source import SourceKind
from states.rules.acts import LETTERS
from states.rules.effect import Basis

Cited = dict[str, tuple[int, Source]]


class ParticipantCells(NamedTuple):
    """One line of the depositary's table, each cell as markup."""

    code: str
    name: str
    flag: str
    status: str
    status_word: str
    signature: str
    consent: str
    entry: str
    notice: str
    end: str
    sources: str


class Cells:
    """Writes the cells of participants in the language active when it is made."""

    def __init__(self, cited: Cited, then: dict[int, str] | None = None) -> None:
        self._cited, self._then = cited, then or {}
        self._status = {status: escape(str(word)) for status, word in words.STATUS.items()}
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._code: dict[str | None, SafeString] = {None: SafeString('<span class="code"></span>')}
        for kind, letter in LETTERS.items():
            title = KIND_LABELS[kind]
            self._code[letter] = format_html('<abbr class="code" title="{}">{}</abbr>', title, letter)

    def line(self, row: ParticipantRow) -> ParticipantCells:
        """Return the cells of one row."""
        then = self._then.get(row.state.pk)
        former = format_html(" <small>{}</small>", then_named(then)) if then else ""
        return ParticipantCells(
            row.state.iso3.lower(),
            escape(row.name),
            former if row.confirmed else former + self._unconfirmed,
            row.status.value,
            self._status[row.status],
            day(row.signature),
            day(row.consent) + self._code[row.consent_code] if row.consent else "",
            _entry(row),
            day(row.withdrawal_notified),
            _end(row),
            cite(row.sources, self._cited),
        )


def fill(template: str, lines: Iterable[Any]) -> SafeString:
    """Return a row of markup, written once with `{names}` in it, filled for each line.

    A loop in a template costs ten times that. The cells, a named tuple for each line, are markup already.
    """
    return mark_safe("".join(template.format(**line._asdict()) for line in lines))  # noqa: S308 - escaped where they are made


def cite(keys: Iterable[str], cited: Cited) -> SafeString:
    """The numbers of sources, each a link to its entry in the list below the table."""
    numbers = (cited[key][0] for key in keys)
    return mark_safe(" ".join(f'<a href="#source-{number}">{number}</a>' for number in numbers))  # noqa: S308 - numbers


def source_lines(cited: Cited, across: str) -> SafeString:
    """Return the entries of the list of sources, in the language of the moment. `across` is the query to take along."""
    base, all_facts = reverse("sources"), escape(_("all facts from it"))
    kinds = {kind.value: escape(str(kind.label)) for kind in SourceKind}
    lines = []
    for number, source in cited.values():
        citation = escape(source.citation)
        where = f'a href="{escape(source.url)}" rel="noopener"' if source.url else "span"
        lines.append(
            f'<li id="source-{number}"><{where} lang="en">{citation}</{where.split(" ")[0]}> '
            f'<small>{kinds[source.kind]}, <a href="{base}{source.key}/{escape(across)}">{all_facts}</a></small></li>'
        )
    return mark_safe("\n".join(lines))  # noqa: S308 - escaped above


def then_named(name: str) -> SafeString:
    """The name that a State bore on the day, where today's is another."""
    return format_html(_("then: {name}"), name=format_html('<bdi lang="en">{}</bdi>', name))


class TreatyCells(NamedTuple):
    """One line of a State's profile: a treaty, the band of statuses, the days."""

    treaty: str
    address: str
    band: SafeString
    cells: ParticipantCells


def treaty_cells(row: TreatyRow, drawn: list[Span], cells: Cells) -> TreatyCells:
    """Return the words of one treaty's line in the language shown."""
    return TreatyCells(
        row.treaty.short_name_en,
        reverse("dashboard", args=[row.treaty.slug]),
        _band(drawn),
        cells.line(row.line),
    )


def _band(drawn: list[Span]) -> SafeString:
    part = '<rect class="e-hue" fill="url(#p-{})" x="{}%" y="1" width="{}%" height="12"><title>{}</title></rect>'
    return format_html(
        '<svg class="spans" width="100%" height="14" direction="ltr" aria-hidden="true">{}</svg>',
        format_html_join(
            "",
            part,
            (
                (
                    span.status.value,
                    span.start,
                    span.width,
                    words.told(words.STATUS[span.status], plain_day(span.first)),
                )
                for span in drawn
            ),
        ),
    )


class MatrixCells(NamedTuple):
    """One line of the matrix State × treaty: the State, and its cells in one piece."""

    code: str
    name: str
    cells: SafeString


def matrix_cells(rows: list[MatrixRow]) -> list[MatrixCells]:
    """Return the lines of the matrix: in each cell the letter of the status, which its colour only repeats."""
    cell = {
        status: format_html('<td class="s s-{}">{}</td>', status.value, letter)
        for status, letter in words.STATUS_LETTER.items()
    }
    return [
        MatrixCells(
            row.state.iso3.lower(),
            row.name,
            mark_safe("".join(cell[status] for status in row.statuses)),  # noqa: S308 - made above
        )
        for row in rows
    ]


def _entry(row: ParticipantRow) -> str:
    if row.effect_not_stated:
        return _with_note(day(row.entry_into_force), _("effect not stated"))
    if row.entry_by_rule:
        return _with_note(day(row.entry_into_force), _by_the_rule(day(row.entry_by_rule)))
    return day(row.entry_into_force)


def _end(row: ParticipantRow) -> str:
    if row.end_basis == "":
        return ""
    match row.end_basis:
        case Basis.HELD:
            return _("held back")
        case Basis.NOT_KNOWN:
            return _("not known")
        case Basis.COMPUTED:
            return _with_note(day(row.withdrawal_effective), _("by the rule"))
    if row.end_by_rule:
        return _with_note(day(row.withdrawal_effective), _by_the_rule(day(row.end_by_rule)))
    return day(row.withdrawal_effective)


def _by_the_rule(by_rule: str) -> SafeString:
    return format_html(_("by the rule {day}"), day=by_rule)


def _with_note(text: str, note: str) -> SafeString:
    return format_html("{} <small>{}</small>", text, note)
