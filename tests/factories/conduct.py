import factory

from states.models import (
    Edition,
    ProducerListing,
    Production,
    ProductionSignal,
    TransferMeasure,
    TransparencyRate,
    TransparencyReport,
    Use,
)

from .sources import SourceFactory
from .states import StateFactory
from .treaties import TreatyFactory


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    title = factory.Sequence(lambda n: f"Landmine Monitor {1999 + n % 100}")
    year = 1999
    published_on = "1999-05-03"
    source = factory.SubFactory(SourceFactory)


class ProductionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Production

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    status = "producer"
    source = factory.SubFactory(SourceFactory)


class ProducerListingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProducerListing

    treaty = factory.SubFactory(TreatyFactory)
    edition = factory.SubFactory(EditionFactory)
    state = factory.SubFactory(StateFactory)
    source = factory.SubFactory(SourceFactory)


class ProductionSignalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProductionSignal

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    as_of = "2002-07-31"
    signal = "no_longer_producing"
    source = factory.SubFactory(SourceFactory)


class TransferMeasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TransferMeasure

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    measure = "moratorium"
    starts = "1996"
    source = factory.SubFactory(SourceFactory)


class UseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Use

    treaty = factory.SubFactory(TreatyFactory)
    edition = factory.SubFactory(EditionFactory)
    state = factory.SubFactory(StateFactory)
    actor = "government"
    source = factory.SubFactory(SourceFactory)


class TransparencyReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TransparencyReport

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    kind = "annual"
    year = 2003
    received_on = "2004-04-30"
    source = factory.SubFactory(SourceFactory)


class TransparencyRateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TransparencyRate

    treaty = factory.SubFactory(TreatyFactory)
    year = 2003
    percent = 79
    source = factory.SubFactory(SourceFactory)
