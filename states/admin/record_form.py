"""The form of a fact: what the law says of it, what has to be confirmed, and what somebody else did meanwhile."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from states.days import today
from states.models import Change
from states.review.assess import assess_together
from states.review.changes import Difference, Tables, change_between, differences, version_of

LOOK = _("This is what the act brings about. Where it is right, save once more.")
ASKED = _("There are questions about this. Confirm each below and say why it is so, then save once more.")
WHY = _("Say why: it is kept with the change.")
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


class EnteredForm(forms.ModelForm):
    """A fact as it is entered or corrected: what the law says of it stands at its fields."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.tables = Tables()
        self.stands = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
        self.change: Change | None = None
        self.questions: list[str] = []
        # What has to be looked at before it is saved, though nothing is wrong.
        self.pause: Any = ""

    def is_valid(self):
        # A draft may wait with its questions, not over another's version.
        waits = "_draft" in self.data and self.pause is not MEANWHILE
        return super().is_valid() and (waits or not self.pause)

    @property
    def answered(self) -> list[str]:
        """The questions that were confirmed, by their words, so that a new one is never confirmed unread."""
        data: Any = self.data
        return data.getlist("answered") if self.is_bound else []

    @property
    def seen(self) -> int | None:
        """The version that was opened; None where that is not known."""
        raise NotImplementedError

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # Django’s stubs leave it out
        if self.errors or self._changed_meanwhile():
            return
        self.change = change_between(self.stands, self.instance, self.tables, base=self.seen)
        if self.change is not None:
            self._ask_the_law(self.change)

    def _changed_meanwhile(self) -> bool:
        """Whether somebody else saved the fact after it was opened; then the form says so."""
        now = version_of(self.instance)
        if self.seen is None or self.stands is None or self.seen == now:
            return False
        self._meet(now)
        return True

    def _meet(self, now: int | None) -> None:
        """Hold what was typed against the version that stands now."""
        raise NotImplementedError

    def _ask_the_law(self, change: Change) -> None:
        assess_together([change], self.tables, today())
        for name, words in change.objections:
            self.add_error(name if name in self.fields else None, words)
        self.questions = change.questions
        if not change.objections and set(self.questions) - set(self.answered):
            self.pause = ASKED


class RecordForm(EnteredForm):
    """The form of a page. Saving hands in what it holds; see `RecordAdmin`."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.theirs: list[Difference] = []
        # A draft is held against the version that it started from.
        opened = getattr(self.instance, "opened_from", None) or version_of(self.instance)
        initial = {
            "version": opened,
            "reason": self.initial.get("reason") or getattr(self.instance, "reason_given", ""),
        }
        self.accompanying = Accompanying(self.data if self.is_bound else None, initial=initial)

    @property
    def seen(self) -> int | None:
        return self.accompanying.cleaned_data.get("version")

    def full_clean(self):
        if self.is_bound:
            self.accompanying.full_clean()
        super().full_clean()
        for words in self.accompanying.errors.get("reason", []) if self.is_bound else []:
            self.add_error(None, words)

    def _ask_the_law(self, change: Change) -> None:
        super()._ask_the_law(change)
        needs_a_reason = self.questions or self.stands is not None
        if not self.errors and needs_a_reason and not self.accompanying.cleaned_data["reason"].strip():
            self.accompanying.add_error("reason", WHY)
            self.pause = self.pause or WHY

    def _meet(self, now: int | None) -> None:
        opened = type(self.instance).history.filter(id=self.instance.pk, history_id=self.seen).first()
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
        self.accompanying.full_clean()
        self.pause = MEANWHILE

    def _as_typed(self, name: str) -> Any:
        """Return what the record now says in a field, as its form would send it."""
        value = self.fields[name].prepare_value(self.stands.serializable_value(name))
        return "" if value is None else "on" if value is True else "" if value is False else str(value)


class PartForm(EnteredForm):
    """The form of a part of a page, such as a name on the page of its State."""

    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["opened"].initial = version_of(self.instance)

    def has_changed(self):
        return bool(set(self.changed_data) - {"opened"})

    @property
    def seen(self) -> int | None:
        return self.cleaned_data.get("opened")

    def _meet(self, now: int | None) -> None:
        resource = self.tables.of(type(self.instance))
        standing = differences(resource, resource.values(self.instance), resource.values(self.stands))
        told = "; ".join(f"{each.label}: {each.new or '–'}" for each in standing)
        self.data[self.add_prefix("opened")] = now  # type: ignore[index]  # a copy of what was sent
        words = _(
            "Somebody else saved this after you opened it. In the record now: %(told)s. To write over it, save again."
        )
        self.add_error(None, words % {"told": told})

    def _ask_the_law(self, change: Change) -> None:
        super()._ask_the_law(change)
        if not self.errors and (self.questions or self.stands is not None) and not self.data.get("reason", "").strip():
            self.pause = self.pause or WHY
