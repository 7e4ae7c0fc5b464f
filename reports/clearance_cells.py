"""Rows of clearance as the text of a page's cells and as the lines of its drawing, each step in words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.template.defaultfilters import capfirst
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from reports import words
from reports.cells import Cited, cite
from reports.charts.clearance import LOOK, ClearanceChart
from reports.charts.looks import LOOKS
from reports.charts.scales import LINE
from reports.queries.clearance import ClearanceRow, Step, Told
from reports.templatetags.days import partial_day, plain_day, plain_partial_day
from reports.templatetags.words import grouped
from states.rules.duties import StateOfPlay
from states.rules.partial_date import PartialDate


class ClearanceCells(NamedTuple):
    """One line of the table, each cell as markup."""

    code: str
    name: str
    flag: str
    play: str
    deadline: str
    extended_to: str
    chain: str
    lapsed: str
    completed: str
    sources: str


class Cells:
    """Writes the cells of clearance in the language active when it is made."""

    def __init__(self, cited: Cited) -> None:
        self._cited = cited
        self._play = {play: escape(capfirst(str(word))) for play, word in words.STATE_OF_PLAY.items()}
        self._unconfirmed = format_html(' <b class="flagged">{}</b>', _("unconfirmed"))
        # Deadlines are moved at meetings, of which the record may lack one: each line names the fact it rests on.
        flagged = format_html('<b class="flagged">{}</b> ', SafeString(self._play[StateOfPlay.OVERDUE]))
        self._overdue = flagged + escape(_("as far as recorded")) + " <small>{}</small>"

    def line(self, row: ClearanceRow) -> ClearanceCells:
        """Return the cells of one row."""
        return ClearanceCells(
            row.state.iso3.lower(),
            escape(row.name),
            "" if row.confirmed else self._unconfirmed,
            self._how_far(row),
            _deadline(row),
            _extended_to(row),
            _chain(row),
            grouped(row.lapsed_days or None),
            _completed(row),
            cite(row.sources, self._cited),
        )

    def _how_far(self, row: ClearanceRow) -> str:
        play, word = row.state_of_play, self._play[row.state_of_play]
        if play is StateOfPlay.OVERDUE and row.rests_on:
            return format_html(self._overdue, told(row.rests_on))
        if row.clearance.within:
            return _noted(word, _("completion within the uncertain span of %(day)s"), row.clearance.within)
        found = row.clearance.period.reported_on
        if play is StateOfPlay.NOT_KNOWN and row.open and found:
            return _noted(word, _("contamination reported %(day)s; no deadline for it is recorded"), found)
        return word


def _noted(word: str, note: str, day: PartialDate) -> str:
    return format_html("{} <small>{}</small>", SafeString(word), note % {"day": plain_partial_day(day)})


def _day(value: PartialDate | None) -> str:
    return partial_day(value) if value else ""


def _deadline(row: ClearanceRow) -> str:
    """The first deadline; the day of the rule beside it where another is stated."""
    period = row.clearance.period
    if period.stated and period.by_rule and period.stated.first != period.by_rule:
        note = _("by the rule {day}").format(day=plain_day(period.by_rule))
        return format_html("{} <small>{}</small>", _day(row.deadline), note)
    return _day(row.deadline)


def _extended_to(row: ClearanceRow) -> str:
    if not row.extensions or row.extensions[-1].decided_on:
        return _day(row.extended_to)
    return format_html("{} <small>{}</small>", _day(row.extended_to), _("decision day not recorded"))


def _completed(row: ClearanceRow) -> str:
    late = row.clearance.days_late
    if row.completed_on is None or not late:
        return _day(row.completed_on)
    days = abs(late)
    if late > 0:
        note = ngettext("%(n)s day late", "%(n)s days late", days) % {"n": grouped(days)}
    else:
        note = ngettext("%(n)s day early", "%(n)s days early", days) % {"n": grouped(days)}
    if row.clearance.at_least:
        note = _("at least %(what)s") % {"what": note}
    return format_html("{} <small>{}</small>", _day(row.completed_on), note)


def _chain(row: ClearanceRow) -> str:
    """How many extensions there are, which opens the course of the State; nothing where there is no course to tell."""
    if not row.extensions and len(row.clearance.periods) == 1:
        return ""
    steps = "".join(f"<li>{escape(told(step))}</li>" for step in row.steps)
    n = len(row.extensions)
    head = ngettext("%(n)s extension", "%(n)s extensions", n) % {"n": n} if n else _("no extension")
    return f"<details><summary>{escape(head)}</summary><ol>{steps}</ol></details>"


def told(step: Step) -> str:
    """Return a step in words, without markup."""
    return _told(step, get_language())


@lru_cache(maxsize=4096)
def _told(step: Step, language: str) -> str:
    until = plain_partial_day(step.until)
    match step.told:
        case Told.DEADLINE:
            return _("Deadline %(day)s") % {"day": until}
        case Told.FOUND:
            return _("Contamination reported %(day)s") % {"day": until}
        case Told.LAPSE:
            return _lapse(step, until)
        case Told.COMPLETED:
            return _("Completed %(day)s") % {"day": until}
    extended = _("Extended to %(day)s") % {"day": until}
    undecided = "" if step.decided else _("decision day not recorded")
    return ", ".join(filter(None, (extended, step.meeting, undecided)))


def _lapse(step: Step, until: str) -> str:
    said = ngettext(
        "No deadline from %(since)s to %(until)s, %(n)s day",
        "No deadline from %(since)s to %(until)s, %(n)s days",
        step.days,
    )
    return said % {"since": plain_day(step.since), "until": until, "n": grouped(step.days)}


def titles(drawn: Iterable[tuple[ClearanceRow, Sequence[Step]]]) -> list[list[str]]:
    """Return what each step of each State says when it is pointed at, as markup."""
    said = []
    for row, steps in drawn:
        before, after = words.told(row.name, "\n").split("\n")
        said.append([escape(f"{before}{told(step)}{after}") for step in steps])
    return said


def lines(chart: ClearanceChart, said: list[list[str]], *, standalone: bool) -> SafeString:
    """Return the lines of a drawing as markup; a loop in a template would cost ten times that."""
    looks = {look: LOOKS[look] if standalone else f'class="c-{look}"' for look in {"halo", *LOOK.values()}}
    x, dy, anchor = (chart.names_end, 4.5, "end") if chart.box.words_beside else (chart.box.left, -13, "start")
    drawn = []
    for bar, titles_of in zip(chart.bars, said, strict=True):
        for above, words_of in enumerate(reversed(bar.name)):
            place = f'x="{x}" y="{bar.y + dy - LINE * above}" text-anchor="{anchor}"'
            drawn.append(f"<text {looks['halo']} {place}>\u2068{escape(words_of)}\u2069</text>")
        drawn += [
            f'<path {looks[part.look]} d="{part.path}"><title>{title}</title></path>'
            for part, title in zip(bar.parts, titles_of, strict=True)
        ]
    return mark_safe("\n".join(drawn))  # noqa: S308 - names and titles are escaped
