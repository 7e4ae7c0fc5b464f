"""The columns of the files on what States do under a treaty."""

from collections.abc import Sequence

from reports.tables import Column, reduced

STOCKPILES: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("state_of_play", lambda row: row.play.value),
    Column("declared", lambda row: row.stock.declared),
    Column("destroyed", lambda row: row.stock.destroyed),
    Column("completed_on", lambda row: reduced(row.stock.completed_on)),
    Column("deadline", lambda row: row.stock.deadline),
    Column("days_late", lambda row: row.stock.days_late),
    Column("retained", lambda row: row.stock.retained.quantity if row.stock.retained else None),
    Column("retained_year", lambda row: row.stock.retained.year if row.stock.retained else None),
    Column("confirmed", lambda row: row.confirmed),
    Column("source", lambda row: " ".join(row.sources) or None),
]

CLEARANCE: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("state_of_play", lambda row: row.state_of_play.value),
    Column("deadline", lambda row: reduced(row.deadline)),
    Column("extended_to", lambda row: reduced(row.extended_to)),
    Column("extensions", lambda row: len(row.extensions)),
    Column("lapsed_days", lambda row: row.lapsed_days),
    Column("completed_on", lambda row: reduced(row.completed_on)),
    Column("confirmed", lambda row: row.confirmed),
    Column("source", lambda row: " ".join(row.sources) or None),
]

TRANSFERS: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("status", lambda row: row.status.value),
    Column("held_by", lambda row: row.restraint.value),
    Column("measure", lambda row: row.measure.measure if row.measure else None),
    Column("since", lambda row: reduced(row.measure.starts) if row.measure else None),
    Column("until", lambda row: reduced(row.measure.ends) if row.measure else None),
    Column("in_force", lambda row: row.in_force),
    Column("confirmed", lambda row: row.measure.confirmed if row.measure else None),
    Column("source", lambda row: " ".join(row.sources) or None),
]

USE: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("status", lambda row: row.status.value),
    Column("status_then", lambda row: row.status_then.value),
    Column("edition", lambda row: row.edition.key),
    Column("published_on", lambda row: row.edition.published_on),
    Column("actor", lambda row: row.actor.value),
    Column("confirmed", lambda row: row.confirmed),
    Column("source", lambda row: " ".join(row.sources) or None),
]

TRANSPARENCY: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("first_due", lambda row: row.came.first_due),
    Column("first_received", lambda row: reduced(row.came.first.date) if row.came.first else None),
    Column("days_late", lambda row: row.days_late),
    Column("last_year", lambda row: row.came.last.year if row.came.last else None),
    Column("last_received", lambda row: reduced(row.came.last.date) if row.came.last else None),
    Column("state_of_play", lambda row: row.play.value),
    Column("confirmed", lambda row: row.confirmed),
    Column("source", lambda row: " ".join(row.sources) or None),
]

PRODUCTION: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("status", lambda row: row.status.value),
    Column("since", lambda row: reduced(row.story.since)),
    Column("until", lambda row: reduced(row.story.until)),
    Column("basis", lambda row: row.basis.value if row.basis else None),
    Column("signals", lambda row: " ".join(dict.fromkeys(sign.signal for sign in row.story.signs)) or None),
    Column("confirmed", lambda row: row.confirmed),
    Column("source", lambda row: " ".join(row.sources) or None),
]

# A count without source is that of this record, which alone knows how many reports it rests on.
TRANSPARENCY_RATES: Sequence[Column] = [
    Column("year", lambda row: row.year),
    Column("percent", lambda row: row.percent),
    Column("counted_on", lambda row: reduced(row.counted_on)),
    Column("received", lambda row: row.received),
    Column("owed", lambda row: row.owed),
    Column("confirmed", lambda row: row.confirmed),
    Column("source", lambda row: row.source.key if row.source else None),
]

DEADLINES: Sequence[Column] = [
    Column("iso3", lambda row: row.state.iso3),
    Column("state", lambda row: row.name),
    Column("obligation", lambda row: row.kind),
    Column("article", lambda row: row.obligation.article),
    Column("due", lambda row: reduced(row.deadline.due)),
    Column("basis", lambda row: row.deadline.basis.value),
    Column("state_of_play", lambda row: row.play.value),
    Column("extended_to", lambda row: reduced(row.deadline.extended_to)),
    Column("done_on", lambda row: reduced(row.deadline.done_on)),
    Column("source", lambda row: " ".join(row.sources) or None),
]
