"""Which columns each table has: read by the page's files, CSV and JSON alike."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from states.rules.tally import Counts


class Column(NamedTuple):
    """A column of a file: its permanent name, and what it holds of a row."""

    name: str
    value: Callable[[Any], Any]


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
