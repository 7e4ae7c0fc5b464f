import factory

from states.models import Forum, ForumMembership

from .sources import SourceFactory
from .states import StateFactory


class ForumFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Forum

    key = factory.Sequence(lambda number: f"test-forum-{number}")
    name_en = factory.Sequence(lambda number: f"Forum {number}")
    kind = "regional"
    source = factory.SubFactory(SourceFactory)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ForumMembership

    forum = factory.SubFactory(ForumFactory)
    state = factory.SubFactory(StateFactory)
    role = "member"
    starts = "2000"
    source = factory.SubFactory(SourceFactory)
