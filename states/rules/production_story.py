"""What lists and statements, read together, tell of one State's production by a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from states.rules.partial_date import PartialDate
from states.rules.production import (
    Basis,
    Difference,
    Gap,
    Listed,
    ProducerList,
    Producing,
    Sign,
    Spell,
    Statement,
    Status,
    Story,
    in_force,
)


def story(
    state: int,
    statements: Sequence[Statement],
    known: Sequence[ProducerList],
    spells: Sequence[Spell],
    signs: Iterable[Sign] = (),
    *,
    on: date,
) -> Story | None:
    """Return what is known by `on` of a State's production; None where nothing is.

    `known` are the lists published by then and `spells` those of them that name the State. A partial date counts from
    the last day it can mean. One that stopped in a year not found counts as stopped on every day, and one whose start
    is not recorded as having begun.
    """
    told = _Told(state, statements, known, spells, on)
    never = [each for each in statements if each.status == Status.NEVER]
    if not told.ever:
        return Story(Producing.NEVER, False, _basis_of(never), facts=never) if never else None
    return Story(
        told.status,
        True,
        told.basis,
        told.since,
        told.until,
        spells,
        [each for each in signs if told.listed and spells[-1].first.published_on <= each.as_of <= on],
        [*told.gaps(), *([Gap(Difference.NEVER_YET_LISTED, None, spells[-1].last)] if never and spells else [])],
        told.facts,
    )


@dataclass(frozen=True)
class _Told:
    """One State, with everything said of it, on a day."""

    state: int
    statements: Sequence[Statement]
    known: Sequence[ProducerList]
    spells: Sequence[Spell]
    on: date

    @cached_property
    def own(self) -> list[Statement]:
        """The statements that it produces or ceased to."""
        return [each for each in self.statements if each.status in (Status.PRODUCER, Status.CEASED)]

    @cached_property
    def ever(self) -> bool:
        """Whether it had ever produced by the day.

        A statement without a start counts on every day, unless another names the start of the same production.
        """
        days = [day for each in self.own for day in (each.starts, each.ends) if day is not None]
        undated = bool(self.own) and all(each.starts is None for each in self.own)
        return bool(self.spells) or undated or any(day.last <= self.on for day in days)

    @cached_property
    def listed(self) -> Listed | None:
        """Its entry on the list in force."""
        return self.known[-1].entries.get(self.state) if self.known else None

    @cached_property
    def begun(self) -> list[Statement]:
        return [each for each in self.own if each.starts is None or self._reached(each.starts)]

    @cached_property
    def ended(self) -> list[Statement]:
        """The statements of a production that was over by the day, the latest end last."""
        over = [
            each
            for each in self.begun
            if (each.ends is None and each.status == Status.CEASED)
            or (each.ends is not None and (each.ends.last <= self.on or self._left(each.ends)))
        ]
        return sorted(over, key=lambda each: each.ends.last if each.ends else date.min)

    @cached_property
    def open(self) -> list[Statement]:
        """The statements by which it still produced: of several that contradict one another, the end decides."""
        ends = [each.ends for each in self.ended if each.status == Status.CEASED]
        return [
            each
            for each in self.begun
            if each not in self.ended
            and (each.status == Status.CEASED or all(_after(each.starts, end) for end in ends))
        ]

    def _reached(self, day: PartialDate) -> bool:
        """Whether a span has begun; a State on a list has surely begun to produce."""
        return (day.first if self.listed is not None else day.last) <= self.on

    def _left(self, end: PartialDate) -> bool:
        """Whether a monitor took it off its lists within the span of the end stated, which settles that span."""
        return bool(self.spells) and self.listed is None and end.first <= self.on

    @property
    def status(self) -> Producing:
        if self.listed is not None:
            return Producing.PRODUCER
        if self.open:
            return Producing.NOT_LISTED if self.known else Producing.PRODUCER
        return Producing.CEASED

    @property
    def basis(self) -> Basis | None:
        if self.listed is None:
            said = _basis_of(self.open or self.ended[-1:])
            return said or (Basis.ASSESSED if self.spells and not self.own else None)
        if any(each.basis == Basis.DISPUTED for each in self.begun) or self._denies():
            return Basis.DISPUTED
        return Basis.DECLARED if _basis_of(self.open) is Basis.DECLARED else Basis.ASSESSED

    def _denies(self) -> bool:
        """Whether it declared that it had ceased before the list in force, which names it, was published."""
        newest = self.known[-1].published_on
        declared = [each for each in self.ended if each.status == Status.CEASED and each.basis == Basis.DECLARED]
        return any(each.ends is not None and each.ends.last < newest for each in declared)

    @property
    def since(self) -> PartialDate | None:
        if self.status is not Producing.CEASED:
            return max((each.starts for each in self.open if each.starts), default=None)
        return min((each.starts for each in self.begun if each.starts), default=None)

    @property
    def until(self) -> PartialDate | None:
        if self.status is not Producing.CEASED or not self.ended:
            return None
        return self.ended[-1].ends

    @property
    def facts(self) -> Sequence[Statement | Listed]:
        if self.listed is not None:
            return [self.listed, *self.open]
        said = self.open or self.ended
        return said or [self.spells[-1].last.entries[self.state]]

    def gaps(self) -> Iterator[Gap]:
        """Yield where lists and statements differ, and what they leave open."""
        for each in self.begun:
            later = self._lists_after(each.ends) if each.ends is not None else []
            if later:
                yield Gap(Difference.CEASED_YET_LISTED, each.ends, later[-1])
        if self.status is Producing.NOT_LISTED:
            yield Gap(Difference.NOT_LISTED, None, self.known[-1])
        elif self.status is Producing.CEASED:
            yield from self._unlisted()
        if self.spells and not self.own:
            yield Gap(Difference.NO_STATEMENT, None, self.spells[-1].last)
        if self.status is Producing.CEASED and self.until is None:
            yield Gap(Difference.YEAR_UNKNOWN)

    def _lists_after(self, end: PartialDate) -> list[ProducerList]:
        """The lists that name it, published after the end stated, unless it is stated to have begun again."""
        if any(_after(each.starts, end) for each in self.begun):
            return []
        return [each for each in self.known if each.published_on > end.last and self.state in each.entries]

    def _unlisted(self) -> Iterator[Gap]:
        """Yield each end before which a list was in force that does not name it."""
        for each in self.ended:
            then = in_force(self.known, each.ends.first) if each.ends is not None else None
            if then is not None and self.state not in then.entries:
                yield Gap(Difference.NOT_LISTED, each.ends, then)


def _after(start: PartialDate | None, end: PartialDate | None) -> bool:
    """Whether something surely began after an end."""
    return start is not None and end is not None and start.first > end.last


def _basis_of(statements: Iterable[Statement]) -> Basis | None:
    """What the statements rest on, the State's own word before a monitor's; None where none says."""
    said = {each.basis for each in statements}
    return next((basis for basis in (Basis.DISPUTED, Basis.DECLARED, Basis.ASSESSED) if basis in said), None)
