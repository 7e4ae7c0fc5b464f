"""What the law holds against an act before it is entered, given the other acts of its State under the treaty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from states.rules.acts import CONSENT, NEEDS_SIGNATURE, Act, Kind
from states.rules.clauses import Clauses
from states.rules.course import DEPOSITED, Status, course
from states.rules.effect import effect_of
from states.rules.universe import Existing, exists


class Objection(StrEnum):
    """Why an act cannot stand as it is written."""

    NO_STATE_YET = "no_state_yet"  # the State did not exist on that day
    BEFORE_THE_TREATY = "before_the_treaty"  # the treaty had not been adopted
    NOT_OPEN = "not_open"  # a signature before the opening, or under a treaty that has none
    CLOSED = "closed"  # a signature after the closing
    NO_SIGNATURE = "no_signature"  # ratification, acceptance or approval by a State that has not signed
    SIGNATORY_ACCEDES = "signatory_accedes"  # a signatory ratifies instead
    ALREADY_JOINED = "already_joined"  # a second consent while the first one stands
    NOT_JOINED = "not_joined"  # nothing to withdraw from, or notified already
    TWICE = "twice"  # the same act once more
    BINDS_TOO_EARLY = "binds_too_early"  # a consent that would bind before the treaty itself is in force


def objections(act: Act, others: Iterable[Act], clauses: Clauses, *, state: Existing, adopted: date) -> list[Objection]:
    """Return what speaks against `act`, the gravest first; `others` are the State's other acts under the treaty.

    Vienna Convention on the Law of Treaties, Articles 11 to 16 (consent) and 54 (withdrawal).
    """
    if not exists(state, act.date):
        return [Objection.NO_STATE_YET]
    if act.date < adopted:
        return [Objection.BEFORE_THE_TREATY]
    before = [other for other in others if other.date <= act.date]
    if any((other.kind, other.date) == (act.kind, act.date) for other in before):
        return [Objection.TWICE]
    own = course(before, clauses)
    return list(_against(act, own.status(act.date), own.signed(act.date), clauses))


@dataclass(frozen=True)
class Entry:
    """What somebody enters about one State under one treaty: the acts that stay as they are, go and come."""

    standing: Sequence[Act]
    gone: Sequence[Act]
    come: Sequence[Act]


def undercut(entry: Entry, clauses: Clauses, *, state: Existing, adopted: date) -> list[Act]:
    """Return the acts that stay, against which nothing spoke before the entry and something does after it.

    A signature taken out leaves a ratification without one; a consent entered late makes a second one of the next.
    """

    def held(act: Act, others: Sequence[Act]) -> set[Objection]:
        rest = [other for other in others if other is not act]
        return set(objections(act, rest, clauses, state=state, adopted=adopted))

    before, after = [*entry.standing, *entry.gone], [*entry.standing, *entry.come]
    return [act for act in entry.standing if held(act, after) - held(act, before)]


class Question(StrEnum):
    """What may be right and is rarely so: asked, and kept with the answer."""

    TO_COME = "to_come"  # the day is still to come
    OTHER_EFFECT = "other_effect"  # the stated effect is not that of the rule


def questions(act: Act, clauses: Clauses, today: date) -> list[Question]:
    """Return what has to be asked about an act, seen from `today`."""
    asked = [Question.TO_COME] if act.date > today else []
    effect = effect_of(act, clauses)
    if effect is not None and effect.difference is not None:
        asked.append(Question.OTHER_EFFECT)
    return asked


def _against(act: Act, status: Status, signed: bool, clauses: Clauses) -> Iterable[Objection]:
    if act.kind == Kind.SIGNATURE:
        if clauses.signature_opens is None or act.date < clauses.signature_opens:
            yield Objection.NOT_OPEN
        elif clauses.signature_closes and act.date >= clauses.signature_closes:
            yield Objection.CLOSED
    elif act.kind in CONSENT:
        general = clauses.entered_into_force
        if act.effective_on and (general is None or act.effective_on < general):
            yield Objection.BINDS_TOO_EARLY
        if status in DEPOSITED:
            yield Objection.ALREADY_JOINED
        elif act.kind in NEEDS_SIGNATURE and clauses.signature_opens and not signed:
            yield Objection.NO_SIGNATURE
        elif act.kind == Kind.ACCESSION and signed and status is Status.SIGNATORY:
            yield Objection.SIGNATORY_ACCEDES
    else:
        # A ratification can be taken back from its deposit on; a notice ends what no other notice ends already.
        leaves_from = DEPOSITED if act.kind == Kind.WITHDRAWAL_OF_RATIFICATION else (Status.JOINED, Status.PARTY)
        if status not in leaves_from:
            yield Objection.NOT_JOINED
