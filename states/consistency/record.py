"""Checks of memberships, treaties, names, acts and published figures."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from states.models import (
    ForumMembership,
    NoOverlap,
    Production,
    PublishedFigure,
    State,
    Treaty,
    TreatyAction,
)
from states.models.source import SourceKind
from states.rules.acts import in_order
from states.rules.effect import effect_of, threshold_reached_on
from states.rules.objections import Objection, Question, objections, questions
from states.rules.published import answer
from states.rules.tally import count

from .findings import ERROR, WARNING, Finding, check

# What the law holds against an act: how grave it is in the record as it stands, and what is found.
HELD = {
    Objection.NO_STATE_YET: (ERROR, gettext_lazy("made before the State existed.")),
    Objection.BEFORE_THE_TREATY: (ERROR, gettext_lazy("made before the treaty was adopted.")),
    Objection.NOT_OPEN: (ERROR, gettext_lazy("signed while the treaty was not open for signature.")),
    Objection.CLOSED: (ERROR, gettext_lazy("signed after the treaty had closed for signature.")),
    Objection.SIGNS_AGAIN: (ERROR, gettext_lazy("signed by a State that had signed or joined already.")),
    Objection.NO_SIGNATURE: (WARNING, gettext_lazy("%(kind)s without signature.")),
    Objection.SIGNATORY_ACCEDES: (WARNING, gettext_lazy("accession by a signatory, which would ratify.")),
    Objection.ACCEDES_TOO_EARLY: (ERROR, gettext_lazy("accession before the treaty was open for it.")),
    Objection.HAS_SIGNATURE: (ERROR, gettext_lazy("a consent to be bound under a treaty that is signed and ratified.")),
    Objection.ALREADY_JOINED: (ERROR, gettext_lazy("a consent while already joined; it counts for nothing.")),
    Objection.NOT_JOINED: (
        ERROR,
        gettext_lazy("a withdrawal by a State not party, or a second notice; it counts for nothing."),
    ),
    Objection.BOUND_ALREADY: (ERROR, gettext_lazy("a ratification taken back by a State that it bound.")),
    Objection.TWICE: (ERROR, gettext_lazy("recorded twice.")),
    Objection.BINDS_TOO_EARLY: (ERROR, gettext_lazy("takes effect before the treaty itself is in force.")),
}
ASKED = {
    Question.TO_COME: gettext_lazy("its date is still to come."),
    Question.OTHER_EFFECT: gettext_lazy("takes effect on %(stated)s as stated, on %(rule)s by the rule."),
}


@check
def overlapping_periods(today: date) -> Iterator[Finding]:
    """The same of one State twice at one time: in one forum, or in production."""
    for model in (ForumMembership, Production):
        for constraint in model._meta.constraints:
            if isinstance(constraint, NoOverlap):
                for one, other in constraint.violations(model._default_manager.all()):
                    keys = {"one": other.key, "other": one.key}
                    yield Finding(ERROR, other, _("%(one)s: overlaps %(other)s.") % keys)


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
        for position, act in enumerate(own):
            for level, message in _against(act, own[:position], today):
                yield Finding(level, act, f"{act.key}: {message}")


def _against(act: TreatyAction, before: list[TreatyAction], today: date) -> Iterator[tuple[str, str]]:
    treaty, clauses = act.treaty, act.treaty.clauses
    for objection in objections(act, before, clauses, state=act.state, adopted=treaty.adopted):
        level, words = HELD[objection]
        yield level, words % {"kind": act.get_kind_display().capitalize()}
    effect = effect_of(act, clauses)
    for question in questions(act, clauses, today):
        days = {"stated": effect.on, "rule": effect.by_rule} if effect else {}
        yield WARNING, ASKED[question] % days
    if act.confirmed and act.source.kind == SourceKind.RECOLLECTION:
        yield WARNING, _("confirmed, yet resting on recollection.")


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
