"""How far a treaty is carried out on a day, in the few figures that lead on from its dashboard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reports.queries.clearance import clearance_figures, clearance_rows
from reports.queries.deadlines import deadlines
from reports.queries.record import Record
from reports.queries.register import Register
from reports.queries.stockpiles import Holding, stockpile_figures, stockpile_rows
from states.rules.deadlines import DONE, Kind
from states.rules.duties import OPEN, StateOfPlay


class Headline(StrEnum):
    """What a figure of implementation counts."""

    STOCKPILES = "stockpiles"
    UNFINISHED = "unfinished"
    OVERDUE = "overdue"
    CLEARANCE = "clearance"
    COMPLETED = "completed"
    REPORTS = "reports"
    FELL_DUE = "fell_due"


@dataclass(frozen=True)
class Part:
    """A number with the list that it counts: a page of the treaty and what is asked of it."""

    what: Headline
    number: int
    page: str
    asked: str


@dataclass(frozen=True)
class Implemented(Part):
    """A figure of implementation with those that belong to it; `known` is false where nothing is recorded of it."""

    known: bool = True
    parts: list[Part] = field(default_factory=list)


def implementation(record: Record, register: Register, on: date) -> list[Implemented]:
    """Return the figures of a day, those of the pages that they lead to; none where the treaty asks for nothing."""
    return [*_stockpiles(record, register, on), *_clearance(record, register, on), *_reports(record, register, on)]


def _stockpiles(record: Record, register: Register, on: date) -> Iterator[Implemented]:
    rows = stockpile_rows(record, register, on)
    if rows:
        page, own = "stockpiles", stockpile_figures(rows)
        parts = [
            Part(Headline.UNFINISHED, own.unfinished, page, f"holding={Holding.UNFINISHED}"),
            Part(Headline.OVERDUE, own.totals.overdue, page, f"play={StateOfPlay.OVERDUE}"),
        ]
        asked = f"holding={Holding.COMPLETED}"
        yield Implemented(Headline.STOCKPILES, own.totals.completed, page, asked, own.recorded, parts)


def _clearance(record: Record, register: Register, on: date) -> Iterator[Implemented]:
    rows = clearance_rows(record, register, on)
    if rows:
        page, own = "clearance", clearance_figures(rows)
        parts = [
            Part(Headline.OVERDUE, own.overdue, page, f"play={StateOfPlay.OVERDUE}"),
            Part(Headline.COMPLETED, own.completed, page, _plays(DONE)),
        ]
        yield Implemented(Headline.CLEARANCE, own.open, page, _plays(OPEN), own.recorded > 0, parts)


def _reports(record: Record, register: Register, on: date) -> Iterator[Implemented]:
    rows = [row for row in deadlines(record, register, on) if row.kind == Kind.INITIAL_REPORT]
    if rows:
        page, first = "deadlines", f"obligation={Kind.INITIAL_REPORT}"
        received = sum(row.play in DONE for row in rows)
        parts = [Part(Headline.FELL_DUE, sum(not row.is_ahead(on) for row in rows), page, first)]
        yield Implemented(Headline.REPORTS, received, page, f"{first}&{_plays(DONE)}", received > 0, parts)


def _plays(plays: tuple[StateOfPlay, ...]) -> str:
    return "&".join(f"play={play}" for play in plays)
