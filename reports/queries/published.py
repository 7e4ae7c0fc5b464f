"""Figures that others published, each beside what the record counts for its day."""

from dataclasses import dataclass
from datetime import date

from reports.queries.record import Record
from states.models import PublishedFigure
from states.rules.published import answer


@dataclass(frozen=True)
class FigureRow:
    """A published figure; `computed` is None where the record holds no count of its kind."""

    figure: PublishedFigure
    computed: int | None

    @property
    def is_target(self) -> bool:
        """Whether it says what was aimed at, not what was."""
        return self.figure.figure.startswith("target")

    @property
    def difference(self) -> int | None:
        """The record's count less the published one."""
        return None if self.computed is None else self.computed - self.figure.value


def figures(record: Record, on: date) -> list[FigureRow]:
    """Return the figures published for a day up to `on`, the latest first."""
    known = [figure for figure in _all(record) if figure.as_of <= on]
    treaties = {treaty.pk: treaty for treaty in record.treaties}
    return [
        FigureRow(
            figure,
            answer(
                record.register(treaties[figure.treaty_id]).counts(figure.as_of), figure.figure, figure.counting_rule
            ),
        )
        for figure in known
    ]


def _all(record: Record) -> list[PublishedFigure]:
    read = PublishedFigure.objects.select_related("source", "treaty").order_by("-as_of", "figure")
    return record.once("figures", lambda: list(read))
