"""What is recorded of one State's production, transfers, use and reports under a treaty by a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.queries.profile import Profile
from reports.queries.record import Record
from reports.queries.state_duties import StateDuties
from reports.queries.state_facts import StateFact, Table
from reports.queries.timeline import Kind, Run, Told, together
from states.models import Edition, Treaty
from states.rules.transfer import Held, held
from states.rules.transparency import Reporting
from states.rules.use import published_by


@dataclass(frozen=True)
class Conduct:
    """One State under one treaty on a day.

    `listed` and `used` are runs of editions by the day of the first; `published` how many editions there were by then.
    `measures` are all measures on transfer known by the day, `held` what holds the State back.
    """

    listed: Sequence[Run]
    statements: Sequence[StateFact]
    signs: Sequence[StateFact]
    measures: Sequence[StateFact]
    held: Held
    used: Sequence[Run]
    published: Sequence[Edition]
    reporting: Reporting | None
    confirmed: dict[Kind, bool | None]

    @property
    def produced(self) -> bool:
        """Whether anything is recorded of production."""
        return bool(self.listed or self.statements or self.signs)


def conduct(record: Record, shown: Profile, treaty: Treaty, lines: Sequence[Told], owed: StateDuties | None) -> Conduct:
    """Return what the lines of a State's course add up to under a treaty. No query."""
    own = [line for line in lines if line.treaty is not None and line.treaty.pk == treaty.pk][::-1]
    runs = [line.about for line in own if isinstance(line.about, Run)]
    facts = [line.about for line in own if isinstance(line.about, StateFact)]

    def of(table: Table) -> list[StateFact]:
        return [fact for fact in facts if fact.table == table]

    measures = of(Table.TRANSFER)
    return Conduct(
        [run for run in runs if run.fact.table == Table.PRODUCER_LIST],
        of(Table.PRODUCTION),
        of(Table.PRODUCTION_SIGN),
        measures,
        held([fact.measure for fact in measures], shown.under(treaty).status, shown.on),
        [run for run in runs if run.fact.table == Table.USE],
        published_by(record.editions, shown.on),
        owed.row.duties.reporting if owed else None,
        {kind: together(line.confirmed for line in own if line.kind == kind) for kind in Kind},
    )
