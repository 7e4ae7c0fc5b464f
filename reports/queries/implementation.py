"""How far States are with their duties under one treaty on a day: the figures of the dashboard and of its file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from reports.queries.clearance import clearance_figures, clearance_obligation, clearance_rows
from reports.queries.deadlines import deadlines
from reports.queries.production import producers_of_the_day
from reports.queries.record import Record
from reports.queries.register import Register
from reports.queries.stockpiles import Holding, obligation, stockpile_figures, stockpile_rows
from reports.queries.transparency import asked_for, latest, transparency_counts
from states.models import Obligation
from states.models.treaty import ObligationKind
from states.rules.deadlines import DONE, TOLD_ONCE
from states.rules.duties import OPEN, StateOfPlay


class Figure(StrEnum):
    """What is counted; the words and the rule of each stand in `reports.words`."""

    STOCKPILES_COMPLETED = "stockpiles_completed"
    STOCKPILES_UNFINISHED = "stockpiles_unfinished"
    STOCKPILES_OVERDUE = "stockpiles_overdue"
    STOCKPILES_NOT_KNOWN = "stockpiles_not_known"
    CLEARANCE_COMPLETED = "clearance_completed"
    CLEARANCE_AHEAD = "clearance_deadline_ahead"
    CLEARANCE_OVERDUE = "clearance_overdue"
    CLEARANCE_NOT_KNOWN = "clearance_not_known"
    REPORTS_DUE = "first_reports_due"
    REPORTS_IN = "first_reports_in"
    REPORTS_NOT_KNOWN = "first_reports_not_known"
    REPORTS_RATE = "yearly_reports_percent"
    PRODUCERS = "producers"


@dataclass(frozen=True)
class Sum:
    """How many States, or of a rate how many in a hundred; None where nothing recorded tells.

    `asks` is what its list asks of the page, that of its part where it names none; `of` is what the number is told of.
    """

    figure: Figure
    number: int | None
    asks: str
    page: str = ""
    of: str = ""

    @property
    def flagged(self) -> bool:
        """Whether States are known to be behind."""
        return self.figure in (Figure.STOCKPILES_OVERDUE, Figure.CLEARANCE_OVERDUE) and bool(self.number)


@dataclass(frozen=True)
class Part:
    """The figures of one subject, which has a page; `article` is where the treaty asks for it."""

    page: str
    heading: object  # put into words where it is shown, in the language of the page
    article: str
    sums: Sequence[Sum]


def implementation(record: Record, register: Register, on: date) -> list[Part]:
    """Return the figures of a day by subject, over all States that have joined, in force for them or not.

    None of a subject of which the treaty asks nothing, or as long as no State has joined.
    """

    def work_out() -> list[Part]:
        return [part for of in PARTS if (part := of(record, register, on)) is not None]

    return record.lately(("implementation", register.treaty.pk, on), work_out)


def _stockpiles(record: Record, register: Register, on: date) -> Part | None:
    owed, told = obligation(record, register), stockpile_figures(stockpile_rows(record, register, on))
    if owed is None or not told.bound:
        return None
    sums = (
        Sum(Figure.STOCKPILES_COMPLETED, told.totals.completed, _list(holding=Holding.COMPLETED)),
        Sum(Figure.STOCKPILES_UNFINISHED, told.unfinished, _list(holding=Holding.UNFINISHED)),
        Sum(Figure.STOCKPILES_OVERDUE, told.totals.overdue, _list(play=StateOfPlay.OVERDUE)),
    )
    unknown = Sum(Figure.STOCKPILES_NOT_KNOWN, told.not_known, _list(play=StateOfPlay.NOT_KNOWN))
    return _part("stockpiles", owed, [*(sums if told.recorded else map(_untold, sums)), unknown])


def _clearance(record: Record, register: Register, on: date) -> Part | None:
    owed = clearance_obligation(record.obligations(register.treaty))
    rows = clearance_rows(record, register, on)
    told = clearance_figures(rows)
    if owed is None or not told.bound:
        return None
    ahead = [play for play in OPEN if play is not StateOfPlay.OVERDUE]
    sums = (
        Sum(Figure.CLEARANCE_COMPLETED, told.completed, _list(play=DONE)),
        Sum(Figure.CLEARANCE_AHEAD, sum(row.state_of_play in ahead for row in rows), _list(play=ahead)),
        Sum(Figure.CLEARANCE_OVERDUE, told.overdue, _list(play=StateOfPlay.OVERDUE)),
    )
    unknown = Sum(Figure.CLEARANCE_NOT_KNOWN, told.not_known, _list(play=StateOfPlay.NOT_KNOWN))
    return _part("clearance", owed, [*(sums if told.recorded else map(_untold, sums)), unknown])


def _first_reports(record: Record, register: Register, on: date) -> Part | None:
    """The first report, or the declaration, that a State owes once."""
    owed = next((each for each in record.obligations(register.treaty) if each.kind in TOLD_ONCE), None)
    rows = [row for row in deadlines(record, register, on) if owed and row.kind == owed.kind]
    if owed is None or not rows:
        return None
    plays = [row.play for row in rows if not row.is_ahead(on)]
    come, unknown = sum(play in DONE for play in plays), plays.count(StateOfPlay.NOT_KNOWN)
    by_then = {"obligation": owed.kind, "ahead": "0"}
    told = Sum(Figure.REPORTS_IN, come, _list(**by_then, play=DONE))
    sums = (
        Sum(Figure.REPORTS_DUE, len(plays), _list(**by_then)),
        _untold(told) if plays and unknown == len(plays) else told,
        Sum(Figure.REPORTS_NOT_KNOWN, unknown, _list(**by_then, play=StateOfPlay.NOT_KNOWN)),
    )
    return _part("deadlines", owed, [*sums, *_rate(record, register, on)])


def _rate(record: Record, register: Register, on: date) -> list[Sum]:
    """The rate of yearly reports last counted by a day."""
    counts = transparency_counts(record, register, on) if asked_for(record, register) else []
    last = latest(counts)
    return [Sum(Figure.REPORTS_RATE, last.percent, "", "transparency", str(last.year))] if last else []


def _production(record: Record, register: Register, on: date) -> Part | None:
    current = producers_of_the_day(record, register, on)
    if current is None:
        return None
    return Part("production", "", "", [Sum(Figure.PRODUCERS, current.number, "status=producer", of=current.list.title)])


# In the order of the page: a further subject joins here.
PARTS = (_stockpiles, _clearance, _production, _first_reports)


def _part(page: str, owed: Obligation, sums: Sequence[Sum]) -> Part:
    return Part(page, ObligationKind(owed.kind).label, owed.article, sums)


def _untold(told: Sum) -> Sum:
    return replace(told, number=None)


def _list(**asks: str | Sequence[str]) -> str:
    return urlencode(asks, doseq=True)
