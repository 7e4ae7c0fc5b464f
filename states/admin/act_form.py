"""The form of an act: before it is saved it shows what the act brings about."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import modelform_factory

from states.days import today
from states.law import Entered, read_together
from states.law.broken import broken
from states.law.preview import Preview, preview
from states.models import Change, TreatyAction

from .record_form import LOOK, RecordForm

# What an act says; who corrects anything else is not shown its consequences again.
SAYS = ("treaty", "state", "kind", "date", "effective_on", "effect_held")


class ActForm(RecordForm):
    """An act as it is entered or corrected."""

    @property
    def says(self) -> str:
        """What the act says, in one line: the mark of what was shown."""
        return " ".join(str(self.instance.serializable_value(name)) for name in SAYS)

    @property
    def preview(self) -> Preview | None:
        """What the act brings about; None while something speaks against it or too little is said."""
        if self.change is None:
            # Nothing was altered: what the act brings about as it is recorded.
            whole = self.instance.pk and not (self.is_bound and set(SAYS) & set(self.errors))
            return preview(self.instance) if whole else None
        against = any(name in ("", *SAYS) for name, _words in self.change.objections)
        return None if against else preview(self.instance)

    def _ask_the_law(self, change: Change) -> None:
        super()._ask_the_law(change)
        says_more = self.stands is None or set(SAYS) & set(self.changed_data)
        if says_more and not (self.errors or self.pause) and self.data.get("shown") != self.says:
            self.pause = LOOK


class _Typed(ActForm):
    """An act while it is typed: what is still missing besides what the act says does not matter."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["source"].required = False

    def _ask_the_law(self, change: Change) -> None:
        typed = Entered(self.stands, self.instance)
        for names, words in broken(self.instance):
            typed.object_to(names[0] if len(names) == 1 else "", words)
        read_together(TreatyAction, [typed], today())
        change.objections, self.questions = [list(each) for each in typed.objections], typed.questions

    @property
    def objections(self) -> list[str]:
        """What speaks against what was typed so far, in words."""
        if self.change is None:
            typed = [NON_FIELD_ERRORS, *(name for name in SAYS if self.data.get(name))]
            return [str(words) for name in typed for words in self.errors.get(name, [])]
        return [words for name, words in self.change.objections if name in ("", *SAYS)]


TypedForm: Any = modelform_factory(TreatyAction, form=_Typed, fields=[*SAYS, "source", "confirmed"])
