"""The order of a table: which columns it can be sorted by, and the addresses that do so."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.queries.participants import ParticipantRow
from reports.queries.state_of_play import BAR


class Key(NamedTuple):
    """A column by which participants can be sorted; what has nothing in it stands last, whichever way."""

    name: str
    label: Any
    of: Callable[[ParticipantRow], Any] | None
    text: bool = False


class Sortable(NamedTuple):
    """The head of a column: its label, the address that sorts by it, and whether the table is sorted so."""

    name: str
    label: Any
    text: bool
    address: str
    sorted: str


PARTICIPANTS: Sequence[Key] = (
    # Rows come in the order of the language.
    Key("name", gettext_lazy("Participant"), None, text=True),
    Key("status", gettext_lazy("Status"), lambda row: BAR.index(row.status), text=True),
    Key("signature", gettext_lazy("Signature"), lambda row: row.signature),
    Key("consent", gettext_lazy("Consent"), lambda row: row.consent),
    Key("entry", gettext_lazy("Entry into force"), lambda row: row.entry_into_force),
    Key("notice", gettext_lazy("Withdrawal: notice"), lambda row: row.withdrawal_notified),
    Key("end", gettext_lazy("Withdrawal: effect"), lambda row: row.withdrawal_effective),
)


def in_order(rows: list[ParticipantRow], asked: str) -> list[ParticipantRow]:
    """Return rows sorted by the column asked for, a minus before its name for the other way round.

    Raises BadRequest, in words, for a column that is not known.
    """
    name, backwards = asked.removeprefix("-"), asked.startswith("-")
    key = next((key for key in PARTICIPANTS if key.name == name), None)
    if key is None:
        raise BadRequest(
            _("sort: there is no column “%(name)s”. There are: %(names)s, each with a minus before it for the reverse.")
            % {"name": name[:40], "names": ", ".join(key.name for key in PARTICIPANTS)}
        )
    of = key.of
    if of is None:
        return rows[::-1] if backwards else rows
    known = [row for row in rows if of(row) is not None]
    unknown = [row for row in rows if of(row) is None]
    return [*sorted(known, key=of, reverse=backwards), *unknown]


def heads(asked: str, query: QueryDict) -> list[Sortable]:
    """Return the heads of the columns for an address that asks for the order `asked`."""
    result = []
    for key in PARTICIPANTS:
        now = {key.name: "ascending", f"-{key.name}": "descending"}.get(asked, "")
        address = query.copy()
        address["sort"] = f"-{key.name}" if now == "ascending" else key.name
        if address["sort"] == "name":
            del address["sort"]
        result.append(Sortable(key.name, key.label, key.text, f"?{address.urlencode()}#participants", now))
    return result
