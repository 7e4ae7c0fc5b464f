"""Forums and who sits in them on a day: whom to raise a treaty with, and where."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reports.queries.dashboard import whole_percent
from reports.queries.participants import ParticipantRow
from reports.queries.profile import ROLES
from reports.queries.record import Record
from reports.queries.register import Register
from reports.queries.state_of_play import Share, shares
from states.models import Forum, ForumMembership, Role
from states.rules.course import DEPOSITED
from states.rules.universe import exists

# Those who sit at the table; associates and observers are listed, not counted.
AT_THE_TABLE = frozenset({Role.PERMANENT, Role.ELECTED, Role.MEMBER, Role.PARTICIPANT})


@dataclass(frozen=True)
class MemberRow:
    """A State in a forum by its highest role, with its line under the treaty."""

    role: Role
    confirmed: bool
    in_universe: bool
    line: ParticipantRow

    @property
    def name(self) -> str:
        return self.line.name

    @property
    def joined(self) -> bool:
        return self.line.status in DEPOSITED

    @property
    def counted(self) -> bool:
        """Whether the figures count it: a State of the day that sits at the table."""
        return self.in_universe and self.role in AT_THE_TABLE


@dataclass(frozen=True)
class ForumRow:
    """A forum on the day asked."""

    forum: Forum
    members: Sequence[MemberRow]

    @property
    def counted(self) -> list[MemberRow]:
        return [row for row in self.members if row.counted]

    @property
    def joined(self) -> list[MemberRow]:
        return [row for row in self.counted if row.joined]

    @property
    def not_joined(self) -> list[MemberRow]:
        return [row for row in self.counted if not row.joined]

    @property
    def percent(self) -> int | None:
        """Whole percent that have joined; None where nobody sits there on that day."""
        return whole_percent(len(self.joined), len(self.counted)) if self.counted else None

    @property
    def shares(self) -> list[Share]:
        return shares([row.line.status for row in self.counted])


def forums(record: Record, register: Register, on: date, only: Iterable[Forum] | None = None) -> list[ForumRow]:
    """Return the forums with their members of `on`, in the order of the language. One query.

    Each State counts once, by its highest role.
    """
    places = {state.pk: place for place, (state, _course) in enumerate(register.entries)}
    chosen = list(record.forums if only is None else only)
    sat = ForumMembership.objects.on(on).filter(forum__in=[forum.pk for forum in chosen])
    highest: dict[int, dict[int, tuple[str, bool]]] = defaultdict(dict)
    rows = sat.values_list("forum_id", "state_id", "role", "confirmed")
    for forum_id, state_id, role, confirmed in sorted(rows, key=lambda row: ROLES[row[2]]):
        highest[forum_id].setdefault(state_id, (role, confirmed))

    def members(forum: Forum) -> Iterable[MemberRow]:
        for state_id, (role, confirmed) in sorted(highest[forum.pk].items(), key=lambda each: places[each[0]]):
            state, course = register.entries[places[state_id]]
            yield MemberRow(Role(role), confirmed, exists(state, on), ParticipantRow.of(state, course, on))

    return [ForumRow(forum, list(members(forum))) for forum in chosen]
