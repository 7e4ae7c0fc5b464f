"""The form of an act: what the law holds against it is said at the field, in words, with what to do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from states.models import TreatyAction
from states.rules.objections import Objection, objections

# Which field an objection is about, and what it says.
WORDS = {
    Objection.NO_STATE_YET: ("date", _("The State did not exist on that day. Check the day and the State.")),
    Objection.BEFORE_THE_TREATY: ("date", _("The treaty had not been adopted on that day. Check the day.")),
    Objection.NOT_OPEN: (
        "date",
        _("The treaty was not open for signature on that day. Check the day, or choose another kind of act."),
    ),
    Objection.CLOSED: (
        "date",
        _("The treaty had closed for signature by that day. A State that did not sign in time accedes."),
    ),
    Objection.NO_SIGNATURE: (
        "kind",
        _("The State has not signed by that day. Enter its signature first, or choose accession."),
    ),
    Objection.SIGNATORY_ACCEDES: (
        "kind",
        _("The State has signed. A signatory joins by ratification, acceptance or approval."),
    ),
    Objection.ALREADY_JOINED: ("kind", _("The State has joined already by that day. Look for the act in the list.")),
    Objection.NOT_JOINED: (
        "kind",
        _("The State is not party on that day, or has notified its withdrawal already. Check the State and the day."),
    ),
}
# What an act says; who corrects anything else is not asked about the law again.
SAYS = {"treaty", "state", "kind", "date"}


class ActForm(forms.ModelForm):
    """An act as it is entered or corrected."""

    def clean(self):
        entered = super().clean()
        if not self.errors and SAYS & set(self.changed_data):
            self._ask_the_law()
        return entered

    def _ask_the_law(self) -> None:
        for field in SAYS:
            setattr(self.instance, field, self.cleaned_data[field])
        treaty, state = self.cleaned_data["treaty"], self.cleaned_data["state"]
        others = TreatyAction.objects.under(treaty).filter(state=state).exclude(pk=self.instance.pk)
        # The same act twice is told as such, not as a second consent.
        if others.filter(kind=self.instance.kind, date=self.instance.date).exists():
            return
        for objection in objections(self.instance, others, treaty.clauses, state=state, adopted=treaty.adopted):
            self.add_error(*WORDS[objection])
