"""The words of the field for statuses, changes and verdicts."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from reports.queries.due import Due
from states.rules.course import Change, Status
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

DUE = {
    Due.ENTRY_INTO_FORCE: pgettext_lazy("due", "entry into force"),
    Due.WITHDRAWAL_EFFECTIVE: pgettext_lazy("due", "withdrawal takes effect"),
    Due.TARGET: pgettext_lazy("due", "target"),
}


def told(name: object, what: object) -> str:
    """A name and what is said of it: `France: State Party`; French sets a space before the colon."""
    return _("%(name)s: %(what)s") % {"name": name, "what": what}
