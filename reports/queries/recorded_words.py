"""What changes of the record say in words: the fact, the fields that differ, their values before and after."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.db.models import Model, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from reports.queries.changes_of_record import Recording
from reports.queries.kinds import KINDS, Kind
from reports.queries.record import Record
from states.loading.load import REASON
from states.models import Meeting, State
from states.models.record import KeyField
from states.rules.partial_date import PartialDate

# Databases bound how many values a query may name.
AT_ONCE = 1000


class Happened(StrEnum):
    """What happened to a fact in the record."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    LOADED = "loaded"


_HAPPENED = {"+": Happened.ADDED, "~": Happened.CHANGED, "-": Happened.DELETED}


class Said(NamedTuple):
    """What a field says, and the language that says it where that is not the one shown; None where it says nothing."""

    value: str | int | date | PartialDate | None
    language: str = ""

    @property
    def text(self) -> str:
        """The value as files write it: days in ISO 8601, nothing for nothing."""
        return "" if self.value is None else str(self.value)


class Difference(NamedTuple):
    """One field of a fact that differs, by its permanent name and in words."""

    field: str
    label: str
    old: Said
    new: Said


@dataclass(frozen=True)
class Told:
    """One change of the record in words; of what was loaded on one day, how many."""

    kind: Kind
    recording: Recording
    happened: Happened
    fact: Said
    key: str = ""
    address: str = ""
    differences: Sequence[Difference] = ()
    reason: str = ""

    @property
    def day(self) -> date:
        return self.recording.day

    @property
    def anchor(self) -> str:
        """Its name on the page and in feeds, which stays."""
        return f"{self.kind.name}-{self.recording.row}"

    @property
    def urn(self) -> str:
        """Its name among all changes of all trackers, which stays whatever the site is called."""
        return uuid5(NAMESPACE_OID, f"{self.anchor} {self.recording.first.isoformat()}").urn

    @property
    def lines(self) -> list[tuple["Told", Difference | None]]:
        """The change with each field that differs, as files have it; once without one where there is none."""
        return [(self, difference) for difference in self.differences] or [(self, None)]


def told(recordings: Iterable[Recording], record: Record, language: str) -> list[Told]:
    """Return changes in words, in the order given.

    A page of them takes one query for each kind of fact and one for each kind that these refer to.
    """
    every = list(recordings)
    parts = [every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE)]
    return [each for part in parts for each in _told(part, record, language)]


def _told(recordings: Sequence[Recording], record: Record, language: str) -> list[Told]:
    rows = defaultdict(list)
    for each in recordings:
        if not each.number:
            rows[each.of_kind].append(each.row)
    versions = {name: _versions(KINDS[name], of_kind) for name, of_kind in rows.items()}
    words = _Words(versions, record, language)
    return [
        _loaded(each) if each.number else words.edit(each, *versions[each.of_kind][each.row]) for each in recordings
    ]


def _loaded(recording: Recording) -> Told:
    kind = KINDS[recording.of_kind]
    number = number_format(recording.number, use_l10n=True, force_grouping=True)
    what = f"{number} {kind.label if recording.number == 1 else kind.plural}"
    return Told(kind, recording, Happened.LOADED, Said(what), reason=_("reference files"))


# A row of the history, with the row before it of the same fact.
Versions = dict[int, tuple[Any, Any]]


def _versions(kind: Kind, rows: list[int]) -> Versions:
    """The rows of a history, each with the one before it of the same fact. One query; no account is read."""
    history = kind.model.history
    earlier = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    before = history.filter(history_id__in=rows).values_list(Subquery(earlier.values("history_id")[:1]))
    read = history.filter(Q(history_id__in=rows) | Q(history_id__in=before)).defer("history_user")
    found: Versions = {}
    last: dict[int, Any] = {}
    for version in read.order_by("history_id"):
        found[version.history_id] = (last.get(version.id), version)
        last[version.id] = version
    return found


class _Words:
    """Puts versions of facts in words, in one language, with all that they refer to read before."""

    def __init__(self, versions: dict[str, Versions], record: Record, language: str) -> None:
        self._names = {state.pk: state.shown for state in record.entries(language)}
        self._shown = record.once("pages of facts", lambda: _shown(record))
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for name, found in versions.items():
            for field in KINDS[name].references:
                wanted[field.related_model] |= {getattr(version, field.attname) for _old, version in found.values()}
        self._rows = {model: _last_known(model, ids - {None}) for model, ids in wanted.items()}

    def edit(self, recording: Recording, before: Any, after: Any) -> Told:
        """Return one edit in words."""
        kind, happened = KINDS[recording.of_kind], _HAPPENED[after.history_type]
        fact = after.instance
        for field in kind.references:
            setattr(fact, field.name, self._rows[field.related_model].get(getattr(after, field.attname)))
        with override("en"):
            text = str(fact)
        reason = after.history_change_reason or ""
        return Told(
            kind,
            recording,
            happened,
            Said(text, getattr(after, "lang", "en")),
            getattr(after, "key", "") or getattr(after, "slug", "") or getattr(after, "iso3", ""),
            self._address(kind, after),
            self._differences(kind, *_ends(happened, before, after)),
            _("reference files") if reason == REASON else reason,
        )

    def _address(self, kind: Kind, version: Any) -> str:
        """The page that shows the fact; nothing where there is none, as for what was deleted."""
        if not kind.page or not kind.of:
            return reverse(kind.page) if kind.page else ""
        argument = self._shown.get((kind.page, getattr(version, kind.of)))
        return reverse(kind.page, args=[argument]) if argument else ""

    def _differences(self, kind: Kind, old: Any, new: Any) -> list[Difference]:
        """The fields in which two versions differ; against no version, those that say more than a blank form."""
        if old is None and new is None:
            return []
        compared = kind.fields
        if old is None or new is None:
            compared = [field for field in compared if not isinstance(field, KeyField)]
        return [
            Difference(field.name, str(field.verbose_name), self._said(field, old), self._said(field, new))
            for field in compared
            if _value(field, old) != _value(field, new)
        ]

    def _said(self, field: Any, version: Any) -> Said:
        value = _value(field, version) if version else None
        if value is None:
            return Said(None)
        if field.is_relation:
            return self._referred(field.related_model, value)
        if field.flatchoices:
            return Said(str(dict(field.flatchoices).get(value, value)))
        if isinstance(value, bool):
            return Said(_("yes") if value else _("no"))
        return Said(value, _language(field, version) if isinstance(value, str) else "")

    def _referred(self, model: type[Model], pk: int) -> Said:
        row: Any = self._rows[model].get(pk)
        if model is State and pk in self._names:
            return Said(self._names[pk])
        if row is None:
            return Said(_("not known"))
        text = row.short_name if model is Meeting else str(row)
        return Said(text, "en" if text == getattr(row, "name_en", text) else "")


def _ends(happened: Happened, before: Any, after: Any) -> tuple[Any, Any]:
    """The versions that an edit lies between; none where what the fact said before is not kept."""
    match happened:
        case Happened.ADDED:
            return None, after
        case Happened.DELETED:
            return after, None
    return (before, after) if before else (None, None)


def _value(field: Any, version: Any) -> Any:
    """What a version holds; without one, what a blank form does. Blank text and nothing are the same."""
    value = field.get_default() if version is None else getattr(version, field.attname)
    return None if value == "" else value


def _language(field: Any, version: Any) -> str:
    """The language of text in the record: that of the name it is, else English."""
    suffix = field.name.partition("_")[2].replace("_", "-")
    if suffix in dict(settings.LANGUAGES):
        return suffix
    return version.lang if "name" in field.name and hasattr(version, "lang") else "en"


def _last_known(model: Any, ids: set[int]) -> dict[int, Model]:
    """The rows of a model as they are, or last were before they were deleted. One query."""
    versions = model.history.filter(id__in=ids).latest_of_each().defer("history_user").order_by("history_id")
    return {version.id: version.instance for version in versions} if ids else {}


def _shown(record: Record) -> dict[tuple[str, int], str]:
    """What the address of a page says of each row that has one, by page and primary key."""
    treaties = {treaty.pk: treaty.slug for treaty in record.treaties}
    rows = {
        "state": {state.pk: state.iso3.lower() for state in record.entries(get_language())},
        "dashboard": treaties,
        "targets": treaties,
        "forum": {forum.pk: forum.key for forum in record.forums},
        "source": {source.pk: source.key for source in record.sources.values()},
    }
    return {(page, pk): name for page, names in rows.items() for pk, name in names.items()}
