"""Which kinds of lines are asked for of a State's course."""

from collections import Counter
from collections.abc import Sequence

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from reports import words
from reports.filters import Choice, Field, refused
from reports.queries.timeline import Kind, Told
from reports.templatetags.words import grouped


class KindForm(forms.Form):
    """What can be asked of a State's course."""

    kind = forms.MultipleChoiceField(
        choices=[(kind.value, label) for kind, label in words.LINE.items()], required=False
    )


class TimelineFilter:
    """The kinds that an address asks for; without any, all. Raises BadRequest, in words, for one that is not known."""

    MANY: tuple[str, ...] = ("kind",)
    SINGLE: tuple[str, ...] = ()

    def __init__(self, data: QueryDict) -> None:
        form = KindForm(data)
        if not form.is_valid():
            raise BadRequest(refused(form))
        self._asked = set(form.cleaned_data["kind"])
        self._counts: Counter[Kind] = Counter()

    @property
    def active(self) -> bool:
        return bool(self._asked)

    def keep(self, lines: Sequence[Told]) -> list[Told]:
        """Return the lines asked for."""
        self._counts = Counter(line.kind for line in lines)
        return [line for line in lines if not self._asked or line.kind in self._asked]

    @property
    def fields(self) -> list[Field]:
        """The field of the form: the kinds of which there is a line, each with how many, and those asked for."""
        choices = [
            Choice(kind.value, f"{label} ({grouped(self._counts[kind])})", kind in self._asked)
            for kind, label in words.LINE.items()
            if self._counts[kind] or kind in self._asked
        ]
        return [Field("kind", gettext_lazy("Show"), "", choices, "")]
