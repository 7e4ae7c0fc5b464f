"""Notes of the depositary as of a day: shown beside the figures, never counted in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from reports.queries.record import Record
from reports.queries.register import Register
from states.models import DepositaryNote, Treaty, TreatyAction
from states.models.note import NoteKind
from states.rules.partial_date import PartialDate

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


def notes(record: Record, register: Register, on: date) -> list[NoteRow]:
    """Return the notes under one treaty that had been made by `on`, by State and then by day."""
    states = {state.pk: (place, state.shown) for place, (state, _course) in enumerate(register.entries)}
    chosen = known_notes(record, on, lambda note: note.treaty_id == register.treaty.pk)
    chosen.sort(key=lambda note: (states[note.state_id], str(note.date or "9999")))
    return [NoteRow(states[note.state_id][1], note) for note in chosen]


def undated_elsewhere(record: Record, register: Register, on: date) -> list[tuple[str, Treaty]]:
    """Return the States said to have acceded to another treaty on a day not found, each with that treaty.

    Whoever counts the States that are in one treaty and not in another has to know.
    """
    names = {state.pk: state.shown for state, _course in register.entries}
    treaties = {treaty.pk: treaty for treaty in record.treaties}
    undated = known_notes(
        record,
        on,
        lambda note: note.kind == NoteKind.ACCESSION_UNDATED and note.treaty_id != register.treaty.pk,
    )
    return [(names[note.state_id], treaties[note.treaty_id]) for note in undated]


def known_notes(record: Record, on: date, chosen: Callable[[DepositaryNote], bool]) -> list[DepositaryNote]:
    """Return those of the notes chosen that had been made by `on`."""
    return [note for note in filter(chosen, record.notes) if known_from(record, note.treaty_id, note.date) <= on]


def known_from(record: Record, treaty_id: int, day: PartialDate | None) -> date:
    """Return the day from which a note under a treaty is shown.

    One whose own day was not found is shown from the latest dated entry of its treaty on: any earlier day might be
    before it.
    """
    return day.last if day else _latest_entries(record)[treaty_id]


def _latest_entries(record: Record) -> dict[int, date]:
    """The day of the latest dated act or note under each treaty."""

    def read() -> dict[int, date]:
        latest = dict(TreatyAction.objects.order_by().values_list("treaty").annotate(Max("date")))
        for note in record.notes:
            dated = note.date.last if note.date else date.min
            latest[note.treaty_id] = max(latest.get(note.treaty_id, date.min), dated)
        return latest

    return record.once("latest entries", read)
