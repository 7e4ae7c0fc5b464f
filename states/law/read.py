"""Read the changes of one place together, by the law of their table."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from states.models import NoOverlap
from states.models.record import Fact, Recorded
from states.models.source import SourceKind
from states.rules.partial_date import PartialDate


@dataclass
class Entered:
    """One fact as it was and as it is to be, None where it is added or deleted, and what the law says of it."""

    old: Any
    new: Any
    objections: list[tuple[str, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def object_to(self, name: str, words: object) -> None:
        """Note what speaks against it, at a field, once."""
        if (name, str(words)) not in self.objections:
            self.objections.append((name, str(words)))

    @property
    def fact(self) -> Any:
        """The fact it is about."""
        return self.new or self.old


class Law:
    """What is asked of every fact. A table with rules across its rows has a law of its own."""

    def place(self, fact: Any) -> str:
        """Return which facts have to be read together with this one; blank where each stands alone."""
        return ""

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        """Note what speaks against changes of one place, and what has to be asked about them."""
        for each in entered:
            if each.new is not None:
                # Who corrects a fact is not asked again what was answered before.
                answered = set(self.questions(each.old, today)) if each.old is not None else set()
                each.questions += [asked for asked in self.questions(each.new, today) if asked not in answered]

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        """Yield what may be right and is rarely so."""
        if not isinstance(fact, Fact):
            return
        for day in self.days(fact):
            if day is not None and day > today:
                yield _("The day, %(day)s, is still to come. Is the year mistyped?") % {"day": in_words(day)}
        if not fact.confirmed:
            yield _("It is marked as not confirmed. Is there no source that confirms it?")
        elif fact.source_id and fact.source.kind == SourceKind.RECOLLECTION:
            yield _("Its source is a recollection, yet it is marked as confirmed. By what?")

    def days(self, fact: Any) -> list[datetime.date | None]:
        """Return the days on which something has happened, of a partial date the first it can mean."""
        return []


class PeriodLaw(Law):
    """Periods of one thing do not overlap."""

    def __init__(self, constraint: NoOverlap, *, together: tuple[str, ...] = ()) -> None:
        """`together` names the fields in which facts read together are alike; those of the period where left out."""
        self.constraint = constraint
        self.together = together or constraint.fields

    def place(self, fact: Any) -> str:
        return " ".join(str(getattr(fact, fact._meta.get_field(name).attname)) for name in self.together)

    def read(self, place: str, entered: Sequence[Entered], today: datetime.date) -> None:
        super().read(place, entered, today)
        coming = {id(each.new): each for each in entered if each.new is not None and self.place(each.new) == place}
        if not coming:
            return
        some = next(iter(coming.values())).fact
        alike = {name: getattr(some, some._meta.get_field(name).attname) for name in self.together}
        gone = [each.old.pk for each in entered if each.old is not None]
        standing = list(type(some)._default_manager.filter(**alike).exclude(pk__in=gone))
        self.beside_one_another(list(coming.values()), standing)
        for pair in self.constraint.violations([*standing, *(each.new for each in coming.values())]):
            for one, other in (pair, pair[::-1]):
                if id(one) in coming:
                    said = _("There it is recorded from %(starts)s to %(ends)s.") % _span(other)
                    coming[id(one)].object_to("starts", f"{self.constraint.get_violation_error_message()} {said}")

    def beside_one_another(self, coming: Sequence[Entered], standing: Sequence[Any]) -> None:
        """Note what else speaks against what is entered, beside what is entered with it and what stands."""


def in_words(day: datetime.date | None) -> str:
    """Return a day as tables write it: `3 Dec 1997`."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def first_day(day: PartialDate | None) -> datetime.date | None:
    """Return the first day that a date can mean; None for none."""
    return day.first if day else None


def _span(row: Any) -> dict[str, object]:
    return {"starts": row.starts or _("an unknown day"), "ends": row.ends or _("today")}


_laws: dict[type[Recorded], Law] = {}


def lay_down(model: type[Recorded], law: Law) -> None:
    """Give a table a law of its own."""
    _laws[model] = law


def law_of(model: type[Recorded]) -> Law:
    """Return the law by which facts of a table are read."""
    if model not in _laws:
        periods = no_overlap(model)
        _laws[model] = PeriodLaw(periods) if periods else Law()
    return _laws[model]


def no_overlap(model: type[Recorded]) -> NoOverlap | None:
    """Return the constraint that periods in a table do not overlap; None where it has none."""
    return next((each for each in model._meta.constraints if isinstance(each, NoOverlap)), None)


def read_together(model: type[Recorded], entered: Iterable[Entered], today: datetime.date) -> None:
    """Read changes of one table, those of one place together."""
    law = law_of(model)
    places: dict[str, list[Entered]] = {}
    for each in entered:
        for fact in filter(None, (each.old, each.new)):
            group = places.setdefault(law.place(fact), [])
            if each not in group:
                group.append(each)
    for place, group in places.items():
        law.read(place, group, today)
