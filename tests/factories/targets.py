import factory

from universalization.models import Organisation, Target

from .sources import SourceFactory
from .treaties import TreatyFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    key = factory.Sequence(lambda number: f"test-organisation-{number}")
    name_en = "Universalization Contact Group"
    kind = "group"


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    treaty = factory.SubFactory(TreatyFactory)
    value = 1
    set_on = "2000-01-01"
    due = "2001-01-01"
    set_by = factory.SubFactory(OrganisationFactory)
    source = factory.SubFactory(SourceFactory)
