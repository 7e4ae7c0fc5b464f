"""The course of one State: all that is recorded of it by a day, on one line of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, cast

from reports.queries.deadlines import DeadlineRow
from reports.queries.notes import known_from
from reports.queries.profile import Profile
from reports.queries.record import Record
from reports.queries.state_duties import StateDuties
from reports.queries.state_facts import StateFact, Table
from states.models import Edition, Forum, RecordedAct, RecordedClearanceEvent, Treaty
from states.rules.clearance_periods import TIMES, Extension
from states.rules.course import Step
from states.rules.duties import exactly
from states.rules.partial_date import PartialDate
from states.rules.use import published_by


class Kind(StrEnum):
    """What a line of the course is about."""

    ACT = "act"
    NOTE = "note"
    STOCKPILE = "stockpile"
    CLEARANCE = "clearance"
    PRODUCTION = "production"
    TRANSFER = "transfer"
    USE = "use"
    REPORT = "report"
    DEADLINE = "deadline"
    FORUM = "forum"


# Acts are told as what they changed, lists and use by runs of editions, extensions on the day from which they count.
SINGLE = {
    Table.NOTE: Kind.NOTE,
    Table.STOCKPILE: Kind.STOCKPILE,
    Table.CLEARANCE: Kind.CLEARANCE,
    Table.PRODUCTION: Kind.PRODUCTION,
    Table.PRODUCTION_SIGN: Kind.PRODUCTION,
    Table.TRANSFER: Kind.TRANSFER,
    Table.REPORT: Kind.REPORT,
    Table.MEMBERSHIP: Kind.FORUM,
}
IN_EDITIONS = {Table.PRODUCER_LIST: Kind.PRODUCTION, Table.USE: Kind.USE}


class Run(NamedTuple):
    """The same, said in one edition or in several that follow one another; `last` where no later one is published."""

    fact: StateFact
    editions: Sequence[Edition]
    last: bool


class Seated(NamedTuple):
    """A time in a forum."""

    fact: StateFact
    forum: Forum


@dataclass(frozen=True)
class Told:
    """One line of the course. `day` is None where none is recorded.

    `confirmed` is None where only some of several editions are.
    """

    kind: Kind
    day: PartialDate | None
    treaty: Treaty | None
    about: Step | StateFact | Run | Seated | Extension | DeadlineRow
    sources: tuple[str, ...]
    confirmed: bool | None


def timeline(record: Record, shown: Profile, duties: Sequence[StateDuties]) -> list[Told]:
    """Return all that had happened by the day of a profile, the latest first, and last what has no day."""
    facts = (*_acts(shown), *_facts(record, shown), *_runs(record, shown))
    lines = [*facts, *_extensions(duties, shown.on), *_passed(duties, shown.on)]
    dated = [(line.day, line) for line in lines if line.day is not None]
    by_day = [line for _day, line in sorted(dated, key=lambda pair: pair[0], reverse=True)]
    return by_day + [line for line in lines if line.day is None]


def together(confirmed: Iterable[bool | None]) -> bool | None:
    """Whether several facts are confirmed; None where only some are."""
    said = set(confirmed)
    return said.pop() if len(said) == 1 else (None if said else True)


def _acts(shown: Profile) -> Iterable[Told]:
    """Yield what the acts of the State changed."""
    for each in shown.told:
        act = cast("RecordedAct", each.step.act)
        yield Told(Kind.ACT, exactly(each.step.date), each.treaty, each.step, (act.source,), act.confirmed)


def known_facts(record: Record, shown: Profile) -> list[StateFact]:
    """Return every fact known by the day of a profile: dated by then, without a day, or a time set by then."""
    return [fact for fact in shown.facts.all if _is_known(record, fact, shown.on)]


def _is_known(record: Record, fact: StateFact, on: date) -> bool:
    if fact.table == Table.CLEARANCE and fact.what in TIMES:
        return fact.decided is None or fact.decided.last <= on
    if fact.table == Table.NOTE:
        return _has_happened(record, fact, on)
    # Of a partial date, `2007` is known from its first day.
    return fact.starts is None or fact.starts.first <= on


def _facts(record: Record, shown: Profile) -> Iterable[Told]:
    forums = {forum.key: forum for forum in record.forums}
    treaties = {treaty.pk: treaty for treaty in record.treaties}
    for fact in shown.facts.of(*SINGLE):
        if _has_happened(record, fact, shown.on):
            treaty = treaties[fact.treaty_id] if fact.treaty_id else None
            about = Seated(fact, forums[fact.named]) if fact.table == Table.MEMBERSHIP else fact
            yield Told(SINGLE[Table(fact.table)], _day(fact), treaty, about, (fact.source,), fact.confirmed)


def _day(fact: StateFact) -> PartialDate | None:
    """The day on which a fact stands: that from which it held, else that to which."""
    return fact.starts or (fact.ends if fact.table != Table.CLEARANCE else None)


def _has_happened(record: Record, fact: StateFact, on: date) -> bool:
    """Whether a fact counts by a day: a partial date from its last day, a seat in a forum as in the list of forums."""
    if fact.table == Table.NOTE and fact.treaty_id:
        return known_from(record, fact.treaty_id, fact.starts) <= on
    if fact.what in TIMES and fact.table == Table.CLEARANCE:
        return False
    day = _day(fact)
    if day is None:
        return True
    return (day.first if fact.table == Table.MEMBERSHIP else day.last) <= on


def listed_editions(record: Record, treaty: Treaty) -> list[Edition]:
    """Return the editions whose list of producers is recorded: that of the latest published is the one in force."""
    lists = record.covered(treaty).lists
    return [edition for edition in record.editions if edition.key in lists]


def _runs(record: Record, shown: Profile) -> Iterable[Told]:
    """Yield lists and use, one line for editions that follow one another and say the same."""
    for table, kind in IN_EDITIONS.items():
        for treaty in record.treaties:
            facts = shown.facts.of(table, treaty_id=treaty.pk)
            editions = listed_editions(record, treaty) if table is Table.PRODUCER_LIST else record.editions
            if facts:
                for run, own in _folded(facts, published_by(editions, shown.on)[::-1]):
                    sources = tuple(dict.fromkeys(fact.source for fact in own))
                    confirmed = together(fact.confirmed for fact in own)
                    yield Told(kind, exactly(run.editions[0].published_on), treaty, run, sources, confirmed)


def _folded(facts: Sequence[StateFact], published: Sequence[Edition]) -> Iterable[tuple[Run, list[StateFact]]]:
    """Yield the runs among facts of one kind, each with its facts, given the editions published in their order."""
    place = {edition.key: number for number, edition in enumerate(published)}
    runs: list[list[StateFact]] = []
    latest: dict[str, list[StateFact]] = {}
    for fact in sorted((each for each in facts if each.named in place), key=lambda each: place[each.named]):
        run = latest.get(fact.what)
        if run is None or place[run[-1].named] + 1 != place[fact.named]:
            run = latest[fact.what] = []
            runs.append(run)
        run.append(fact)
    for run in runs:
        editions = [published[place[fact.named]] for fact in run]
        yield Run(run[0], editions, editions[-1] is published[-1]), run


def _extensions(duties: Iterable[StateDuties], on: date) -> Iterable[Told]:
    """Yield the extensions on the day from which each counts."""
    for own in duties:
        for each in (extension for period in own.row.duties.clearance.periods for extension in period.extensions):
            if date.min < each.counts_from <= on:
                event = cast("RecordedClearanceEvent", each.event)
                yield Told(
                    Kind.CLEARANCE, exactly(each.counts_from), own.treaty, each, (event.source,), event.confirmed
                )


def _passed(duties: Iterable[StateDuties], on: date) -> Iterable[Told]:
    """Yield the deadlines that fell due by the day."""
    for own in duties:
        for row in own.deadlines:
            if row.due is not None and row.due <= on:
                yield Told(Kind.DEADLINE, row.deadline.due, own.treaty, row, row.sources, row.confirmed)
