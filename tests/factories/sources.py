import factory

from states.models import Source


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    key = factory.Sequence(lambda number: f"test-source-{number}")
    kind = "depositary"
    citation = "Depositary notification"
