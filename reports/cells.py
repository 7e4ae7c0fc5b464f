"""Rows as the text of a page's cells. A table of 197 rows repeats few days, so each is written once."""

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from reports import words
from reports.queries.participants import ParticipantRow
from reports.templatetags.days import day
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
