"""Every State of the day with its status under one treaty: rows for page, CSV and JSON."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from reports.queries.register import Entry, Register
from states.models import RecordedAct
from states.rules.acts import LETTERS, Act, Kind
from states.rules.course import Standing, Status
from states.rules.effect import Basis, Effect


@dataclass(frozen=True)
class ParticipantRow:
    """One State on the day asked: its status, its acts, and the effects set in motion."""

    state: Entry
    name: str
    standing: Standing

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
    def withdrawal_held(self) -> bool:
        return self.standing.end is not None and self.standing.end.basis is Basis.HELD

    @property
    def differences(self) -> list[Effect]:
        """Stated effects that differ from the treaty's rule."""
        return [effect for effect in (self.standing.entry, self.standing.end) if effect and effect.difference]

    @property
    def acts(self) -> list[RecordedAct]:
        return cast("list[RecordedAct]", self.standing.acts)

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
    return [
        ParticipantRow(state, state.shown, course.standing(on) if course else Standing())
        for state, course in register.present(on)
    ]


def _day(act: Act | None) -> date | None:
    return act.date if act else None
