"""Figures that others published, each beside what the record counts for its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.queries.production import ProductionRow, producers_of_the_day, production_rows
from reports.queries.record import Record
from reports.queries.register import Register
from reports.queries.stockpiles import stockpile_figures, stockpile_rows, without_day
from states.models import PublishedFigure
from states.rules.published import answer

STOCKPILES_COMPLETED = "states_parties_completed_stockpile"
PRODUCERS_CURRENT, PRODUCERS_EVER = "producers_current", "producers_ever"


@dataclass(frozen=True)
class FigureRow:
    """A published figure; `computed` is None where the record holds no count of its kind.

    `without_day` names the States that the record counts on no day, since what is counted is recorded without one, and
    `later` those that it counts only since the day of the figure.
    """

    figure: PublishedFigure
    computed: int | None
    without_day: Sequence[str] = ()
    later: Sequence[str] = ()

    @property
    def is_target(self) -> bool:
        """Whether it says what was aimed at, not what was."""
        return self.figure.figure.startswith("target")

    @property
    def difference(self) -> int | None:
        """The record's count less the published one."""
        return None if self.computed is None else self.computed - self.figure.value


def figures(record: Record, on: date, language: str = "en") -> list[FigureRow]:
    """Return the figures published for a day up to `on`, the latest first; States are named in a language."""
    treaties = {treaty.pk: treaty for treaty in record.treaties}
    known = [figure for figure in _all(record) if figure.as_of <= on]
    return [_row(record, record.register(treaties[figure.treaty_id], language), figure, on) for figure in known]


def published(record: Record, register: Register, name: str, on: date) -> FigureRow | None:
    """Return the latest figure of this name published about a treaty for a day up to `on`; None where there is none."""
    own = [each for each in _all(record) if each.treaty_id == register.treaty.pk and each.figure == name]
    found = next((figure for figure in own if figure.as_of <= on), None)
    return _row(record, register, found, on) if found else None


def _row(record: Record, register: Register, figure: PublishedFigure, on: date) -> FigureRow:
    if figure.figure == PRODUCERS_CURRENT:
        producers = producers_of_the_day(record, register, figure.as_of)
        return FigureRow(figure, producers.number if producers else None)
    if figure.figure == PRODUCERS_EVER:
        then, now = (_ever(record, register, day) for day in (figure.as_of, on))
        return FigureRow(figure, len(then), later=[row.name for pk, row in now.items() if pk not in then])
    if figure.figure != STOCKPILES_COMPLETED:
        return FigureRow(figure, answer(register.counts(figure.as_of), figure.figure, figure.counting_rule))
    completed, uncounted = record.once(("published", figure.pk), lambda: _completed(record, register, figure.as_of))
    return FigureRow(figure, completed, [state.shown for state, _ in register.entries if state.pk in uncounted])


def _completed(record: Record, register: Register, on: date) -> tuple[int, set[int]]:
    """Return how many States had completed by a day, and the primary keys of those that count on none."""
    rows = stockpile_rows(record, register, on)
    return stockpile_figures(rows).totals.completed, {row.state.pk for row in without_day(rows)}


def _ever(record: Record, register: Register, on: date) -> dict[int, ProductionRow]:
    """The States that had ever produced by a day, by primary key."""
    return {row.state.pk: row for row in production_rows(record, register, on) if row.story.ever}


def _all(record: Record) -> list[PublishedFigure]:
    read = PublishedFigure.objects.select_related("source", "treaty").order_by("-as_of", "figure")
    return record.once("figures", lambda: list(read))
