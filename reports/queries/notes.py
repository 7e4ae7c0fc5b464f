"""Notes of the depositary as of a day: shown beside the figures, never counted in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.queries.register import Register
from states.models import DepositaryNote
from states.models.note import NoteKind

# Communications that a reader might take for a change of status.
MISTAKABLE = frozenset(
    {
        NoteKind.ACCESSION_UNDATED,
        NoteKind.INTENTION_NOT_TO_BECOME_PARTY,
        NoteKind.SIGNATURE_CANCELLED,
        NoteKind.SUSPENSION_CLAIMED,
        NoteKind.WITHDRAWAL_ANNOUNCED,
    }
)


@dataclass(frozen=True)
class NoteRow:
    """One note, with the name of its State in the language shown."""

    name: str
    note: DepositaryNote

    @property
    def mistakable(self) -> bool:
        return self.note.kind in MISTAKABLE


def notes(register: Register, on: date) -> list[NoteRow]:
    """Return the notes that had been made by `on`, by State and then by day. One query.

    One whose day was not found is shown from the latest dated entry of its treaty on: any earlier day might be before
    it.
    """
    states = {state.pk: (place, state.shown) for place, (state, _course) in enumerate(register.entries)}
    everything = list(register.treaty.notes.select_related("source"))
    latest = _latest(register, everything)
    known = [note for note in everything if (note.date.last if note.date else latest) <= on]
    known.sort(key=lambda note: (states[note.state_id], str(note.date or "9999")))
    return [NoteRow(states[note.state_id][1], note) for note in known]


def _latest(register: Register, everything: Iterable[DepositaryNote]) -> date:
    acts = [step.act.date for _state, step in register.steps]
    return max([*acts, *(note.date.last for note in everything if note.date)], default=date.min)
