"""What every State owes under one treaty on a day: what the pages of duties, the profile and the dashboard read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Obligation, Treaty
from states.rules.course import Course, Standing
from states.rules.deadlines import Duties, duties


@dataclass(frozen=True)
class DutyRow:
    """One State of the day with its duties."""

    state: Entry
    standing: Standing
    duties: Duties

    @property
    def name(self) -> str:
        return self.state.shown

    @property
    def says_something(self) -> bool:
        """Whether it is bound, or an event is recorded of it."""
        own = self.duties
        return own.bond is not None or bool(own.stockpile.events or own.stockpile.undated or own.clearance.events)


def duty_rows(record: Record, register: Register, on: date) -> list[DutyRow]:
    """Return the States of `on` with what they owe on that day, in the order of the language.

    No query where the events of the treaty were read before, else two.
    """

    treaty = register.treaty

    def work_out() -> dict[int, DutyRow]:
        return {state.pk: duties_of(record, treaty, state, course, on) for state, course in register.present(on)}

    # The rules of all States cost as much as the rest of a page, whatever the language.
    known = record.lately(("duties", treaty.pk, on), work_out)
    return [DutyRow(state, (own := known[state.pk]).standing, own.duties) for state, _course in register.present(on)]


def duties_of(record: Record, treaty: Treaty, state: Entry, course: Course | None, on: date) -> DutyRow:
    """Return what one State owes under a treaty on a day."""
    standing = course.standing(on) if course else Standing()
    own = duties(
        standing,
        record.obligations(treaty),
        on=on,
        stockpile_events=record.stockpile_events(treaty).get(state.pk, ()),
        clearance_events=record.clearance_events(treaty).get(state.pk, ()),
    )
    return DutyRow(state, standing, own)


def has(obligations: Iterable[Obligation], kinds: Iterable[str]) -> bool:
    """Whether a treaty asks for something of these kinds."""
    wanted = set(kinds)
    return any(each.kind in wanted for each in obligations)
