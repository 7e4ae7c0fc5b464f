"""The form of a fact: what the law says of it, what has to be confirmed, and what somebody else did meanwhile."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from states.days import today
from states.models import Change
from states.review.assess import assess_together
from states.review.changes import Difference, Tables, change_between, differences, version_of

LOOK = _("This is what the act brings about. Where it is right, save once more.")
ASKED = _("There are questions about this. Confirm each below and say why it is so, then save once more.")
MEANWHILE = _(
    "Somebody else saved this fact after you opened it. Both versions are below; what only they changed is taken over "
    "into the form. Look at it, and save once more."
)


class Accompanying(forms.Form):
    """What goes with every fact that is saved, and is no part of it."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text=_("Why this is entered or changed. It is kept with the change and is public: name no person."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RecordForm(forms.ModelForm):
    """A fact as it is entered or corrected. Saving hands it in; see `RecordAdmin`."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.tables = Tables()
        self.stands = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
        self.change: Change | None = None
        self.questions: list[str] = []
        self.theirs: list[Difference] = []
        # What has to be looked at before it is saved, though nothing is wrong.
        self.pause: Any = ""
        initial = {"version": version_of(self.instance), "reason": self.initial.get("reason")}
        self.accompanying = Accompanying(self.data if self.is_bound else None, initial=initial)

    def is_valid(self):
        return super().is_valid() and not self.pause

    @property
    def answered(self) -> list[str]:
        """The questions that were confirmed, by their words, so that a new one is never confirmed unread."""
        data: Any = self.data
        return data.getlist("answered") if self.is_bound else []

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # Django’s stubs leave it out
        if not self.accompanying.is_valid():
            self.add_error(None, ValidationError(list(self.accompanying.errors.get("reason", []))))
        if self.errors or self._changed_meanwhile():
            return
        seen = self.accompanying.cleaned_data["version"]
        self.change = change_between(self.stands, self.instance, self.tables, base=seen)
        if self.change is not None:
            self._ask_the_law(self.change)

    def _ask_the_law(self, change: Change) -> None:
        assess_together([change], self.tables, today())
        for name, words in change.objections:
            self.add_error(name if name in self.fields else None, words)
        self.questions = change.questions
        if change.objections:
            return
        if set(self.questions) - set(self.answered):
            self.pause = ASKED
        elif self.questions and not self.accompanying.cleaned_data["reason"].strip():
            self.accompanying.add_error("reason", _("Say why it is so: the answer is kept with the change."))
            self.pause = ASKED

    def _changed_meanwhile(self) -> bool:
        """Whether somebody else saved the fact after it was opened; then the form holds both, and asks."""
        seen, now = self.accompanying.cleaned_data["version"], version_of(self.instance)
        if seen is None or self.stands is None or seen == now:
            return False
        opened = type(self.instance).history.filter(id=self.instance.pk, history_id=seen).first()
        resource = self.tables.of(type(self.instance))
        mine, theirs = resource.values(self.instance), resource.values(self.stands)
        before = resource.values(opened.instance) if opened else theirs
        self.theirs = differences(resource, theirs, mine)
        sent: Any = self.data
        merged = sent.copy()
        merged["version"] = now
        for column, text in theirs.items():
            name = resource.table.field_of(column)
            if name in self.fields and mine[column] == before[column] != text:
                merged[self.add_prefix(name)] = self._as_typed(name)
        self.data, self.accompanying = merged, Accompanying(merged)
        self.pause = MEANWHILE
        return True

    def _as_typed(self, name: str) -> Any:
        """Return what the record now says in a field, as its form would send it."""
        value = self.fields[name].prepare_value(self.stands.serializable_value(name))
        return "" if value is None else "on" if value is True else "" if value is False else str(value)
