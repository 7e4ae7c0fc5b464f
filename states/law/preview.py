"""What an act brings about, told before it is recorded: statuses, effect and tally."""

import datetime
from dataclasses import dataclass

from states.models import State, TreatyAction
from states.rules.acts import CONSENT
from states.rules.course import Status, courses
from states.rules.effect import Effect, effect_of
from states.rules.tally import count


@dataclass(frozen=True)
class Count:
    """One of the two counts on a day, without the act and with it."""

    day: datetime.date
    rule: str  # "deposited" or "in_force"
    before: int
    after: int


@dataclass(frozen=True)
class Preview:
    """What an act brings about on its day, and on the day of its effect."""

    act: TreatyAction
    before: Status
    after: Status
    at_effect: Status | None
    effect: Effect | None
    article: str
    rule: str
    counts: list[Count]

    @property
    def joins(self) -> bool:
        """Whether the act is a consent, whose effect is an entry into force."""
        return self.act.kind in CONSENT


def preview(act: TreatyAction) -> Preview:
    """Return what `act` brings about beside the acts recorded so far; the act itself need not be recorded.

    Two queries besides those for the act's own treaty and State.
    """
    treaty, clauses = act.treaty, act.treaty.clauses
    recorded = list(treaty.actions.exclude(pk=act.pk))
    without = courses(((each.state_id, each) for each in recorded), clauses)
    with_it = courses(((each.state_id, each) for each in [*recorded, act]), clauses)
    states = list(State.objects.all())
    effect = effect_of(act, clauses)
    day = effect.on if effect else None
    own_before, own = without.get(act.state_id), with_it[act.state_id]

    def counted(rule: str, on: datetime.date) -> Count:
        before, after = (
            getattr(count(((state, known.get(state.pk)) for state in states), on), rule) for known in (without, with_it)
        )
        return Count(on, rule, before, after)

    rules = getattr(treaty, "rules", None)
    leaves = effect is not None and act.kind not in CONSENT
    return Preview(
        act,
        own_before.status(act.date) if own_before else Status.OUTSIDE,
        own.status(act.date),
        own.status(day) if day else None,
        effect,
        (rules.withdrawal_article if leaves else rules.entry_article) if rules else "",
        treaty.withdrawal_rule if leaves else treaty.entry_into_force_rule,
        [counted("deposited", act.date), *([counted("in_force", max(day, act.date))] if day else [])],
    )
