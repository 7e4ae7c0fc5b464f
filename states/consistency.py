"""What the database cannot hold and no form has asked: findings about the record as it stands.

An error is impossible; a warning is a question that the law or the sources would ask. Each app adds its own checks in a
module of this name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from states.models import (
    ForumMembership,
    NoOverlap,
    PublishedFigure,
    State,
    Treaty,
    TreatyAction,
)
from states.models.record import Recorded
from states.rules.acts import CONSENT, NEEDS_SIGNATURE, Kind, in_order
from states.rules.clauses import Clauses
from states.rules.course import course
from states.rules.effect import end_of_obligation, entry_into_force, threshold_reached_on
from states.rules.published import answer
from states.rules.tally import count
from states.rules.universe import exists

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """One thing found: how grave, about which row, and what, in words."""

    level: str
    about: Recorded
    message: str

    @property
    def address(self) -> str:
        """Where the row can be corrected."""
        meta = self.about._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.about.pk])


Check = Callable[[date], Iterable[Finding]]
_checks: list[Check] = []


def check(function: Check) -> Check:
    """Register a check that `check_record` runs; it is given the day to look from."""
    _checks.append(function)
    return function


def findings(today: date) -> Iterator[Finding]:
    """Yield what every registered check finds."""
    for each in _checks:
        yield from each(today)


@check
def overlapping_memberships(today: date) -> Iterator[Finding]:
    """One State twice in one forum, in one role, at one time."""
    rows = list(ForumMembership.objects.select_related("forum", "state"))
    for constraint in ForumMembership._meta.constraints:
        if isinstance(constraint, NoOverlap):
            for one, other in constraint.violations(rows):
                yield Finding(ERROR, other, _("%(one)s: overlaps %(other)s.") % {"one": other.key, "other": one.key})


@check
def treaties(today: date) -> Iterator[Finding]:
    """Each treaty has its clauses, one is shown first, and the deposits lead to the stated entry into force."""
    everything = list(Treaty.objects.with_rules().prefetch_related("actions"))
    if everything and not any(treaty.is_default for treaty in everything):
        yield Finding(ERROR, everything[0], _("No treaty is marked as the one shown first."))
    for treaty in everything:
        if not hasattr(treaty, "rules"):
            yield Finding(ERROR, treaty, _("%(treaty)s: its final clauses are not recorded.") % {"treaty": treaty})
            continue
        clauses = treaty.clauses
        if clauses.entry is None or clauses.withdrawal is None:
            yield Finding(
                ERROR, treaty.rules, _("%(treaty)s: the term to bind or to leave is not recorded.") % {"treaty": treaty}
            )
            continue
        if clauses.threshold is None or clauses.entered_into_force is None:
            continue
        reached = threshold_reached_on(treaty.actions.all(), clauses.threshold)
        by_rule = clauses.entry.after(reached) if reached else None
        if by_rule != clauses.entered_into_force:
            yield Finding(
                WARNING,
                treaty,
                _("%(treaty)s: entered into force on %(stated)s; the record’s deposits would lead to %(rule)s.")
                % {"treaty": treaty, "stated": clauses.entered_into_force, "rule": by_rule or _("no day")},
            )


@check
def names_of_states(today: date) -> Iterator[Finding]:
    """Each State has a name in each language, and its English name is the same in both places."""
    languages = {code for code, _name in settings.LANGUAGES}
    for state in State.objects.prefetch_related("names"):
        names = {name.lang: name for name in state.names.all()}
        for missing in sorted(languages - set(names)):
            yield Finding(ERROR, state, _("%(state)s: no name in “%(lang)s”.") % {"state": state, "lang": missing})
        english = names.get("en")
        if english and (english.short_name, english.official_name) != (state.name_en, state.official_name_en):
            yield Finding(
                ERROR, english, _("%(state)s: the names table has “%(name)s”.") % {"state": state, "name": english}
            )


@check
def acts_against_the_law(today: date) -> Iterator[Finding]:
    """What the law would have asked about each act, given those before it."""
    by_course = defaultdict(list)
    for act in TreatyAction.objects.select_related("treaty__rules", "state", "source"):
        by_course[act.treaty_id, act.state_id].append(act)
    for own in by_course.values():
        own.sort(key=in_order)
        yield from _without_object(own)
        for position, act in enumerate(own):
            for level, message in _questions(act, own[:position], act.treaty.clauses, today):
                yield Finding(level, act, f"{act.key}: {message}")


def _without_object(own: list[TreatyAction]) -> Iterator[Finding]:
    """Acts that change nothing: a second consent while bound, the withdrawal of a State not party."""
    counted = [step.act for step in course(own, own[0].treaty.clauses).steps]
    for act in own:
        if act not in counted:
            second = _("a consent while already joined; it counts for nothing.")
            nothing_to_leave = _("a withdrawal by a State not party, or a second notice; it counts for nothing.")
            yield Finding(ERROR, act, f"{act.key}: {second if act.kind in CONSENT else nothing_to_leave}")


def _questions(
    act: TreatyAction, before: list[TreatyAction], clauses: Clauses, today: date
) -> Iterator[tuple[str, str]]:
    signed = any(earlier.kind == Kind.SIGNATURE for earlier in before)
    if not exists(act.state, act.date):
        yield ERROR, _("made before the State existed.")
    if act.date > today:
        yield WARNING, _("its date is still to come.")
    if act.kind == Kind.SIGNATURE:
        if clauses.signature_opens is None or act.date < clauses.signature_opens:
            yield ERROR, _("signed while the treaty was not open for signature.")
        elif clauses.signature_closes and act.date >= clauses.signature_closes:
            yield ERROR, _("signed after the treaty had closed for signature.")
    if clauses.signature_opens and act.kind in NEEDS_SIGNATURE and not signed:
        yield WARNING, _("%(kind)s without signature.") % {"kind": act.get_kind_display().capitalize()}
    if act.kind == Kind.ACCESSION and signed:
        yield WARNING, _("accession by a signatory, which would ratify.")
    if act.confirmed and act.source.kind == "recollection":
        yield WARNING, _("confirmed, yet resting on recollection.")
    yield from _about_effect(act, clauses)


def _about_effect(act: TreatyAction, clauses: Clauses) -> Iterator[tuple[str, str]]:
    if act.kind in CONSENT:
        effect = entry_into_force(act, clauses)
    elif act.kind == Kind.WITHDRAWAL:
        effect = end_of_obligation(act, clauses)
    else:
        return
    general = clauses.entered_into_force
    if act.effective_on and act.kind in CONSENT and (general is None or act.effective_on < general):
        yield ERROR, _("takes effect before the treaty itself is in force.")
    if effect.difference is not None:
        yield (
            WARNING,
            _("takes effect on %(stated)s as stated, on %(rule)s by the rule.")
            % {"stated": effect.on, "rule": effect.by_rule},
        )


@check
def published_figures(today: date) -> Iterator[Finding]:
    """Figures that others printed and the record does not reproduce."""
    states = list(State.objects.all())
    by_treaty = defaultdict(list)
    for figure in PublishedFigure.objects.select_related("treaty__rules"):
        by_treaty[figure.treaty].append(figure)
    for treaty, figures in by_treaty.items():
        courses = TreatyAction.objects.courses(treaty)
        standings = [(state, courses.get(state.pk)) for state in states]
        for figure in figures:
            ours = answer(count(standings, figure.as_of), figure.figure, figure.counting_rule)
            if ours not in (None, figure.value):
                yield Finding(
                    WARNING,
                    figure,
                    _("%(key)s: %(theirs)s were published, the record counts %(ours)s.")
                    % {"key": figure.key, "theirs": figure.value, "ours": ours},
                )
