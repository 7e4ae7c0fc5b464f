"""Which columns each table has: read by the page's files, CSV and JSON alike."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from states.models import Treaty
from states.rules.partial_date import PartialDate
from states.rules.tally import Counts


class Column(NamedTuple):
    """A column of a file: its permanent name, and what it holds of a row."""

    name: str
    value: Callable[[Any], Any]


def _of_line(column: Column) -> Callable[[Any], Any]:
    """What a column of participants holds for a row that carries such a line."""
    return lambda row: column.value(row.line)


def _count(name: str) -> Callable[[Any], Any]:
    """A count of a row; nothing for a row without counts."""
    return lambda row: getattr(row.counts, name) if row.counts else None


def reduced(day: PartialDate | None) -> str | None:
    """A date in ISO 8601 as far as it is known: `2007-10`."""
    return str(day) if day else None


COUNTS = [field.name for field in fields(Counts)]

PARTICIPANTS: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("status", lambda row: row.status.value),
    Column("signature", lambda row: row.signature),
    Column("consent", lambda row: row.consent),
    Column("consent_kind", lambda row: row.consent_kind),
    Column("consent_code", lambda row: row.consent_code),
    Column("entry_into_force", lambda row: row.entry_into_force),
    Column("withdrawal_notified", lambda row: row.withdrawal_notified),
    Column("withdrawal_effective", lambda row: row.withdrawal_effective),
    Column("source", lambda row: " ".join(row.sources) or None),
]

TARGETS: Sequence[Column] = [
    Column("key", lambda row: row.target.key),
    Column("value", lambda row: row.target.value),
    Column("due", lambda row: row.target.due),
    Column("deposited", lambda row: row.deposited),
    Column("remaining", lambda row: row.progress.remaining),
    Column("reached_on", lambda row: row.progress.reached_on),
    Column("days_late", lambda row: row.progress.days_late),
    Column("verdict", lambda row: row.progress.verdict.value),
]

ADHERENCE: Sequence[Column] = [
    Column("date", lambda row: row.day),
    *(Column(name, attrgetter(f"counts.{name}")) for name in COUNTS),
]

CHANGES: Sequence[Column] = [
    Column("date", lambda row: row.step.date),
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("change", lambda row: row.step.change.value),
    Column("act", lambda row: row.step.act.kind),
    Column("from_status", lambda row: row.step.from_status.value),
    Column("to_status", lambda row: row.step.to_status.value),
]

STATES: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("then", lambda row: row.then or None),
    Column("un_region", lambda row: row.state.un_region),
    Column("m49_region", lambda row: row.state.m49_region),
    Column("m49_subregion", lambda row: row.state.m49_subregion),
    Column("status", lambda row: row.status.value),
]

PROFILE: Sequence[Column] = [
    Column("treaty", lambda row: row.treaty.slug),
    Column("treaty_name", lambda row: row.treaty.short_name_en),
    *(Column(column.name, _of_line(column)) for column in PARTICIPANTS[2:]),
]

# What is recorded of one State: a row is a fact with the words for it.
STATE_FACTS: Sequence[Column] = [
    Column("kind", lambda row: row.fact.table),
    Column("key", lambda row: row.fact.key),
    Column("treaty", lambda row: row.treaty.slug if row.treaty else None),
    Column("code", lambda row: row.fact.what),
    Column("date", lambda row: reduced(row.fact.starts)),
    Column("until", lambda row: reduced(row.fact.ends)),
    Column("decided", lambda row: reduced(row.fact.decided)),
    Column("number", lambda row: row.fact.number),
    Column("words", lambda row: row.words),
    Column("note", lambda row: row.fact.note or None),
    Column("confirmed", lambda row: row.fact.confirmed),
    Column("doubt", lambda row: row.fact.doubt or None),
    Column("source", lambda row: row.fact.source),
    Column("citation", lambda row: row.source.citation),
]

TREATIES: Sequence[Column] = [
    Column("treaty", lambda row: row.treaty.slug),
    Column("name", lambda row: row.treaty.name_en),
    Column("adopted", lambda row: row.treaty.adopted),
    Column("in_force_since", lambda row: row.in_force_since),
    *(Column(name, attrgetter(f"counts.{name}")) for name in COUNTS),
    Column("last_change", lambda row: row.last[1].date if row.last else None),
]


def matrix(treaties: Sequence[Treaty]) -> Sequence[Column]:
    """The columns of the matrix: a State, and its status under each treaty."""
    return [
        Column("iso3", lambda row: row.state.iso3),
        Column("state", lambda row: row.name),
        *(Column(treaty.slug, _status_under(place)) for place, treaty in enumerate(treaties)),
    ]


def _status_under(place: int) -> Callable[[Any], Any]:
    return lambda row: row.statuses[place].value


FORUMS: Sequence[Column] = [
    Column("forum", lambda row: row.forum.key),
    Column("name", lambda row: row.forum.name_en),
    Column("kind", lambda row: row.forum.kind),
    Column("members", lambda row: len(row.counted)),
    Column("joined", lambda row: len(row.joined)),
    Column("states_not_party", lambda row: " ".join(member.line.state.iso3 for member in row.not_joined) or None),
]

FORUM: Sequence[Column] = [
    Column("iso3", lambda row: row.line.state.iso3),
    Column("state", lambda row: row.name),
    Column("role", lambda row: row.role.value),
    Column("counted", lambda row: row.counted),
    Column("status", lambda row: row.line.status.value),
    Column("consent", lambda row: row.line.consent),
]

MEETINGS: Sequence[Column] = [
    Column("meeting", lambda row: row.meeting.key),
    Column("name", lambda row: row.meeting.name_en),
    Column("kind", lambda row: row.meeting.kind),
    Column("city", lambda row: row.meeting.city or None),
    Column("start", lambda row: row.meeting.start),
    Column("end", lambda row: row.meeting.end),
    *(Column(name, _count(name)) for name in ("universe", "deposited", "in_force", "signatory", "states_not_party")),
    Column("joined_since_last_formal_meeting", lambda row: row.gained),
    Column("source", lambda row: row.meeting.source.key),
]

SOURCES: Sequence[Column] = [
    Column("source", lambda row: row.source.key),
    Column("kind", lambda row: row.source.kind),
    Column("citation", lambda row: row.source.citation),
    Column("url", lambda row: row.source.url or None),
    Column("facts", lambda row: row.facts),
]

FACTS: Sequence[Column] = [
    Column("kind", lambda row: row.subject),
    Column("fact", lambda row: row.text),
    Column("date", lambda row: row.day or None),
    Column("confirmed", lambda row: row.confirmed),
]

FIGURES: Sequence[Column] = [
    Column("key", lambda row: row.figure.key),
    Column("treaty", lambda row: row.figure.treaty.slug),
    Column("as_of", lambda row: row.figure.as_of),
    Column("figure", lambda row: row.figure.figure),
    Column("counting_rule", lambda row: row.figure.counting_rule or None),
    Column("published", lambda row: row.figure.value),
    Column("computed", lambda row: row.computed),
    Column("difference", lambda row: row.difference),
    Column("note", lambda row: row.figure.note or None),
    Column("source", lambda row: row.figure.source.key),
]


# A row is a change, and one field that differs or none.
CHANGES_OF_RECORD: Sequence[Column] = [
    Column("recorded_on", lambda row: row[0].day),
    Column("kind", lambda row: row[0].kind.name),
    Column("key", lambda row: row[0].key or None),
    Column("fact", lambda row: row[0].fact.text),
    Column("change", lambda row: row[0].happened.value),
    Column("field", lambda row: row[1].field if row[1] else None),
    Column("old", lambda row: (row[1].old.text if row[1] else "") or None),
    Column("new", lambda row: (row[1].new.text if row[1] else "") or None),
    Column("reason", lambda row: row[0].reason or None),
]
