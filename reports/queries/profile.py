"""One State across all treaties: where it stands on a day, what it did, where it sits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from django.db.models import F

from reports.queries.participants import ParticipantRow
from reports.queries.record import Record, was_official
from reports.queries.register import Entry
from reports.queries.state_facts import StateFact, StateFacts, Table, state_facts
from states.models import Forum, RecordedAct, Role, State, Treaty, TreatyAction
from states.rules.acts import CONSENT
from states.rules.course import Change, Course, Status, Step, course
from states.rules.effect import fixed_on
from states.rules.partial_date import PartialDate, may_hold


@dataclass(frozen=True)
class TreatyRow:
    """The State's standing under one treaty on the day asked: the same as its line among the treaty's participants."""

    treaty: Treaty
    course: Course | None
    line: ParticipantRow

    @property
    def status(self) -> Status:
        return self.line.status


@dataclass(frozen=True)
class OwnChange:
    """One change of this State, told under the name of its treaty."""

    treaty: Treaty
    step: Step

    @property
    def name(self) -> str:
        return self.treaty.acronym


@dataclass(frozen=True)
class Profile:
    """All that the page of one State reads."""

    state: State
    on: date
    treaties: list[TreatyRow]
    facts: StateFacts

    @cached_property
    def former_names(self) -> Sequence[StateFact]:
        """The names that it bore before or is also found by."""
        return self.facts.of(Table.NAME)

    @cached_property
    def then(self) -> str:
        """The name that it bore on the day, in English, where today's is another."""
        borne = [fact.named for fact in self.former_names if was_official(fact.what, fact.starts, fact.ends, self.on)]
        return borne[-1] if borne else ""

    @cached_property
    def changes(self) -> list[OwnChange]:
        """Every change of this State under any treaty, by day."""
        steps = [OwnChange(row.treaty, step) for row in self.treaties if row.course for step in row.course.steps]
        return sorted(steps, key=attrgetter("step.date"))

    @cached_property
    def told(self) -> list[OwnChange]:
        """Those that had happened by the day asked."""
        return [change for change in self.changes if change.step.date <= self.on]

    def under(self, treaty: Treaty) -> TreatyRow:
        """Its standing under one treaty."""
        return next(row for row in self.treaties if row.treaty.pk == treaty.pk)


def profile(record: Record, iso3: str, on: date, language: str) -> Profile | None:
    """Return the profile of a State; None where the record has no State of that code."""
    state = State.objects.named(language).filter(iso3=iso3).first()
    if state is None:
        return None
    facts = record.lately(("facts of a State", state.pk), lambda: state_facts(state))
    return Profile(state, on, list(_rows(record, state, facts, on)), facts)


def _rows(record: Record, state: State, facts: StateFacts, on: date) -> Iterable[TreatyRow]:
    under: dict[int | None, list[RecordedAct]] = {}
    for fact in facts.of(Table.ACT):
        under.setdefault(fact.treaty_id, []).append(fact.act(state.pk))
    entry = Entry._make(getattr(state, name) for name in Entry._fields)
    for treaty in record.treaties:
        own = course(under[treaty.pk], treaty.clauses, _certain(record, treaty, on)) if treaty.pk in under else None
        yield TreatyRow(treaty, own, ParticipantRow.of(entry, own, on))


def _certain(record: Record, treaty: Treaty, on: date) -> date | None:
    """The day from which the treaty's own entry into force was certain; once it is in force its own day will do."""
    in_force = treaty.entered_into_force
    return in_force if in_force is None or in_force <= on else fixed_days(record)[treaty.pk]


def fixed_days(record: Record) -> dict[int, date | None]:
    """Return the day from which each treaty's own entry into force was certain, by its primary key."""

    def read() -> dict[int, date | None]:
        # Only deposits before a treaty's entry into force can have brought it about.
        early = TreatyAction.objects.filter(kind__in=CONSENT, date__lte=F("treaty__entered_into_force"))
        deposits: dict[int, list[RecordedAct]] = {}
        for treaty_id, kind, day in early.values_list("treaty_id", "kind", "date"):
            deposits.setdefault(treaty_id, []).append(RecordedAct(0, kind, day, None, False, True, ""))
        return {treaty.pk: fixed_on(deposits.get(treaty.pk, ()), treaty.clauses) for treaty in record.treaties}

    return record.once("fixed days", read)


# The highest role first, as decided for forums: a State counts once.
ROLES = {role: place for place, role in enumerate(Role.values)}


@dataclass(frozen=True)
class Seat:
    """A State in a forum on a day, in its highest role there."""

    forum: Forum
    role: str
    since: PartialDate | None
    confirmed: bool
    source: str

    @property
    def forum_key(self) -> str:
        return self.forum.key


def seats(record: Record, facts: StateFacts, on: date) -> list[Seat]:
    """Return the forums in which a State sat on a day, each once by its highest role, by name. No query."""
    forums = {forum.key: forum for forum in record.forums}
    sat = [fact for fact in facts.of(Table.MEMBERSHIP) if may_hold(fact.starts, fact.ends, on)]
    highest: dict[str, StateFact] = {}
    for fact in sorted(sat, key=lambda each: ROLES[Role(each.what)]):
        highest.setdefault(fact.named, fact)
    found = [Seat(forums[key], each.what, each.starts, each.confirmed, each.source) for key, each in highest.items()]
    return sorted(found, key=lambda seat: str(seat.forum))


def since(row: TreatyRow, on: date) -> date | None:
    """Return the day from which the status of `on` has held without a break; None where it always has."""
    steps = [step for step in row.course.steps if step.date <= on] if row.course else []
    for step in reversed(steps):
        if step.from_status is not step.to_status:
            return step.date
    return None


def bound_between(row: TreatyRow, on: date) -> list[tuple[date, date | None]]:
    """Return the times in which the treaty bound the State up to a day; an end of None where it still does.

    The last day is the one before the withdrawal took effect.
    """
    spans: list[tuple[date, date | None]] = []
    for step in row.course.steps if row.course else ():
        if step.date > on:
            break
        if step.change is Change.ENTRY_INTO_FORCE:
            spans.append((step.date, None))
        elif step.change is Change.WITHDRAWAL_EFFECTIVE and spans:
            spans[-1] = (spans[-1][0], date.fromordinal(step.date.toordinal() - 1))
    return spans
