"""Deadlines as the text of cells. Hundreds of rows repeat few days, words and sources, so each is written once."""

from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import words
from reports.cells import Cited, cite
from reports.queries.deadlines import DeadlineRow
from reports.templatetags.days import day, partial_day
from states.models.treaty import ObligationKind
from states.rules.deadlines import Deadline
from states.rules.duties import Basis, StateOfPlay


class DeadlineCells(NamedTuple):
    """One line of the table of deadlines, each cell as markup."""

    code: str
    name: str
    flag: str
    obligation: str
    due: str
    play: str
    done: str
    sources: str


class DeadlineWriter:
    """Writes the cells of deadlines in the language active when it is made."""

    def __init__(self, cited: Cited) -> None:
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        self._play = {play: _play(play) for play in StateOfPlay}
        self._obligation = lru_cache(_obligation)
        self._cite = lru_cache(lambda keys: cite(keys, cited))
        self._day = lru_cache(day)

    def line(self, row: DeadlineRow) -> DeadlineCells:
        """Return the cells of one row."""
        deadline = row.deadline
        return DeadlineCells(
            row.state.iso3.lower(),
            escape(row.name),
            "" if row.confirmed else self._unconfirmed,
            self._obligation(row.kind, row.obligation.article),
            self._day(row.due) if deadline.basis is Basis.RULE and row.due else due_cell(deadline),
            self._play[row.play],
            partial_day(deadline.done_on) if deadline.done_on else "",
            self._cite(tuple(row.sources)),
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
        return _("no day set")
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
    return format_html(said, n=abs(days), day=day(deadline.by_rule))
