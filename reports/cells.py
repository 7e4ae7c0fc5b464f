"""Rows as the text of a page's cells. A table of 197 rows repeats few days, so each is written once."""

from typing import NamedTuple

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
from states.rules.acts import Kind
from states.rules.course import Status
from states.rules.effect import Basis

Cell = SafeString | str


class ParticipantCells(NamedTuple):
    """One line of the depositary's table."""

    code: str
    name: str
    unconfirmed: bool
    status: Status
    status_word: str
    signature: Cell
    consent: Cell
    entry: Cell
    notice: Cell
    end: Cell
    sources: Cell


def participant_cells(row: ParticipantRow, cited: dict[str, tuple[int, Source]]) -> ParticipantCells:
    """Return the words of one row in the language shown."""
    return ParticipantCells(
        row.state.iso3.lower(),
        row.name,
        not row.confirmed,
        row.status,
        str(words.STATUS[row.status]),
        day(row.signature),
        _consent(row),
        _entry(row),
        day(row.withdrawal_notified),
        _end(row),
        cite(row.sources, cited),
    )


def cite(keys: list[str], cited: dict[str, tuple[int, Source]]) -> SafeString:
    """The numbers of sources, each a link to its entry in the list below the table."""
    numbers = (cited[key][0] for key in keys)
    return mark_safe(" ".join(f'<a href="#source-{number}">{number}</a>' for number in numbers))  # noqa: S308 - numbers


class TreatyCells(NamedTuple):
    """One line of a State's profile: a treaty, the band of statuses, the days."""

    treaty: str
    address: str
    band: SafeString
    cells: ParticipantCells


def treaty_cells(row: TreatyRow, drawn: list[Span], cited: dict[str, tuple[int, Source]]) -> TreatyCells:
    """Return the words of one treaty's line in the language shown."""
    return TreatyCells(
        row.treaty.short_name_en,
        reverse("dashboard", args=[row.treaty.slug]),
        _band(drawn),
        participant_cells(row.line, cited),
    )


def _band(drawn: list[Span]) -> SafeString:
    part = '<rect class="e-hue" fill="url(#p-{})" x="{}%" y="1" width="{}%" height="12"><title>{}</title></rect>'
    return format_html(
        '<svg class="spans" width="100%" height="14" direction="ltr" aria-hidden="true">{}</svg>',
        format_html_join(
            "",
            part,
            (
                (span.status.value, span.start, span.width, f"{words.STATUS[span.status]}: {plain_day(span.first)}")
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


def _consent(row: ParticipantRow) -> Cell:
    if row.consent is None:
        return ""
    if row.consent_code is None or row.consent_kind is None:
        return day(row.consent) + mark_safe('<span class="code"></span>')
    kind = KIND_LABELS[Kind(row.consent_kind)]
    return day(row.consent) + format_html('<abbr class="code" title="{}">{}</abbr>', kind, row.consent_code)


def _entry(row: ParticipantRow) -> Cell:
    if row.effect_not_stated:
        return _with_note(day(row.entry_into_force), _("effect not stated"))
    if row.entry_by_rule:
        return _with_note(day(row.entry_into_force), _by_the_rule(day(row.entry_by_rule)))
    return day(row.entry_into_force)


def _end(row: ParticipantRow) -> Cell:
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


def _by_the_rule(by_rule: Cell) -> SafeString:
    return format_html(_("by the rule {day}"), day=by_rule)


def _with_note(text: Cell, note: Cell) -> SafeString:
    return format_html("{} <small>{}</small>", text, note)
