"""The law of use, in words: Article 1 of the Ottawa Convention and those like it."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from states.models import Use
from states.rules.use import BY_GOVERNMENT

from .acts import bound_on
from .read import Law, in_words, lay_down


class UseLaw(Law):
    """A State Party never uses under any circumstances; that an edition says it did is asked twice."""

    def questions(self, fact: Any, today: datetime.date) -> Iterator[str]:
        yield from super().questions(fact, today)
        published = fact.edition.published_on
        if fact.actor in BY_GOVERNMENT and bound_on(fact, published):
            yield _(
                "The treaty, which forbids use, was in force for the State when the edition was published on %(day)s. "
                "Does the edition find that the government used, and does the note say what the State answers?"
            ) % {"day": in_words(published)}


lay_down(Use, UseLaw())
