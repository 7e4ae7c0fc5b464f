import factory

from states.models import ClearanceEvent, StockpileEvent

from .sources import SourceFactory
from .states import StateFactory
from .treaties import TreatyFactory


class StockpileEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StockpileEvent

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    event = "declared"
    date = "2000-01-01"
    source = factory.SubFactory(SourceFactory)


class ClearanceEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClearanceEvent

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    event = "reported_contamination"
    date = "2000-01-01"
    source = factory.SubFactory(SourceFactory)
