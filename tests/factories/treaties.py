import factory

from states.models import Treaty, TreatyRules

from .sources import SourceFactory


class TreatyFactory(factory.django.DjangoModelFactory):
    """A treaty in force since 1 March 1999, whose consents bind on the first of the sixth month."""

    class Meta:
        model = Treaty
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"treaty-{number}")
    name_en = factory.Sequence(lambda number: f"Convention {number}")
    short_name_en = factory.SelfAttribute("name_en")
    acronym = factory.Sequence(lambda number: f"T{number}")
    adopted = "1997-09-18"
    entered_into_force = "1999-03-01"
    entry_into_force_rule = "The first day of the sixth month after the month of deposit."
    withdrawal_rule = "Six months after notice."
    source = factory.SubFactory(SourceFactory)
    rules = factory.RelatedFactory("tests.factories.treaties.TreatyRulesFactory", factory_related_name="treaty")


class TreatyRulesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TreatyRules

    treaty = factory.SubFactory(TreatyFactory, rules=None)
    wait_months = 6
    starts_first_of_month = True
    signature_opens = "1997-12-03"
    signature_closes = "1999-03-01"
    withdrawal_months = 6
    source = factory.SubFactory(SourceFactory)
