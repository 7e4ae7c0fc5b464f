"""Use by a day, as the editions of the Monitor tell it: rows for page, CSV and JSON, figures and columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Edition, RecordedUse
from states.rules.course import IN_FORCE, Course, Status
from states.rules.use import BY_ARMED_GROUP, BY_GOVERNMENT, Actor, edition_in_force, published_by, recent_editions


@dataclass(frozen=True)
class UseRow:
    """One State that an edition reports, with its status on the day and on that of publication."""

    state: Entry
    report: RecordedUse
    edition: Edition
    status: Status
    status_then: Status
    recent: bool

    @property
    def name(self) -> str:
        return self.state.shown

    @property
    def actor(self) -> Actor:
        return Actor(self.report.actor)

    @property
    def by_government(self) -> bool:
        return self.actor in BY_GOVERNMENT

    @property
    def by_armed_group(self) -> bool:
        return self.actor in BY_ARMED_GROUP

    @property
    def bound_then(self) -> bool:
        """Whether the treaty was in force for the State when the edition was published."""
        return self.status_then in IN_FORCE

    @property
    def sources(self) -> list[str]:
        """The key of the source of the report."""
        return [self.report.source]

    @property
    def confirmed(self) -> bool:
        return self.report.confirmed


@dataclass(frozen=True)
class EditionColumn:
    """An edition with the States it reports; without any, use is not recorded from it, which is not "no use"."""

    edition: Edition
    rows: Sequence[UseRow]

    @property
    def title(self) -> str:
        return self.edition.title

    @property
    def recorded(self) -> bool:
        return bool(self.rows)

    def by(self, actor: Actor) -> list[UseRow]:
        """The States in which this actor, and no other, used."""
        return [row for row in self.rows if row.actor is actor]


@dataclass(frozen=True)
class Figures:
    """How many States the edition in force and the last two report. `edition` is None before the first.

    `first` and `last` are the editions between which use is recorded; `last` is the edition in force or an older one.
    The numbers of the edition in force are None where nothing is recorded from it.
    """

    edition: Edition | None
    first: EditionColumn | None
    last: EditionColumn | None
    governments: int | None
    groups: int | None
    recent: Sequence[Edition]
    recent_governments: int
    recent_unrecorded: Sequence[Edition]
    used_yet_party: int


def use_rows(record: Record, register: Register, on: date) -> list[UseRow]:
    """Return what the editions published by `on` report, the latest first, within each by name."""
    editions = {edition.key: edition for edition in published_by(record.editions, on)}
    recent = {edition.key for edition in recent_editions(editions.values(), on)}
    own = record.uses(register.treaty)
    rows = [
        _row(state, course, report, editions[report.edition], on, recent)
        for state, course in register.entries
        for report in own.get(state.pk, ())
        if report.edition in editions
    ]
    place = {key: number for number, key in enumerate(editions)}
    return sorted(rows, key=lambda row: place[row.edition.key])


def _row(
    state: Entry, course: Course | None, report: RecordedUse, edition: Edition, on: date, recent: Iterable[str]
) -> UseRow:
    now, then = (course.status(day) if course else Status.OUTSIDE for day in (on, edition.published_on))
    return UseRow(state, report, edition, now, then, report.edition in recent)


def columns(record: Record, rows: Iterable[UseRow], on: date) -> list[EditionColumn]:
    """Return the editions published by `on`, the earliest first, with what they report."""
    every = list(rows)
    return [
        EditionColumn(edition, [row for row in every if row.edition is edition])
        for edition in reversed(published_by(record.editions, on))
    ]


def use_figures(told: Sequence[EditionColumn], on: date) -> Figures:
    """Return the figures of a day from all columns."""
    edition = edition_in_force((column.edition for column in told), on)
    current = next((column.rows for column in told if column.edition is edition and column.recorded), None)
    recent = recent_editions((column.edition for column in told), on)
    of_recent = [column for column in told if column.edition in recent]
    every = [row for column in told for row in column.rows]
    return Figures(
        edition=edition,
        first=next((column for column in told if column.recorded), None),
        last=next((column for column in reversed(told) if column.recorded), None),
        governments=None if current is None else sum(row.by_government for row in current),
        groups=None if current is None else sum(row.by_armed_group for row in current),
        recent=recent,
        recent_governments=len({row.state.pk for row in every if row.recent and row.by_government}),
        recent_unrecorded=[column.edition for column in of_recent if not column.recorded],
        used_yet_party=sum(row.by_government and row.bound_then for row in every),
    )
