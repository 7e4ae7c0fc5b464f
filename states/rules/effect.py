"""When an act takes effect: entry into force for a State, and the end of its being bound."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from states.rules.acts import CONSENT, Act, Kind
from states.rules.clauses import Clauses


class Basis(StrEnum):
    """What an effect rests on."""

    STATED = "stated"  # by the depositary
    COMPUTED = "computed"  # by the treaty's rule
    NOT_STATED = "not_stated"  # a succession without a stated effect: the day of notice stands in
    NOT_IN_FORCE = "not_in_force"  # the treaty itself is not in force
    NOT_KNOWN = "not_known"  # the treaty's term is not recorded
    HELD = "held"  # a withdrawal held back by an armed conflict


@dataclass(frozen=True)
class Effect:
    """The day an act takes effect, None while it cannot, and what the treaty's rule would give."""

    on: date | None
    basis: Basis
    by_rule: date | None = None

    @property
    def difference(self) -> timedelta | None:
        """How much later than the rule the stated day is; None where they agree or cannot be compared."""
        if self.basis is not Basis.STATED or self.by_rule is None or self.on == self.by_rule:
            return None
        return self.on - self.by_rule if self.on else None


def entry_into_force(act: Act, clauses: Clauses) -> Effect:
    """Return when a consent binds its State.

    A stated day wins over the computed one. Otherwise those who deposit early wait for the treaty, the others for
    their own term. A succession has no rule: without a stated effect it counts from the day of its notice (Vienna
    Convention on Succession of States in respect of Treaties, Article 23, leaves the day to the notification).
    """
    general = clauses.entered_into_force
    if general is None:
        return Effect(None, Basis.NOT_IN_FORCE)
    succession = act.kind == Kind.SUCCESSION
    by_rule = None if succession or clauses.entry is None else max(general, clauses.entry.after(act.date))
    if act.effective_on is not None:
        return Effect(act.effective_on, Basis.STATED, by_rule)
    if succession:
        return Effect(max(general, act.date), Basis.NOT_STATED)
    return Effect(by_rule, Basis.NOT_KNOWN if by_rule is None else Basis.COMPUTED, by_rule)


def end_of_obligation(act: Act, clauses: Clauses) -> Effect:
    """Return when a withdrawal takes effect (Ottawa Convention, Article 20: six months after receipt).

    One held back by an armed conflict (Article 20, paragraph 3) has no day, whatever was stated.
    """
    by_rule = None if clauses.withdrawal is None else clauses.withdrawal.after(act.date)
    if act.effect_held:
        return Effect(None, Basis.HELD, by_rule)
    if act.effective_on is not None:
        return Effect(act.effective_on, Basis.STATED, by_rule)
    return Effect(by_rule, Basis.NOT_KNOWN if by_rule is None else Basis.COMPUTED, by_rule)


def effect_of(act: Act, clauses: Clauses) -> Effect | None:
    """Return the effect of a consent or a withdrawal; None for an act that has none of its own."""
    if act.kind in CONSENT:
        return entry_into_force(act, clauses)
    return end_of_obligation(act, clauses) if act.kind == Kind.WITHDRAWAL else None


def fixed_on(acts: Iterable[Act], clauses: Clauses) -> date | None:
    """Return the day on which the treaty's own entry into force became certain; None while it is not.

    That is the day of the n-th deposit, where the treaty asks for a plain number and the record's n-th deposit leads to
    the stated date. Elsewhere the record cannot tell (depositaries among the required States, deposits of States that
    no longer exist), and the stated date itself stands.
    """
    stated = clauses.entered_into_force
    if stated is None or clauses.threshold is None or clauses.entry is None:
        return stated
    nth = threshold_reached_on(acts, clauses.threshold)
    return nth if nth is not None and clauses.entry.after(nth) == stated else stated


def threshold_reached_on(acts: Iterable[Act], threshold: int) -> date | None:
    """Return the day of the `threshold`-th deposit; None while fewer are recorded."""
    deposits = sorted(act.date for act in acts if act.kind in CONSENT)
    return deposits[threshold - 1] if len(deposits) >= threshold else None
