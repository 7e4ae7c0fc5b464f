from datetime import date

import pytest
from django.core.exceptions import ValidationError

from states.models import ForumMembership
from tests.factories import ForumFactory, MembershipFactory, StateFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seated():
    return MembershipFactory(starts="2000", ends="2009")


def again(seated, **values):
    return MembershipFactory.build(forum=seated.forum, state=seated.state, source=seated.source, **values)


def test_a_second_membership_in_the_same_time_is_refused(seated):
    with pytest.raises(ValidationError, match="already in this forum"):
        again(seated, starts="2005-06", ends="2007").full_clean()


def test_a_row_does_not_overlap_itself(seated):
    seated.ends = None
    seated.full_clean()


@pytest.mark.parametrize(
    "values",
    [{"starts": "2009"}, {"starts": "2010-01-01"}, {"starts": "2005", "role": "observer"}],
    ids=["from the year the first ends in", "after it", "in another role"],
)
def test_what_need_not_overlap_is_accepted(seated, values):
    again(seated, **values).full_clean()


def test_another_state_and_another_forum_are_no_overlap(seated):
    elsewhere = MembershipFactory.build(forum=ForumFactory(), state=seated.state, source=seated.source, starts="2005")
    elsewhere.full_clean()
    neighbour = MembershipFactory.build(forum=seated.forum, state=StateFactory(), source=seated.source, starts="2005")
    neighbour.full_clean()


def test_memberships_of_a_day_count_partial_dates_from_their_first_to_their_last_day(seated):
    on = ForumMembership.objects.filter(forum=seated.forum).on
    present = [day for day in ("1999-12-31", "2000-01-01", "2009-12-31", "2010-01-01") if on(date.fromisoformat(day))]
    assert present == ["2000-01-01", "2009-12-31"]
