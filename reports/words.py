"""The words of the field for statuses, changes and verdicts."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from reports.queries.clearance import Extended
from reports.queries.due import Due
from reports.queries.implementation import Figure
from reports.queries.recorded_words import Happened
from reports.queries.stockpiles import Holding
from reports.queries.timeline import Kind as Line
from reports.queries.transparency import Listed
from states.rules.course import Change, Status
from states.rules.duties import Basis as DueBasis
from states.rules.duties import StateOfPlay
from states.rules.effect import Basis
from states.rules.production import Difference, Producing
from states.rules.transfer import Restraint
from states.rules.weight import Weight
from universalization.rules.targets import Verdict

STATUS = {
    Status.OUTSIDE: pgettext_lazy("status", "neither signed nor joined"),
    Status.SIGNATORY: pgettext_lazy("status", "signatory"),
    Status.JOINED: pgettext_lazy("status", "joined, not yet in force"),
    Status.PARTY: pgettext_lazy("status", "State Party"),
    Status.LEAVING: pgettext_lazy("status", "leaving"),
    Status.WITHDRAWN: pgettext_lazy("status", "withdrawn"),
}

# The letter that stands beside the pattern of a status, so that neither colour nor pattern says it alone.
STATUS_LETTER = {
    Status.OUTSIDE: "N",
    Status.SIGNATORY: "S",
    Status.JOINED: "J",
    Status.PARTY: "P",
    Status.LEAVING: "L",
    Status.WITHDRAWN: "W",
}

CHANGE = {
    Change.SIGNATURE: pgettext_lazy("change", "signature"),
    Change.CONSENT: pgettext_lazy("change", "deposit"),
    Change.ENTRY_INTO_FORCE: pgettext_lazy("change", "entry into force"),
    Change.WITHDRAWAL_NOTIFIED: pgettext_lazy("change", "withdrawal notified"),
    Change.WITHDRAWAL_EFFECTIVE: pgettext_lazy("change", "withdrawal"),
    Change.WITHDRAWAL_OF_RATIFICATION: pgettext_lazy("change", "withdrawal of ratification"),
}

VERDICT = {
    Verdict.OPEN: pgettext_lazy("verdict", "open"),
    Verdict.MET: pgettext_lazy("verdict", "met"),
    Verdict.MET_LATE: pgettext_lazy("verdict", "met late"),
    Verdict.MISSED: pgettext_lazy("verdict", "missed"),
}

# What published figures count; a name that is not here is shown as it is written.
FIGURE = {
    "states_parties": pgettext_lazy("published figure", "States Parties"),
    "parties_in_force": pgettext_lazy("published figure", "States that the treaty binds"),
    "signed_not_ratified": pgettext_lazy("published figure", "States that signed and have not ratified"),
    "states_not_party": pgettext_lazy("published figure", "States not party"),
    "states_not_party_and_not_signed": pgettext_lazy("published figure", "States not party that have not signed"),
    "states_parties_completed_stockpile": pgettext_lazy(
        "published figure", "States Parties that destroyed their stockpile"
    ),
    "producers_current": pgettext_lazy("published figure", "Producers"),
    "producers_ever": pgettext_lazy("published figure", "States that ever produced"),
    "target_fourth_msp": pgettext_lazy("published figure", "Target for the Fourth Meeting of the States Parties"),
}

RULE = {
    "deposited": pgettext_lazy("counting rule", "deposited"),
    "in force": pgettext_lazy("counting rule", "in force"),
    "completed": pgettext_lazy("counting rule", "completed"),
    "listed by the Monitor": pgettext_lazy("counting rule", "listed by the Monitor"),
}

DUE = {
    Due.ENTRY_INTO_FORCE: pgettext_lazy("due", "entry into force"),
    Due.WITHDRAWAL_EFFECTIVE: pgettext_lazy("due", "withdrawal takes effect"),
    Due.TARGET: pgettext_lazy("due", "target"),
}

# What happened to a fact in the record.
HAPPENED = {
    Happened.ADDED: pgettext_lazy("fact", "added"),
    Happened.CHANGED: pgettext_lazy("fact", "changed"),
    Happened.DELETED: pgettext_lazy("fact", "deleted"),
    Happened.LOADED: pgettext_lazy("facts", "loaded"),
}

BLANK = pgettext_lazy("what a field of the record says", "blank")


def told(name: object, what: object) -> str:
    """A name and what is said of it: `France: State Party`; French sets a space before the colon."""
    return _("%(name)s: %(what)s") % {"name": name, "what": what}


# How far a duty is met.
STATE_OF_PLAY = {
    StateOfPlay.DONE: pgettext_lazy("state of play", "done"),
    StateOfPlay.DONE_LATE: pgettext_lazy("state of play", "done late"),
    StateOfPlay.NOT_YET_DUE: pgettext_lazy("state of play", "not yet due"),
    StateOfPlay.DUE_WITHIN_A_YEAR: pgettext_lazy("state of play", "due within a year"),
    StateOfPlay.OVERDUE: pgettext_lazy("state of play", "overdue"),
    StateOfPlay.LAPSED_THEN_EXTENDED: pgettext_lazy("state of play", "lapsed, then extended"),
    StateOfPlay.NO_DUTY: pgettext_lazy("state of play", "no duty"),
    StateOfPlay.NOT_KNOWN: pgettext_lazy("state of play", "not known"),
}

# How far a State can be with its stockpile: for that no extension can be decided.
OF_STOCKPILES = tuple(play for play in StateOfPlay if play is not StateOfPlay.LAPSED_THEN_EXTENDED)

HOLDING = {
    Holding.COMPLETED: pgettext_lazy("stockpile of a State", "destruction completed"),
    Holding.UNFINISHED: pgettext_lazy("stockpile of a State", "unfinished"),
    Holding.DESTROYED: pgettext_lazy("stockpile of a State", "number destroyed recorded"),
    Holding.RETAINED: pgettext_lazy("stockpile of a State", "some retained"),
}

# How far a State can be with its first report: one that is not recorded is not known, whenever it falls due.
OF_REPORTS = (StateOfPlay.DONE, StateOfPlay.DONE_LATE, StateOfPlay.NO_DUTY, StateOfPlay.NOT_KNOWN)

LISTED = {
    Listed.FIRST_DUE: pgettext_lazy("reports of a State", "first report due"),
    Listed.FIRST_IN: pgettext_lazy("reports of a State", "first report due and received"),
    Listed.FIRST_NOT_KNOWN: pgettext_lazy("reports of a State", "first report due, not known whether received"),
    Listed.FIRST_AHEAD: pgettext_lazy("reports of a State", "first report due later"),
    Listed.YEARLY_DUE: pgettext_lazy("reports of a State", "last yearly report due"),
    Listed.YEARLY_IN: pgettext_lazy("reports of a State", "last yearly report received"),
}

# What the day of a deadline rests on.
DUE_BASIS = {
    DueBasis.RULE: pgettext_lazy("basis of a deadline", "by the treaty’s own term"),
    DueBasis.STATED: pgettext_lazy("basis of a deadline", "as stated"),
    DueBasis.EXTENDED: pgettext_lazy("basis of a deadline", "extended"),
}

# What the day of an effect rests on.
BASIS = {
    Basis.STATED: pgettext_lazy("basis", "as the depositary states"),
    Basis.COMPUTED: pgettext_lazy("basis", "by the treaty’s rule"),
    Basis.NOT_STATED: pgettext_lazy("basis", "the day of the notice, since no effect is stated"),
    Basis.NOT_IN_FORCE: pgettext_lazy("basis", "not before the treaty itself is in force"),
    Basis.NOT_KNOWN: pgettext_lazy("basis", "the treaty’s term is not recorded"),
    Basis.HELD: pgettext_lazy("basis", "held back by an armed conflict"),
}

# What can be asked of extensions.
EXTENDED = {
    Extended.RUNNING: pgettext_lazy("extensions", "one is running"),
    Extended.LAPSED: pgettext_lazy("extensions", "one came after a lapse"),
}

# What a line of a State's course is about.
LINE = {
    Line.ACT: pgettext_lazy("on the course of a State", "acts and effects"),
    Line.NOTE: pgettext_lazy("on the course of a State", "communications"),
    Line.STOCKPILE: pgettext_lazy("on the course of a State", "stockpile"),
    Line.CLEARANCE: pgettext_lazy("on the course of a State", "clearance"),
    Line.PRODUCTION: pgettext_lazy("on the course of a State", "production"),
    Line.TRANSFER: pgettext_lazy("on the course of a State", "transfer"),
    Line.USE: pgettext_lazy("on the course of a State", "use"),
    Line.REPORT: pgettext_lazy("on the course of a State", "transparency reports"),
    Line.DEADLINE: pgettext_lazy("on the course of a State", "deadlines passed"),
    Line.FORUM: pgettext_lazy("on the course of a State", "forums"),
}

# What gives a State not party weight.
WEIGHT = {
    Weight.PRODUCER: pgettext_lazy("weight of a State not party", "producer on the list in force"),
    Weight.UNRESTRAINED: pgettext_lazy("weight of a State not party", "no measure on transfer in force"),
    Weight.LARGE_STOCKPILE: pgettext_lazy("weight of a State not party", "large stockpile"),
    Weight.RECENT_USE: pgettext_lazy("weight of a State not party", "recent use by the government"),
    Weight.SECURITY_COUNCIL: pgettext_lazy("weight of a State not party", "Security Council"),
    Weight.CONFERENCE_ON_DISARMAMENT: pgettext_lazy("weight of a State not party", "Conference on Disarmament"),
}

# What holds a State back from transfer.
RESTRAINT = {
    Restraint.TREATY: pgettext_lazy("held back from transfer by", "the treaty"),
    Restraint.BAN: pgettext_lazy("held back from transfer by", "its own ban"),
    Restraint.MORATORIUM: pgettext_lazy("held back from transfer by", "a moratorium"),
    Restraint.UNILATERAL_STATEMENT: pgettext_lazy("held back from transfer by", "its own statement"),
    Restraint.TREATY_TO_COME: pgettext_lazy("held back from transfer by", "the treaty, once in force for it"),
    Restraint.NONE: pgettext_lazy("held back from transfer by", "nothing recorded"),
}

# Where a State stands with production on a day.
PRODUCING = {
    Producing.PRODUCER: pgettext_lazy("production", "producer"),
    Producing.NOT_LISTED: pgettext_lazy("production", "said to produce, not listed"),
    Producing.CEASED: pgettext_lazy("production", "ceased"),
    Producing.NEVER: pgettext_lazy("production", "never produced"),
}

DIFFERENCE = {
    Difference.CEASED_YET_LISTED: pgettext_lazy("production", "ceased, yet listed later"),
    Difference.NOT_LISTED: pgettext_lazy("production", "said to have produced, yet not listed then"),
    Difference.NO_STATEMENT: pgettext_lazy("production", "listed, nothing stated"),
    Difference.NEVER_YET_LISTED: pgettext_lazy("production", "said never to have produced, yet listed"),
    Difference.YEAR_UNKNOWN: pgettext_lazy("production", "ceased, year unknown"),
}

_NOT_KNOWN = STATE_OF_PLAY[StateOfPlay.NOT_KNOWN], gettext_lazy("No dated fact says how far it is.")

# The figures of implementation, each with what of it is shown and the rule by which it is counted.
IMPLEMENTATION = {
    Figure.STOCKPILES_COMPLETED: (
        pgettext_lazy("stockpile of a State", "destruction completed"),
        gettext_lazy("From the first completion on, even where more was found later."),
    ),
    Figure.STOCKPILES_UNFINISHED: (
        pgettext_lazy("stockpile of a State", "unfinished"),
        gettext_lazy("A stockpile is recorded, and not that all of it is destroyed."),
    ),
    Figure.STOCKPILES_OVERDUE: (
        STATE_OF_PLAY[StateOfPlay.OVERDUE],
        gettext_lazy(
            "A dated fact says that the deadline was missed, or a stockpile was declared on a day after it. "
            "One declared before it, of which nothing was heard since, is not known."
        ),
    ),
    Figure.STOCKPILES_NOT_KNOWN: _NOT_KNOWN,
    Figure.CLEARANCE_COMPLETED: (
        pgettext_lazy("clearance by a State", "completed"),
        gettext_lazy("Completion reported and nothing found since, in time or late."),
    ),
    Figure.CLEARANCE_AHEAD: (
        pgettext_lazy("clearance by a State", "deadline ahead"),
        gettext_lazy("Something to clear is recorded or a deadline is stated, as extended where it was."),
    ),
    Figure.CLEARANCE_OVERDUE: (
        STATE_OF_PLAY[StateOfPlay.OVERDUE],
        gettext_lazy("The deadline has passed, and as far as recorded neither completion nor an extension followed."),
    ),
    Figure.CLEARANCE_NOT_KNOWN: _NOT_KNOWN,
    Figure.REPORTS_DUE: (
        pgettext_lazy("first reports", "due by the day"),
        gettext_lazy("One for each State whose day for it had come."),
    ),
    Figure.REPORTS_IN: (pgettext_lazy("first reports", "in"), gettext_lazy("Recorded as made, in time or late.")),
    Figure.REPORTS_RATE: (
        pgettext_lazy("yearly reports", "of the yearly reports in"),
        gettext_lazy("Of those due, as last counted. For the year"),
    ),
    Figure.PRODUCERS: (
        pgettext_lazy("production", "producers"),
        gettext_lazy("All States on the list in force on the day, that of"),
    ),
    Figure.REPORTS_NOT_KNOWN: (
        STATE_OF_PLAY[StateOfPlay.NOT_KNOWN],
        gettext_lazy("Nothing recorded says whether it came, which is no breach."),
    ),
}
