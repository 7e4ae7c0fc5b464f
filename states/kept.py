"""What is worked out from the record once and kept until the record changes."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from states.models import Revision

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class _Latest:
    mark: object = None
    answers: dict[object, object] = {}


def once_per_revision(read: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keep what a function of the record returns, for each of its arguments. One query where nothing has changed."""

    @wraps(read)
    def kept(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
        revision = Revision.objects.current()
        mark = (revision.number, revision.changed_at) if revision else None
        if mark is None or mark != _Latest.mark:
            forget()
            _Latest.mark = mark
        question = (read, asked, *named.items())
        if question not in _Latest.answers:
            _Latest.answers[question] = read(*asked, **named)
        return _Latest.answers[question]  # type: ignore[return-value]

    return kept


def forget() -> None:
    """Let the next question read everything anew: for tests and measurements, whose databases turn back."""
    _Latest.answers = {}
