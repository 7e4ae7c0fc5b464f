"""Which States not party have weight on a day: for the profile of one, and as a filter of participants."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from reports.queries.participants import participants
from reports.queries.profile import Profile, Seat
from reports.queries.record import Record
from reports.queries.state_facts import Table
from reports.queries.timeline import listed_editions
from states.models import ForumMembership, Treaty
from states.rules.production import in_force
from states.rules.use import edition_in_force
from states.rules.weight import CONFERENCE_ON_DISARMAMENT, SECURITY_COUNCIL, Known, Reason, Weight, reasons


def weight_of(record: Record, shown: Profile, treaty: Treaty, sat: Sequence[Seat]) -> list[Reason]:
    """Return what gives the State of a profile weight under a treaty, from its own facts; `sat` are its seats."""
    own = {
        table: shown.facts.of(table, treaty_id=treaty.pk)
        for table in (Table.PRODUCER_LIST, Table.TRANSFER, Table.STOCKPILE, Table.USE)
    }
    current = edition_in_force(listed_editions(record, treaty), shown.on)
    known = Known(
        shown.under(treaty).status,
        record.editions,
        [fact for fact in own[Table.PRODUCER_LIST] if current and fact.named == current.key],
        [fact.measure for fact in own[Table.TRANSFER]],
        record.covered(treaty).measures,
        [fact.stockpile_event for fact in own[Table.STOCKPILE]],
        [fact.use for fact in own[Table.USE]],
        sat,
    )
    return reasons(known, shown.on)


def weights(record: Record, treaty: Treaty, on: date) -> dict[int, frozenset[Weight]]:
    """Return the weights of each State not party that has any, by its primary key."""

    def work_out() -> dict[int, frozenset[Weight]]:
        current, measures = in_force(record.producer_lists(treaty), on), record.transfer_measures(treaty)
        stockpiles, uses, sat = record.stockpile_events(treaty), record.uses(treaty), _seats(record, on)
        found = {}
        for row in participants(record.register(treaty), on):
            pk = row.state.pk
            known = Known(
                row.status,
                record.editions,
                [current.entries[pk]] if current and pk in current.entries else [],
                measures.get(pk, ()),
                bool(measures),
                stockpiles.get(pk, ()),
                uses.get(pk, ()),
                sat.get(pk, ()),
            )
            found[pk] = frozenset(reason.weight for reason in reasons(known, on))
        return {pk: own for pk, own in found.items() if own}

    return record.lately(("weights", treaty.pk, on), work_out)


def _seats(record: Record, on: date) -> dict[int, list[Seat]]:
    """The seats of a day in the forums that give weight, by the primary key of the State. One query."""
    forums = {forum.key: forum for forum in record.forums}
    sat = ForumMembership.objects.on(on).filter(forum__key__in=(SECURITY_COUNCIL, CONFERENCE_ON_DISARMAMENT))
    found: dict[int, list[Seat]] = defaultdict(list)
    for state, key, role, starts, confirmed, source in sat.values_list(
        "state_id", "forum__key", "role", "starts", "confirmed", "source__key"
    ):
        found[state].append(Seat(forums[key], role, starts, confirmed, source))
    return found
