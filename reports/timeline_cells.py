"""The lines of a State's course in words, for its page and for its file."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from reports import words
from reports.cells import Cited, cite
from reports.queries.deadlines import DeadlineRow
from reports.queries.profile import Profile
from reports.queries.record import Record
from reports.queries.state_facts import StateFact, Table
from reports.queries.timeline import Run, Seated, Told, known_facts
from reports.templatetags.days import partial_day, plain_partial_day
from reports.templatetags.words import clearance_word, forum_name, grouped, kind_word, obligation_word, stockpile_word
from states.models import (
    ACTOR_LABELS,
    MEASURE_LABELS,
    PRODUCTION_BASIS_LABELS,
    PRODUCTION_LABELS,
    REPORT_LABELS,
    Role,
    Source,
    Treaty,
)
from states.models.note import NoteKind
from states.models.state import FormerNameKind
from states.rules.clearance_periods import TIMES, Extension
from states.rules.course import Change, Step
from states.rules.production import Basis, Status
from states.rules.transfer import Measure
from states.rules.transparency import Report
from states.rules.use import Actor


class TimelineCells(NamedTuple):
    """One line of the course, each cell as markup."""

    kind: str
    day: str
    treaty: str
    words: str
    flag: str
    sources: str


class FactRow(NamedTuple):
    """One fact of a State with its treaty, its source and the words for it."""

    fact: StateFact
    treaty: Treaty | None
    source: Source
    words: str


def fact_rows(record: Record, shown: Profile) -> list[FactRow]:
    """Return the facts known of a State by the day of its profile, in the language active: the rows of its file."""
    treaties = {treaty.pk: treaty for treaty in record.treaties}
    forums = {forum.key: str(forum) for forum in record.forums}
    rows = []
    for fact in known_facts(record, shown):
        said = fact_words(fact, shown.on)
        if fact.table in (Table.MEMBERSHIP, Table.NAME):
            said = words.told(said, forums.get(fact.named, fact.named))
        treaty = treaties[fact.treaty_id] if fact.treaty_id else None
        rows.append(FactRow(fact, treaty, record.sources[fact.source], said))
    return rows


class Cells:
    """Writes the lines of a State's course as of a day in the language active when it is made."""

    def __init__(self, cited: Cited, on: date) -> None:
        self._cited, self._on = cited, on
        self._flags = {confirmed: flag(confirmed) for confirmed in (True, False, None)}

    def line(self, told: Told) -> TimelineCells:
        """Return the cells of one line."""
        return TimelineCells(
            told.kind.value,
            partial_day(told.day) if told.day else _("no day recorded"),
            format_html('<bdi lang="en">{}</bdi> – ', told.treaty.acronym) if told.treaty else "",
            self._words(told.about),
            self._flags[told.confirmed],
            cite(told.sources, self._cited),
        )

    def _words(self, about: object) -> SafeString:
        if isinstance(about, StateFact):
            said = format_html("{}", fact_words(about, self._on))
            return said if about.table != Table.NOTE else said + _in_english(about)
        if isinstance(about, Seated):
            return format_html(words.told("{}", "{}"), fact_words(about.fact, self._on), forum_name(about.forum))
        if isinstance(about, Run):
            return format_html("{}", run_words(about))
        if isinstance(about, Extension):
            return format_html("{}", _extended(about))
        return format_html("{}", _step(about) if isinstance(about, Step) else _deadline(about))  # type: ignore[arg-type]


def flag(confirmed: bool | None) -> SafeString:
    """The mark of what is not confirmed; nothing where all is. None stands for some of several."""
    if confirmed:
        return SafeString("")
    word = _("unconfirmed") if confirmed is False else _("unconfirmed in part")
    return format_html(' <b class="flagged">{}</b>', word)


def _in_english(note: StateFact) -> SafeString:
    text = format_html('. <span lang="en">{}</span>', note.note)
    if not note.doubt:
        return text
    return text + format_html(' <b class="flagged">{}</b> <span lang="en">{}</span>', _("in doubt:"), note.doubt)


def _step(step: Step) -> str:
    return str(kind_word(step.act.kind) if step.change is Change.CONSENT else words.CHANGE[step.change])


def _deadline(row: DeadlineRow) -> str:
    return _("deadline: %(what)s, Article %(article)s, %(play)s") % {
        "what": obligation_word(row.kind),
        "article": row.obligation.article,
        "play": words.STATE_OF_PLAY[row.play],
    }


def _extended(extension: Extension) -> str:
    said = _("clearance: extended to %(day)s") % {"day": plain_partial_day(extension.to)}
    return said if extension.decided_on else ", ".join([said, _("decision day not recorded")])


def fact_words(fact: StateFact, on: date) -> str:
    """Return what one fact says as of a day, without its State, its treaty and its day."""
    return _WORDS[Table(fact.table)](fact, on)


def run_words(run: Run) -> str:
    """Return what one edition or several in a row say: which, by the years in their titles."""
    first, last = run.editions[0].year, run.editions[-1].year
    if len(run.editions) == 1:
        which = _("in the edition of %(first)s") % {"first": first}
    elif run.last:
        which = _("in every edition since that of %(first)s") % {"first": first}
    else:
        which = _("in the editions of %(first)s to %(last)s") % {"first": first, "last": last}
    if run.fact.table == Table.USE:
        return _("use reported %(which)s, by %(actor)s") % {"which": which, "actor": _actor(run.fact)}
    return _("listed as a producer %(which)s") % {"which": which}


def _actor(fact: StateFact) -> str:
    return str(ACTOR_LABELS[Actor(fact.what)]) if fact.table == Table.USE else ""


def _until(fact: StateFact, on: date) -> str:
    """When what began ended, where it had by the day; nothing where that is the day it stands under."""
    if fact.ends is None or fact.starts is None or fact.ends.last > on:
        return ""
    return _(", until %(day)s") % {"day": plain_partial_day(fact.ends)}


def _stockpile(fact: StateFact, on: date) -> str:
    said = _("stockpile: %(event)s") % {"event": stockpile_word(fact.what)}
    return said if fact.number is None else f"{said}, {grouped(fact.number)}"


def _clearance(fact: StateFact, on: date) -> str:
    said = _("clearance: %(event)s") % {"event": clearance_word(fact.what)}
    if fact.what in TIMES and fact.named:
        return _("%(said)s, decided at %(meeting)s") % {"said": said, "meeting": fact.named}
    return said


def _production(fact: StateFact, on: date) -> str:
    status = PRODUCTION_LABELS[Status(fact.what)]
    said = _("production: %(status)s") % {"status": status}
    if fact.what == Status.PRODUCER and fact.starts is None and fact.ends:
        said = _("production: %(status)s until then") % {"status": status}
    basis = f", {PRODUCTION_BASIS_LABELS[Basis(fact.named)]}" if fact.named else ""
    return f"{said}{basis}{_until(fact, on)}"


def _transfer(fact: StateFact, on: date) -> str:
    measure = MEASURE_LABELS[Measure(fact.what)]
    if fact.starts is None and fact.ends:
        return _("transfer: %(measure)s until then") % {"measure": measure}
    return _("transfer: %(measure)s") % {"measure": measure} + _until(fact, on)


def _report(fact: StateFact, on: date) -> str:
    report = REPORT_LABELS[Report(fact.what)]
    if fact.number is None:
        return _("transparency: %(report)s received") % {"report": report}
    return _("transparency: %(report)s for %(year)s received") % {"report": report, "year": fact.number}


_WORDS: Mapping[Table, Callable[[StateFact, date], str]] = {
    Table.ACT: lambda fact, on: str(kind_word(fact.what)),
    Table.NOTE: lambda fact, on: str(NoteKind(fact.what).label),
    Table.STOCKPILE: _stockpile,
    Table.CLEARANCE: _clearance,
    Table.PRODUCTION: _production,
    Table.PRODUCER_LIST: lambda fact, on: _("listed as a producer"),
    Table.PRODUCTION_SIGN: lambda fact, on: _("production: signs that it no longer produces, not declared"),
    Table.TRANSFER: _transfer,
    Table.USE: lambda fact, on: _("use reported, by %(actor)s") % {"actor": _actor(fact)},
    Table.REPORT: _report,
    Table.MEMBERSHIP: lambda fact, on: str(Role(fact.what).label) + _until(fact, on),
    Table.NAME: lambda fact, on: str(FormerNameKind(fact.what).label),
}
