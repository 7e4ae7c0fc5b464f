"""Deadlines as the text of cells. Hundreds of rows repeat few days, words and sources, so each is written once."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import words
from reports.cells import Cited, cite
from reports.queries.deadlines import DeadlineRow, InQuarter
from reports.templatetags.days import day, partial_day, quarter
from reports.templatetags.words import grouped
from states.models.treaty import ObligationKind
from states.rules.deadlines import Deadline
from states.rules.duties import Basis, StateOfPlay


class DeadlineWriter:
    """Writes the cells of deadlines in the language active when it is made."""

    def __init__(self, cited: Cited) -> None:
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._play = {play: _play(play) for play in StateOfPlay}
        self._obligation = lru_cache(_obligation)
        self._cite = lru_cache(lambda keys: cite(keys, cited))
        self._day, self._name = lru_cache(day), lru_cache(escape)

    def lines(self, one: str, rows: Iterable[DeadlineRow]) -> SafeString:
        """Return the markup of all rows: `one`, with names in single braces, filled for each."""
        return mark_safe("".join(map(one.format_map, map(self._cells, rows))))  # noqa: S308 - escaped below

    def _cells(self, row: DeadlineRow) -> dict[str, str]:
        deadline = row.deadline
        return {
            "code": row.state.iso3.lower(),
            "name": self._name(row.name),
            "flag": "" if row.confirmed else self._unconfirmed,
            "obligation": self._obligation(row.kind, row.obligation.article),
            "due": self._day(row.due) if deadline.basis is Basis.RULE and row.due else due_cell(deadline),
            "play": self._play[row.play],
            "done": partial_day(deadline.done_on) if deadline.done_on else "",
            "sources": self._cite(row.sources),
        }


def quarter_lines(quarters: Iterable[InQuarter]) -> SafeString:
    """The rows of the table that says what the chart says."""
    words_of = {kind.value: escape(str(kind.label)) for kind in ObligationKind}
    return mark_safe(  # noqa: S308 - escaped, the rest numbers
        "".join(
            f'<tr><th scope="row">{escape(quarter(each.quarter))}</th><td>{words_of[each.kind]}</td>'
            f'<td class="n">{each.open}</td><td class="n">{each.unknown}</td><td class="n">{each.settled}</td></tr>'
            for each in quarters
        )
    )


def _play(play: StateOfPlay) -> str:
    word = escape(str(words.STATE_OF_PLAY[play]))
    return format_html('<b class="flagged">{}</b>', word) if play is StateOfPlay.OVERDUE else word


def _obligation(kind: str, article: str) -> SafeString:
    said = _("Article %(article)s") % {"article": article}
    return format_html("{} <small>{}</small>", ObligationKind(kind).label, said)


def due_cell(deadline: Deadline) -> SafeString | str:
    """The day that holds, with what it rests on where that is not the treaty’s own term."""
    if deadline.due is None:
        return _("no day recorded")
    shown = partial_day(deadline.due)
    notes = [str(words.DUE_BASIS[deadline.basis])] if deadline.basis is not Basis.RULE else []
    if deadline.difference:
        notes.append(_difference(deadline))
    if not deadline.decision_recorded:
        notes.append(_("decision day not recorded"))
    if not notes:
        return shown
    return format_html("{}{}", shown, SafeString("".join(f" <small>{note}</small>" for note in notes)))


def _difference(deadline: Deadline) -> SafeString:
    days = deadline.difference or 0
    if days > 0:
        said = ngettext("{n} day after the rule’s {day}", "{n} days after the rule’s {day}", days)
    else:
        said = ngettext("{n} day before the rule’s {day}", "{n} days before the rule’s {day}", -days)
    return format_html(said, n=grouped(abs(days)), day=day(deadline.by_rule))
