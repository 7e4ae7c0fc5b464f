"""The record as pages read it: each part once for each revision, then kept until the record changes.

Every public request asks for the revision, so what is kept is never older than the page's own mark.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import gettext as _

from reports.queries.covered import Covered, covered
from reports.queries.duty_events import duty_events
from reports.queries.production_facts import ProductionFacts, production_facts
from reports.queries.register import Entry, Register
from states import kept
from states.models import (
    DepositaryNote,
    Edition,
    FormerName,
    Forum,
    Meeting,
    Obligation,
    ProducerListing,
    RecordedClearanceEvent,
    RecordedMeasure,
    RecordedReport,
    RecordedStockpileEvent,
    RecordedUse,
    Revision,
    Source,
    State,
    TransferMeasure,
    TransparencyRate,
    Treaty,
    TreatyAction,
    Use,
)
from states.models.state import FormerNameKind
from states.rules.course import Course
from states.rules.partial_date import PartialDate, may_hold
from states.rules.production import ProducerList
from universalization.models import Target

Part = TypeVar("Part")
Mark = tuple[int, datetime] | None
# How much of what was worked out for a day is kept: readers ask for today and for those before and after one another,
# on each page in their language.
FEW = 48
# Pages that only those treaties have under which something of the kind is recorded.
RECORDED: dict[str, type[TransferMeasure] | type[Use]] = {"transfers": TransferMeasure, "use": Use}


class Record:
    """The record at one revision; `mark` tells it from every other, None while nothing was ever recorded."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self._parts: dict[object, object] = {}
        self._lately: dict[object, object] = {}

    def once(self, name: object, read: Callable[[], Part]) -> Part:
        """Return a part of the record by its name, reading it where it was not read yet."""
        if name not in self._parts:
            self._parts[name] = read()
        return self._parts[name]  # type: ignore[return-value]

    def lately(self, name: object, read: Callable[[], Part]) -> Part:
        """Return what was worked out for a day, by its name; there are many days, so only the latest few are kept."""
        if name not in self._lately:
            if len(self._lately) == FEW:
                del self._lately[next(iter(self._lately))]
            self._lately[name] = read()
        return self._lately[name]  # type: ignore[return-value]

    @property
    def treaties(self) -> list[Treaty]:
        """All treaties with their final clauses, each told which of `RECORDED` it has; the one shown first in front."""
        told = {f"has_{page}": Exists(model.objects.filter(treaty=OuterRef("pk"))) for page, model in RECORDED.items()}
        return self.once("treaties", lambda: list(Treaty.objects.with_rules().annotate(**told)))

    @property
    def default_treaty(self) -> Treaty | None:
        """The treaty shown first; None while none is recorded."""
        return next(iter(self.treaties), None)

    def treaty(self, slug: str) -> Treaty:
        """The treaty of an address. Raises Http404, naming the treaties there are."""
        found = next((treaty for treaty in self.treaties if treaty.slug == slug), None)
        if found is None:
            slugs = ", ".join(treaty.slug for treaty in self.treaties)
            raise Http404(
                _("No treaty has the address “%(slug)s”. There are: %(slugs)s.") % {"slug": slug[:40], "slugs": slugs}
            )
        return found

    def entries(self, language: str) -> list[Entry]:
        """The States, named in a language and in its order."""
        read = State.objects.named(language).values_list(*Entry._fields)
        return self.once(("entries", language), lambda: list(map(Entry._make, read)))

    def courses(self, treaty: Treaty) -> dict[int, Course]:
        """The course of each State that has acted under a treaty, by the State's primary key."""
        return self.once(("courses", treaty.pk), lambda: TreatyAction.objects.courses(treaty))

    def register(self, treaty: Treaty, language: str = "en") -> Register:
        """The register of a treaty, its States named in a language."""

        def read() -> Register:
            courses = self.courses(treaty)
            return Register(treaty, [(state, courses.get(state.pk)) for state in self.entries(language)])

        return self.once(("register", treaty.pk, language), read)

    @property
    def meetings(self) -> list[Meeting]:
        """The meetings of all treaties, by day, those without one last."""

        def read() -> list[Meeting]:
            treaties = {treaty.pk: treaty for treaty in self.treaties}
            meetings = sorted(
                Meeting.objects.select_related("state", "source"), key=lambda each: (each.start or date.max, each.key)
            )
            for each in meetings:
                each.treaty = treaties[each.treaty_id]
            return meetings

        return self.once("meetings", read)

    def formal_meetings(self, treaty: Treaty) -> list[Meeting]:
        """The Meetings of the States Parties and Review Conferences of a treaty, by day."""
        return [each for each in self.meetings if each.treaty_id == treaty.pk and each.is_formal]

    def targets(self, treaty: Treaty) -> list[Target]:
        """The targets of a treaty."""
        read = treaty.targets.select_related("meeting", "set_by", "source")
        return self.once(("targets", treaty.pk), lambda: list(read))

    def obligations(self, treaty: Treaty) -> list[Obligation]:
        """The obligations that a treaty brings to each State Party, by article."""

        def read() -> dict[int, list[Obligation]]:
            every: dict[int, list[Obligation]] = {}
            for each in Obligation.objects.select_related("source"):
                every.setdefault(each.treaty_id, []).append(each)
            return every

        return self.once("obligations", read).get(treaty.pk, [])

    def stockpile_events(self, treaty: Treaty) -> dict[int, list[RecordedStockpileEvent]]:
        """The events of stockpiles under a treaty, by the primary key of the State."""
        return self.once("duty events", duty_events).stockpiles[treaty.pk]

    def clearance_events(self, treaty: Treaty) -> dict[int, list[RecordedClearanceEvent]]:
        """The events of clearance under a treaty, by the primary key of the State."""
        return self.once("duty events", duty_events).clearance[treaty.pk]

    def transparency_reports(self, treaty: Treaty) -> dict[int, list[RecordedReport]]:
        """The transparency reports under a treaty, by the primary key of the State."""
        return self.once("duty events", duty_events).reports[treaty.pk]

    def transparency_rates(self, treaty: Treaty) -> list[TransparencyRate]:
        """The rates of reports under a treaty that others counted, by year and day of the count."""

        def read() -> list[TransparencyRate]:
            return list(TransparencyRate.objects.select_related("source"))

        return [rate for rate in self.once("transparency rates", read) if rate.treaty_id == treaty.pk]

    def transfer_measures(self, treaty: Treaty) -> dict[int, list[RecordedMeasure]]:
        """The measures on transfer under a treaty, by the primary key of the State."""
        return self.once("transfer measures", TransferMeasure.objects.by_treaty).get(treaty.pk, {})

    def uses(self, treaty: Treaty) -> dict[int, list[RecordedUse]]:
        """The reports of use under a treaty, by the primary key of the State, as the editions came."""
        return self.once("uses", Use.objects.by_treaty).get(treaty.pk, {})

    @property
    def editions(self) -> list[Edition]:
        """The editions of the Monitor, as they were published."""
        return self.once("editions", lambda: list(Edition.objects.select_related("source")))

    def covered(self, treaty: Treaty) -> Covered:
        """What the record covers under a treaty."""
        return self.once("covered", covered).get(treaty.pk, Covered())

    def producer_lists(self, treaty: Treaty) -> Sequence[ProducerList]:
        """The lists of producers under a treaty, the earliest first."""
        return self.once("producer lists", ProducerListing.objects.lists).get(treaty.pk, ())

    def production(self, treaty: Treaty) -> ProductionFacts:
        """The statements and signs of production under a treaty."""
        return self.once("production", production_facts)[treaty.pk]

    @property
    def notes(self) -> list[DepositaryNote]:
        """The notes of the depositary under all treaties."""
        return self.once("notes", lambda: list(DepositaryNote.objects.select_related("source")))

    @property
    def forums(self) -> list[Forum]:
        """The forums, by their name in English."""
        return self.once("forums", lambda: list(Forum.objects.select_related("source")))

    @property
    def former_names(self) -> dict[int, list[FormerName]]:
        """The former and other names of each State, by its primary key."""

        def read() -> dict[int, list[FormerName]]:
            names: dict[int, list[FormerName]] = {}
            for name in FormerName.objects.order_by("starts", "name"):
                names.setdefault(name.state_id, []).append(name)
            return names

        return self.once("former names", read)

    def then(self, on: date) -> dict[int, str]:
        """The name that a State bore on a day, by its primary key, where today's is another. In English."""
        return {
            pk: name.name
            for pk, names in self.former_names.items()
            for name in names
            if was_official(name.kind, name.starts, name.ends, on)
        }

    @property
    def sources(self) -> dict[str, Source]:
        """The public sources by their key: those just added wait for the first fact that rests on them."""
        return self.once("sources", lambda: {source.key: source for source in Source.objects.filter(public=True)})


def was_official(kind: str, starts: PartialDate | None, ends: PartialDate | None, on: date) -> bool:
    """Whether a former or other name of a State was its official one on a day."""
    return kind == FormerNameKind.FORMER and ends is not None and may_hold(starts, ends, on)


class _Latest:
    record: Record | None = None


def record_now() -> Record:
    """Return the record at its present revision. One query; where nothing has changed, what was read before."""
    revision = Revision.objects.current()
    mark = (revision.number, revision.changed_at) if revision else None
    if _Latest.record is None or mark is None or _Latest.record.mark != mark:
        _Latest.record = Record(mark)
    return _Latest.record


def forget() -> None:
    """Let the next request read everything anew: for tests and measurements, whose databases turn back."""
    _Latest.record = None
    kept.forget()
