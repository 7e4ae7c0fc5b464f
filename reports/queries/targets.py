"""The targets of a treaty that had been set by a day: rows for page and JSON."""

from dataclasses import dataclass
from datetime import date

from reports.queries.register import Register
from universalization.models import Target
from universalization.rules.targets import Progress, progress


@dataclass(frozen=True)
class TargetRow:
    """A target and how far it is on the day asked; `deposited` is that count whatever the target's own rule is."""

    target: Target
    progress: Progress
    deposited: int


def targets(register: Register, on: date) -> list[TargetRow]:
    """Return one row per target set by `on`, the earliest due first. One query."""
    chosen = register.treaty.targets.set_by_day(on).select_related("meeting", "set_by", "source")
    deposited = register.counted(on, "deposited")
    return [TargetRow(target, _progress(register, target, on), deposited) for target in chosen]


def _progress(register: Register, target: Target, on: date) -> Progress:
    rule = target.counting_rule.replace("-", "_")
    return progress(
        target.value,
        target.due,
        on=on,
        counted=lambda day: register.counted(day, rule),
        reached_on=register.reached_on(target.value, rule, since=target.set_on),
    )
