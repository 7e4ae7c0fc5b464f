"""Every State of the day with its status under one treaty: rows for page, CSV and JSON."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from reports.queries.register import Entry, Register
from states.models import RecordedAct
from states.rules.acts import LETTERS, Act, Kind
from states.rules.course import Course, Standing, Status
from states.rules.effect import Basis, Effect


@dataclass(frozen=True)
class ParticipantRow:
    """One State on the day asked: its status, the acts it rests on, and the effects set in motion."""

    state: Entry
    standing: Standing
    acts: list[RecordedAct]

    @classmethod
    def of(cls, state: Entry, course: Course | None, on: date) -> "ParticipantRow":
        """The row of a State with its course; None for one that never acted."""
        if course is None:
            return cls(state, Standing(), [])
        return cls(state, course.standing(on), cast("list[RecordedAct]", course.acts(on)))

    @property
    def name(self) -> str:
        return self.state.shown

    @property
    def status(self) -> Status:
        return self.standing.status

    @property
    def signature(self) -> date | None:
        return _day(self.standing.signature)

    @property
    def consent(self) -> date | None:
        return _day(self.standing.consent)

    @property
    def consent_kind(self) -> str | None:
        return self.standing.consent.kind if self.standing.consent else None

    @property
    def consent_code(self) -> str | None:
        """The letter of the depositary; none for a ratification."""
        return LETTERS.get(Kind(self.consent_kind)) if self.consent_kind else None

    @property
    def entry_into_force(self) -> date | None:
        return self.standing.entry.on if self.standing.entry else None

    @property
    def effect_not_stated(self) -> bool:
        """Whether the day of notice stands in for an effect that a succession did not state."""
        return self.standing.entry is not None and self.standing.entry.basis is Basis.NOT_STATED

    @property
    def withdrawal_notified(self) -> date | None:
        return _day(self.standing.withdrawal)

    @property
    def withdrawal_effective(self) -> date | None:
        return self.standing.end.on if self.standing.end else None

    @property
    def end_basis(self) -> str:
        """What the effect of a withdrawal rests on: stated, computed, held back, not known; nothing without one."""
        return self.standing.end.basis.value if self.standing.end else ""

    @property
    def entry_by_rule(self) -> date | None:
        """The day the treaty's rule gives, where the stated one differs."""
        return _if_different(self.standing.entry)

    @property
    def end_by_rule(self) -> date | None:
        """The day the treaty's rule gives for a withdrawal, where the stated one differs."""
        return _if_different(self.standing.end)

    @property
    def sources(self) -> list[str]:
        """The keys of the sources of its acts, each once."""
        return list(dict.fromkeys(act.source for act in self.acts))

    @property
    def confirmed(self) -> bool:
        """Whether every act it rests on is confirmed."""
        return all(act.confirmed for act in self.acts)


def participants(register: Register, on: date) -> list[ParticipantRow]:
    """Return one row for each State of the universe of `on`, in the order of the language. No query."""
    return [ParticipantRow.of(state, course, on) for state, course in register.present(on)]


def _day(act: Act | None) -> date | None:
    return act.date if act else None


def _if_different(effect: Effect | None) -> date | None:
    return effect.by_rule if effect and effect.difference else None
