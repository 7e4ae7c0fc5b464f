"""What every State owes under one treaty on a day: what the pages of duties, the profile and the dashboard read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.models import Obligation
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


def duty_rows(record: Record, register: Register, on: date) -> list[DutyRow]:
    """Return the States of `on` with what they owe on that day, in the order of the language.

    No query where the events of the treaty were read before, else two.
    """

    treaty = register.treaty

    def work_out() -> dict[int, DutyRow]:
        stockpiles, clearance = record.stockpile_events(treaty), record.clearance_events(treaty)
        reports = record.transparency_reports(treaty)
        return {
            state.pk: duties_of(
                *(record.obligations(treaty), state, course, on),
                stockpile_events=stockpiles.get(state.pk, ()),
                clearance_events=clearance.get(state.pk, ()),
                reports=reports.get(state.pk, ()),
            )
            for state, course in register.present(on)
        }

    # The rules of all States cost as much as the rest of a page, whatever the language.
    known = record.lately(("duties", treaty.pk, on), work_out)
    return [DutyRow(state, (own := known[state.pk]).standing, own.duties) for state, _course in register.present(on)]


def duties_of(
    obligations: Iterable[Obligation], state: Entry, course: Course | None, on: date, **events: Iterable[Any]
) -> DutyRow:
    """Return what one State owes on a day under the treaty with these obligations; `events` as for the rules."""
    standing = course.standing(on) if course else Standing()
    return DutyRow(state, standing, duties(standing, obligations, on=on, **events))


def has(obligations: Iterable[Obligation], kinds: Iterable[str]) -> bool:
    """Whether a treaty asks for something of these kinds."""
    wanted = set(kinds)
    return any(each.kind in wanted for each in obligations)
