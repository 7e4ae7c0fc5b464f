import factory

from states.models import TreatyAction
from states.rules.acts import Kind

from .sources import SourceFactory
from .states import StateFactory
from .treaties import TreatyFactory


class ActFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TreatyAction

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    kind = Kind.SIGNATURE
    date = "1998-01-01"
    source = factory.SubFactory(SourceFactory)


class PartyFactory(ActFactory):
    """A State that the treaty has bound since the day given."""

    class Params:
        since = "2000-03-01"

    kind = Kind.ACCESSION
    date = "1999-09-02"
    effective_on = factory.SelfAttribute("since")
