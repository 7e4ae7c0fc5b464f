"""The targets of a treaty that had been set by a day: rows for page, CSV and JSON."""

from dataclasses import dataclass
from datetime import date

from reports.queries.record import Record
from reports.queries.register import Entry, Register
from states.rules.course import Change, Step
from universalization.models import Target
from universalization.rules.targets import Progress, progress, required


@dataclass(frozen=True)
class TargetRow:
    """A target and how far it is on the day asked; `deposited` is that count whatever the target's own rule is."""

    target: Target
    progress: Progress
    deposited: int

    @property
    def rule(self) -> str:
        """The name of the count that it is measured by."""
        return self.target.counting_rule.replace("-", "_")

    def counted(self, register: Register, day: date) -> int:
        """How many States counted on a day by its own rule."""
        return register.counted(day, self.rule)


@dataclass(frozen=True)
class JoinerRow:
    """A State that joined after a target was set: which number it was, and which the target required by its day."""

    state: Entry
    step: Step
    number: int
    required: float | None
    days_late: int | None

    @property
    def ahead(self) -> float | None:
        """How many States further than required; None after the day it was due."""
        return None if self.required is None else self.number - self.required


def targets(record: Record, register: Register, on: date) -> list[TargetRow]:
    """Return one row per target set by `on`, the earliest due first and those without a day last."""
    chosen = [target for target in record.targets(register.treaty) if target.set_on <= on]
    chosen.sort(key=lambda target: (target.due or date.max, target.value))
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


def joiners(register: Register, row: TargetRow, on: date) -> list[JoinerRow]:
    """Return the States that joined after the target was set, up to the day it was first reached or `on`."""
    target, until = row.target, min(filter(None, [on, row.progress.reached_on]))
    change = Change.CONSENT if row.rule == "deposited" else Change.ENTRY_INTO_FORCE
    steps = [
        (state, step) for state, step in register.steps if step.change is change and target.set_on < step.date <= until
    ]
    at_start = row.counted(register, target.set_on)
    rows = []
    for place, (state, step) in enumerate(steps):
        # Several on one day are numbered one after the other, up to the count of that day.
        later = sum(other.date == step.date for _state, other in steps[place + 1 :])
        needed = required(at_start, target.value, target.set_on, target.due, step.date)
        late = (step.date - target.due).days if target.due and step.date > target.due else None
        rows.append(JoinerRow(state, step, row.counted(register, step.date) - later, needed, late))
    return rows
