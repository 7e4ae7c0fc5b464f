"""What a State has to do under a treaty by when, and how far it is with it on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from states.rules.clearance import Clearance, clearance
from states.rules.clearance_periods import ClearanceFact
from states.rules.course import Standing
from states.rules.duties import Basis, Bond, StateOfPlay, anniversary, bond, exactly
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import Stockpile, StockpileFact, stockpile
from states.rules.transparency import ReportFact, Reporting, reporting, yearly_day


class Kind(StrEnum):
    """What a treaty asks of its States Parties."""

    STOCKPILE_DESTRUCTION = "stockpile_destruction"
    MINED_AREA_CLEARANCE = "mined_area_clearance"
    CLEARANCE = "clearance"
    INITIAL_REPORT = "initial_report"
    ANNUAL_REPORT = "annual_report"
    DECLARATION = "declaration"


OF_STOCKPILES = (Kind.STOCKPILE_DESTRUCTION,)
OF_CLEARANCE = (Kind.MINED_AREA_CLEARANCE, Kind.CLEARANCE)
OF_REPORTS = (Kind.INITIAL_REPORT, Kind.ANNUAL_REPORT)
TOLD_ONCE = (Kind.INITIAL_REPORT, Kind.DECLARATION)
DONE = (StateOfPlay.DONE, StateOfPlay.DONE_LATE)


class Obligation(Protocol):
    """One obligation with its term: years or days from entry into force, or a day of each year (`04-30`)."""

    @property
    def kind(self) -> str: ...
    @property
    def years(self) -> int | None: ...
    @property
    def days(self) -> int | None: ...
    @property
    def yearly_on(self) -> str: ...


@dataclass(frozen=True)
class Deadline:
    """One obligation of one State on a day.

    `due` is the day that holds: by the rule, as stated or as extended; None for what was found after completion or
    after the deadline, for which the treaty sets no day. `by_rule` is what the treaty's own term leads to.
    """

    obligation: Obligation
    due: PartialDate | None
    by_rule: date
    basis: Basis = Basis.RULE
    state_of_play: StateOfPlay = StateOfPlay.NOT_KNOWN
    extended_to: PartialDate | None = None
    done_on: PartialDate | None = None
    decision_recorded: bool = True  # of an extension: whether its day is known

    @property
    def difference(self) -> int | None:
        """How many days after the rule the day lies that holds; None where they agree or the day is known in part."""
        if self.due is None or self.due.day is None or self.due.first == self.by_rule:
            return None
        return (self.due.first - self.by_rule).days


@dataclass(frozen=True)
class Duties:
    """All that one State owes under one treaty on a day: stockpile, areas to clear, reports, deadlines."""

    bond: Bond | None  # None for a State not party: it owes nothing
    stockpile: Stockpile
    clearance: Clearance
    deadlines: Sequence[Deadline]
    reporting: Reporting


def duties(
    standing: Standing,
    obligations: Iterable[Obligation],
    *,
    on: date,
    stockpile_events: Iterable[StockpileFact] = (),
    clearance_events: Iterable[ClearanceFact] = (),
    reports: Iterable[ReportFact] = (),
) -> Duties:
    """Return what a State owes on a day, given where it stands then.

    Only what its acts have set in motion by that day counts. What would fall due once a withdrawal has taken effect is
    left out. An obligation whose fulfilment nothing recorded tells of is not known, never overdue.
    """
    bound, every = bond(standing), list(obligations)
    stock = stockpile(
        stockpile_events, on=on, deadline=_falls_due(every, OF_STOCKPILES, bound), bound=bound is not None
    )
    areas = clearance(clearance_events, on=on, by_rule=_falls_due(every, OF_CLEARANCE, bound), bound=bound is not None)
    first_report = first_due(every, (Kind.INITIAL_REPORT,), bound) if bound else None
    came = reporting(reports, on=on, bound=bound, first_due=first_report, yearly_on=reported_on(every))
    if bound is None:
        return Duties(None, stock, areas, (), came)
    rows = [_deadline(each, due_on(each, bound, first_report or bound.entry, on), stock, areas, came) for each in every]
    owed = [row for row in rows if bound.holds(row.due.last if row.due else row.by_rule)]
    return Duties(bound, stock, areas, tuple(owed), came)


def due_on(obligation: Obligation, bound: Bond, report_due: date, on: date) -> date:
    """Return when an obligation falls due by the treaty's own term; of a yearly one, the next time from `on` on.

    Years lead to the anniversary of entry into force, of 29 February to the 28th. Of days, that of entry into force
    itself is not counted. A yearly day first falls due after the initial report, due on `report_due`.
    """
    if obligation.yearly_on:
        return _next_yearly(obligation.yearly_on, max(report_due + timedelta(days=1), on))
    if obligation.years is not None:
        return anniversary(bound.entry, obligation.years)
    return bound.entry + timedelta(days=obligation.days or 0)


def first_due(obligations: Iterable[Obligation], kinds: Sequence[Kind], bound: Bond) -> date | None:
    """Return when the obligation of one of `kinds` falls due by its term; None where the treaty has none."""
    found = next((each for each in obligations if each.kind in kinds), None)
    return due_on(found, bound, bound.entry, bound.entry) if found else None


def reported_on(obligations: Iterable[Obligation]) -> str:
    """Return the day of each year (`04-30`) on which a treaty asks for a report; blank where it asks for none."""
    return next((each.yearly_on for each in obligations if each.kind == Kind.ANNUAL_REPORT), "")


def _falls_due(obligations: Iterable[Obligation], kinds: Sequence[Kind], bound: Bond | None) -> date | None:
    due = first_due(obligations, kinds, bound) if bound else None
    return due if due and bound and bound.holds(due) else None


@lru_cache(maxsize=256)
def _next_yearly(yearly_on: str, earliest: date) -> date:
    days = (yearly_day(yearly_on, year) for year in (earliest.year, earliest.year + 1))
    return next(each for each in days if each >= earliest)


def _deadline(obligation: Obligation, by_rule: date, stock: Stockpile, areas: Clearance, came: Reporting) -> Deadline:
    if obligation.kind in OF_STOCKPILES and stock.events:
        play = stock.state_of_play
        done_on = stock.completed_on if play in DONE else None
        return Deadline(obligation, exactly(by_rule), by_rule, state_of_play=play, done_on=done_on)
    if obligation.kind in OF_CLEARANCE and areas.events:
        return _of_clearance(obligation, by_rule, areas)
    if obligation.kind in OF_REPORTS:
        return _of_report(obligation, by_rule, came)
    return Deadline(obligation, exactly(by_rule), by_rule)


def _of_report(obligation: Obligation, by_rule: date, came: Reporting) -> Deadline:
    """Return the deadline of the first report, or of the yearly one for the year before the day it is due on."""
    if obligation.kind == Kind.INITIAL_REPORT:
        report, play = came.first, came.state_of_play
    else:
        report, play = came.yearly.get(by_rule.year - 1), StateOfPlay.DONE
    if report is None:
        return Deadline(obligation, exactly(by_rule), by_rule)
    return Deadline(obligation, exactly(by_rule), by_rule, state_of_play=play, done_on=report.date)


def _of_clearance(obligation: Obligation, by_rule: date, areas: Clearance) -> Deadline:
    last = areas.period.extensions[-1] if areas.period.extensions else None
    return Deadline(
        obligation,
        areas.period.deadline,
        by_rule,
        areas.basis or Basis.RULE,
        areas.state_of_play,
        areas.extended_to,
        areas.completed_on,
        decision_recorded=last is None or last.decided_on is not None,
    )
