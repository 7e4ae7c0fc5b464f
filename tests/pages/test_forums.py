import pytest

from tests.factories import ForumFactory, MembershipFactory
from tests.files import rows
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def test_the_eu_of_2002_had_joined_but_for_two(page, csv_rows):
    members = csv_rows("/forums/eu.csv?on=2002-02-01")
    assert len(members) == 15
    outside = [row["state"] for row in members if row["status"] not in ("joined", "party", "leaving")]
    assert outside == ["Finland", "Greece"]
    assert "13 of 15 members have joined" in text_of(page("/forums/eu/?on=2002-02-01"))


def test_today_two_members_of_the_security_council_elected_for_two_years_are_told_by_their_role(csv_rows):
    members = csv_rows("/forums/unsc.csv?on=2002-02-01")
    assert len(members) == 15
    assert sum(row["role"] == "permanent" for row in members) == 5


def test_the_list_begins_where_most_are_still_outside(csv_rows):
    forums = csv_rows("/forums.csv?on=2026-11-21")
    gaps = [int(row["members"]) - int(row["joined"]) for row in forums if int(row["members"])]
    assert gaps == sorted(gaps, reverse=True)
    assert all(len(row["states_not_party"].split()) == gap for row, gap in zip(forums, gaps, strict=False))
    assert {row["forum"] for row in forums} == {row["key"] for row in rows("forums")}


def test_another_treaty_can_be_chosen(page, csv_rows):
    assert csv_rows("/forums/eu.csv?treaty=ccm&on=2026-11-21") != csv_rows("/forums/eu.csv?on=2026-11-21")
    html = page("/forums/eu/?on=2026-11-21").content.decode()
    assert 'href="?on=2026-11-21&amp;treaty=ccm"' in html


def test_each_state_counts_once_by_its_highest_role(csv_rows):
    forum = ForumFactory(key="circle")
    member = MembershipFactory(forum=forum, role="observer", starts="2000")
    MembershipFactory(forum=forum, state=member.state, role="elected", starts="2001", ends="2002")
    [row] = csv_rows("/forums/circle.csv?on=2001-06-01")
    assert (row["role"], row["counted"]) == ("elected", "True")
    [row] = csv_rows("/forums/circle.csv?on=2003-06-01")
    assert (row["role"], row["counted"]) == ("observer", "False")


def test_a_member_that_was_no_state_of_the_day_is_listed_and_not_counted(page, csv_rows):
    forum = ForumFactory(key="circle")
    MembershipFactory(forum=forum, state__exists_from="2005-01-01", starts="2000")
    [row] = csv_rows("/forums/circle.csv?on=2001-06-01")
    assert row["counted"] == "False"
    text = text_of(page("/forums/circle/?on=2001-06-01"))
    assert "no State of this day, not counted" in text
    assert "No member is recorded on this day." in text


def test_a_day_without_members_says_so(page):
    assert "No member is recorded on this day." in text_of(page("/forums/eu/?on=1950-01-01"))
    assert "No member is recorded on this day." in text_of(page("/forums/?on=1945-01-01"))


def test_an_unknown_forum_is_told_in_words(page):
    assert "No forum has the address “xyz”" in text_of(page("/forums/xyz/", 404))


def test_pages_in_french_name_forums_in_french(page):
    assert "Union européenne" in text_of(page("/fr/forums/"))
