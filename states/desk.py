"""What the record itself asks of those who keep it: facts not confirmed, and what its checks find."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Model, Window
from django.urls import reverse
from django.utils.translation import get_language

from states.consistency import ERROR, Finding, findings
from states.kept import once_per_revision
from states.models import DepositaryNote, Submission
from states.models.record import Fact, Recorded
from states.review.steps import PUBLISH, may_publish

# A note of the depositary states nothing about a status, yet it is confirmed or not as facts are.
Unsure = Fact | DepositaryNote

SHOWN_OF_A_KIND = 5
SHOWN_FINDINGS = 10
# A row that has no history was there before anybody kept one.
_ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Unconfirmed:
    """The facts of one kind that are not confirmed: how many, and those that have waited longest."""

    number: int
    oldest: Sequence[Unsure]

    @property
    def words(self) -> str:
        return str(self.oldest[0]._meta.verbose_name_plural)

    @property
    def address(self) -> str:
        """Where all of them are listed."""
        return f"{_address(self.oldest[0], 'changelist')}?confirmed__exact=0"

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """What each of the oldest is, what is doubtful about it, and where it can be corrected."""
        return [(str(row), row.doubt, _address(row, "change", row.pk)) for row in self.oldest]


@dataclass(frozen=True)
class Found:
    """What the checks of the record find: how many in all, and those to see to first."""

    number: int
    first: list[Finding]

    @property
    def rest(self) -> int:
        return self.number - len(self.first)


@dataclass(frozen=True)
class Waits:
    """What waits for one person: to be read, to be gone on with, or for others; None what is not theirs to do."""

    to_read: Sequence[Submission] | None
    own: Sequence[Submission]
    with_others: Sequence[Submission]


def waits(user: Any) -> Waits:
    """Return what waits for a person, oldest first, and what they handed in that nobody has decided on yet."""
    waiting = list(Submission.objects.waiting().told().select_related("author"))
    reads = user.has_perm(PUBLISH)
    return Waits(
        [each for each in waiting if may_publish(user, each)] if reads else None,
        list(Submission.objects.in_the_hands_of(user).told()),
        [each for each in waiting if each.author_id == user.pk],
    )


def unconfirmed(models: Collection[type[Model]]) -> list[Unconfirmed]:
    """Return the kinds among `models` with facts that are not confirmed, in the order of `models`."""
    kinds = _unconfirmed()
    return [kinds[model] for model in models if model in kinds]


def found(models: Collection[type[Model]], today: date) -> Found:
    """Return what is found about rows of `models`: what is impossible before what is a question, the oldest first."""
    about = [finding for finding in _findings(today, get_language()) if type(finding.about) in models]
    return Found(len(about), about[:SHOWN_FINDINGS])


def _address(row: Unsure, page: str, *of: object) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=of)


@once_per_revision
def _unconfirmed() -> dict[type[Model], Unconfirmed]:
    """Each kind of fact with rows that are not confirmed. One query a kind."""
    kinds = (model for model in apps.get_models() if issubclass(model, Unsure))
    return {model: kind for model in kinds if (kind := _of_kind(model))}


def _of_kind(model: type[Unsure]) -> Unconfirmed | None:
    # A row is named by what it points to.
    named_by = [field.name for field in model._meta.fields if field.many_to_one or field.one_to_one]
    waiting = model._default_manager.filter(confirmed=False).select_related(*named_by)
    # Rows are numbered as they are recorded.
    oldest: list[Any] = list(waiting.annotate(of_all=Window(Count("pk"))).order_by("pk")[:SHOWN_OF_A_KIND])
    return Unconfirmed(oldest[0].of_all, oldest) if oldest else None


@once_per_revision
def _findings(today: date, language: str) -> list[Finding]:
    """Every finding, in the words of a language: looking takes a quarter of a second."""
    everything = list(findings(today))
    since = _recorded(everything)
    return sorted(everything, key=lambda finding: (finding.level != ERROR, since.get(finding.about, _ALWAYS)))


def _recorded(everything: Iterable[Finding]) -> dict[Recorded, datetime]:
    """When the row of each finding came to stand as it stands. One query a kind."""
    by_model: dict[type[Recorded], dict[int, Recorded]] = {}
    for finding in everything:
        by_model.setdefault(type(finding.about), {})[finding.about.pk] = finding.about
    since: dict[Recorded, datetime] = {}
    for model, rows in by_model.items():
        edits = model.history.filter(id__in=rows).order_by("history_date", "history_id")
        since |= {rows[pk]: moment for pk, moment in edits.values_list("id", "history_date")}
    return since
