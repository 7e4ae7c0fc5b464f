"""What the law holds against an act before it is entered, given the other acts of its State under the treaty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from states.rules.acts import CONSENT, NEEDS_SIGNATURE, Act, Kind
from states.rules.clauses import Clauses
from states.rules.course import DEPOSITED, IN_FORCE, Course, Status, course
from states.rules.effect import effect_of
from states.rules.universe import Existing, exists


class Objection(StrEnum):
    """Why an act cannot stand as it is written."""

    NO_STATE_YET = "no_state_yet"  # the State did not exist on that day
    BEFORE_THE_TREATY = "before_the_treaty"  # the treaty had not been adopted
    NOT_OPEN = "not_open"  # a signature before the opening, or under a treaty that has none
    CLOSED = "closed"  # a signature after the closing
    SIGNS_AGAIN = "signs_again"  # a second signature, or one by a State that has joined
    NO_SIGNATURE = "no_signature"  # ratification, acceptance or approval by a State that has not signed
    SIGNATORY_ACCEDES = "signatory_accedes"  # a signatory ratifies instead
    ACCEDES_TOO_EARLY = "accedes_too_early"  # before the opening, or before entry into force where the treaty waits
    HAS_SIGNATURE = "has_signature"  # a consent to be bound (P) under a treaty that is signed and ratified
    ALREADY_JOINED = "already_joined"  # a second consent while the first one stands
    NOT_JOINED = "not_joined"  # nothing to withdraw from, or notified already
    BOUND_ALREADY = "bound_already"  # a ratification is taken back before it binds; a State Party withdraws
    TWICE = "twice"  # the same act once more
    BINDS_TOO_EARLY = "binds_too_early"  # a consent that would bind before the treaty itself is in force


def objections(act: Act, others: Iterable[Act], clauses: Clauses, *, state: Existing, adopted: date) -> list[Objection]:
    """Return what speaks against `act`, the gravest first; `others` are the State's other acts under the treaty.

    Vienna Convention on the Law of Treaties, Articles 11 to 16 (consent), 24 (entry into force) and 54 (withdrawal).
    """
    if not exists(state, act.date):
        return [Objection.NO_STATE_YET]
    if act.date < adopted:
        return [Objection.BEFORE_THE_TREATY]
    before = [other for other in others if other.date <= act.date]
    if any((other.kind, other.date) == (act.kind, act.date) for other in before):
        return [Objection.TWICE]
    own = course(before, clauses)
    if act.kind == Kind.SIGNATURE:
        return list(_against_signature(act, own, clauses))
    if act.kind in CONSENT:
        return list(_against_consent(act, own, clauses))
    return list(_against_leaving(act, own.status(act.date)))


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


def _against_signature(act: Act, own: Course, clauses: Clauses) -> Iterable[Objection]:
    if clauses.signature_opens is None or act.date < clauses.signature_opens:
        yield Objection.NOT_OPEN
    elif clauses.signature_closes and act.date >= clauses.signature_closes:
        yield Objection.CLOSED
    # A State may sign and deposit on one day, in this order. One that has left is free to sign anew.
    status = own.status(act.date - timedelta(days=1))
    if status in DEPOSITED or (own.signed(act.date) and status is not Status.WITHDRAWN):
        yield Objection.SIGNS_AGAIN


def _against_consent(act: Act, own: Course, clauses: Clauses) -> Iterable[Objection]:
    status, signed = own.status(act.date), own.signed(act.date)
    general = clauses.entered_into_force
    if act.effective_on and (general is None or act.effective_on < general):
        yield Objection.BINDS_TOO_EARLY
    if act.kind == Kind.CONSENT_TO_BE_BOUND and clauses.signature_opens:
        yield Objection.HAS_SIGNATURE
    if act.kind == Kind.ACCESSION and act.date < _open_to_accession(clauses):
        yield Objection.ACCEDES_TOO_EARLY
    if status in DEPOSITED:
        yield Objection.ALREADY_JOINED
    elif act.kind in NEEDS_SIGNATURE and clauses.signature_opens and not signed:
        yield Objection.NO_SIGNATURE
    elif act.kind == Kind.ACCESSION and signed and status is Status.SIGNATORY:
        yield Objection.SIGNATORY_ACCEDES


def _open_to_accession(clauses: Clauses) -> date:
    """The first day on which a State could accede; one never reached while the treaty waits to be in force."""
    if clauses.early_accession:
        return clauses.signature_opens or date.min
    return clauses.entered_into_force or date.max


def _against_leaving(act: Act, status: Status) -> Iterable[Objection]:
    # A ratification is taken back from its deposit until it binds; a notice ends what no other notice ends already.
    if act.kind == Kind.WITHDRAWAL_OF_RATIFICATION and status in IN_FORCE:
        yield Objection.BOUND_ALREADY
    elif status not in (Status.JOINED, Status.PARTY):
        yield Objection.NOT_JOINED
