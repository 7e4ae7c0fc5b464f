"""How a State conducts itself under a treaty, and what gives it weight, in sentences."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports import words
from reports.cells import Cited, cite
from reports.queries.profile import Seat
from reports.queries.state_conduct import Conduct
from reports.queries.state_facts import StateFact
from reports.queries.timeline import Kind, together
from reports.templatetags.days import partial_day, plain_long_day, plain_partial_day
from reports.templatetags.words import grouped
from reports.timeline_cells import flag, run_words
from states.models import (
    ACTOR_LABELS,
    MEASURE_LABELS,
    PRODUCTION_BASIS_LABELS,
    PRODUCTION_LABELS,
    Edition,
    RecordedMeasure,
    RecordedStockpileEvent,
    Role,
)
from states.rules.course import IN_FORCE
from states.rules.production import Basis, Status
from states.rules.transfer import Measure
from states.rules.use import Actor
from states.rules.weight import Reason, Weight


class Line(NamedTuple):
    """One line of a list of terms: what it is about, what is said of it, what of that is not confirmed."""

    term: str
    said: str | SafeString
    flag: SafeString


def conduct_lines(of: Conduct) -> list[Line]:
    """Return a line each for production, transfer, use and reports of which anything is recorded or due."""
    said = (
        (Kind.PRODUCTION, pgettext("a State's conduct", "Production"), _production(of)),
        (Kind.TRANSFER, pgettext("a State's conduct", "Transfer"), _transfer(of)),
        (Kind.USE, pgettext("a State's conduct", "Use"), _use(of)),
        (Kind.REPORT, pgettext("a State's conduct", "Transparency"), _reports(of)),
    )
    return [Line(term, " ".join(sentences), flag(of.confirmed[kind])) for kind, term, sentences in said if sentences]


def unrecorded(of: Conduct) -> str:
    """Of what nothing is recorded by the day, said once; nothing where something is of all."""
    names = [
        *([] if of.produced else [pgettext("nothing is recorded of", "production")]),
        *([] if of.measures else [pgettext("nothing is recorded of", "measures on transfer")]),
        *([] if of.used else [pgettext("nothing is recorded of", "use")]),
    ]
    return ", ".join(names)


def _production(of: Conduct) -> list[str]:
    said = []
    last = of.listed[-1] if of.listed else None
    if last and last.last:
        years = {"first": last.editions[0].year, "last": last.editions[-1].year}
        if len(last.editions) == 1:
            said.append(_("On the producers’ list of the latest edition, that of %(last)s.") % years)
        else:
            said.append(
                _("On the producers’ list of the latest edition, that of %(last)s, and all since %(first)s.") % years
            )
    elif last:
        said.append(_("Not on the producers’ list of the latest edition."))
    said += [_sentence(run_words(run)) for run in of.listed if not run.last]
    said += [_sentence(_statement(fact, of.held.on)) for fact in of.statements]
    days = (plain_partial_day(fact.starts) for fact in of.signs if fact.starts)
    return said + [_("Signs of %(day)s that it no longer produces, not declared.") % {"day": day} for day in days]


def _statement(fact: StateFact, on: date) -> str:
    """A statement on production with its days, or that the year of an end is unknown, and on what basis it is made."""
    said = str(PRODUCTION_LABELS[Status(fact.what)])
    if fact.what == Status.CEASED and not fact.ends:
        said = ", ".join([said, _("year unknown")])
    basis = [str(PRODUCTION_BASIS_LABELS[Basis(fact.named)])] if fact.named else []
    return ", ".join([said, *_days(fact, on), *basis])


def _transfer(of: Conduct) -> list[str]:
    said = []
    if of.measures and of.held.status in IN_FORCE:
        said.append(_("Banned by the treaty, whatever it did before:"))
    elif of.measures and not of.held.in_force:
        said.append(_("No measure of its own is in force:"))
    measures = (", ".join([str(MEASURE_LABELS[Measure(fact.what)]), *_days(fact, of.held.on)]) for fact in of.measures)
    return said + [_sentence(each) for each in measures]


def _days(fact: StateFact, on: date) -> list[str]:
    """From when to when something held, as far as that is known by a day; of an end to production only the end."""
    if fact.ends is None or fact.ends.last > on:
        return [_("since %(day)s") % {"day": plain_partial_day(fact.starts)}] if fact.starts else []
    last = plain_partial_day(fact.ends)
    if fact.starts is None:
        return [last if fact.what == Status.CEASED else _("until %(day)s") % {"day": last}]
    return [_("from %(first)s to %(last)s") % {"first": plain_partial_day(fact.starts), "last": last}]


def _use(of: Conduct) -> list[str]:
    editions = {edition.key: edition for run in of.used for edition in run.editions}
    if not editions:
        return []
    first, last = min(editions.values(), key=_published), max(editions.values(), key=_published)
    actor = next(run.fact.what for run in of.used if last in run.editions)
    if len(editions) == 1:
        said = _("Reported in one of %(all)s editions, that of %(last)s, by %(actor)s.")
    else:
        said = _("Reported in %(n)s of %(all)s editions, those of %(first)s to %(last)s; in the last by %(actor)s.")
    numbers = {"n": len(editions), "all": len(of.published), "first": first.year, "last": last.year}
    return [said % {**numbers, "actor": ACTOR_LABELS[Actor(actor)]}]


def _published(edition: Edition) -> date:
    return edition.published_on


def _reports(of: Conduct) -> list[str]:
    came = of.reporting
    if came is None or came.first_due is None:
        return []
    said = _("First report due %(day)s: %(play)s.") % {
        "day": plain_long_day(came.first_due),
        "play": words.STATE_OF_PLAY[came.state_of_play],
    }
    if came.first and came.first.date:
        day = plain_partial_day(came.first.date)
        said = _("First report due %(due)s, received %(day)s.") % {"due": plain_long_day(came.first_due), "day": day}
    last = came.last
    return [said, _("Last yearly report received: for %(year)s.") % {"year": last.year}] if last else [said]


def _sentence(text: str) -> str:
    return f"{capfirst(text)}."


class Reasons:
    """Writes what gives a State weight, each with the facts and the sources that it rests on."""

    def __init__(self, cited: Cited, editions: Sequence[Edition]) -> None:
        self._cited = cited
        self._years = {edition.key: str(edition.year) for edition in editions}

    def line(self, reason: Reason) -> Line:
        """Return the line of one weight."""
        said = format_html("{}", self._said(reason))
        sources = cite(dict.fromkeys(fact.source for fact in reason.facts), self._cited)
        cited = format_html('{} <span class="cite">{}</span>', said, sources)
        return Line(
            capfirst(str(words.WEIGHT[reason.weight])), cited, flag(together(each.confirmed for each in reason.facts))
        )

    def _said(self, reason: Reason) -> str:
        match reason.weight:
            case Weight.UNRESTRAINED:
                return _unrestrained(reason.facts)
            case Weight.LARGE_STOCKPILE:
                return _large(reason.facts)
            case Weight.SECURITY_COUNCIL | Weight.CONFERENCE_ON_DISARMAMENT:
                return _seat(reason.facts[0])
        if reason.weight is Weight.PRODUCER:
            year = self._years[reason.facts[0].named]
            return _("On the producers’ list of the latest edition, that of %(last)s.") % {"last": year}
        years = ", ".join(self._years[fact.edition] for fact in reason.facts)
        return _("Reported in the last two editions, or one of them: %(years)s.") % {"years": years}


def _unrestrained(measures: Sequence[RecordedMeasure]) -> str:
    if not measures:
        return _("No ban, moratorium or statement is recorded.")
    ended = ", ".join(str(MEASURE_LABELS[Measure(each.measure)]) for each in measures)
    return _("Recorded, and not in force on this day: %(measures)s.") % {"measures": ended}


def _large(estimates: Sequence[RecordedStockpileEvent]) -> str:
    told = [(grouped(each.quantity), each.date.year) for each in estimates if each.date]
    if len(told) == 1:
        return _("Estimated at %(n)s (%(year)s).") % {"n": told[0][0], "year": told[0][1]}
    numbers = {"n": told[0][0], "year": told[0][1], "last": told[1][0], "then": told[1][1]}
    return _("Estimated at %(n)s (%(year)s), at the latest at %(last)s (%(then)s).") % numbers


def _seat(seat: Seat) -> SafeString:
    since = format_html(_("since {day}"), day=partial_day(seat.since)) if seat.since else ""
    return format_html("{}, {}", Role(seat.role).label, since)
