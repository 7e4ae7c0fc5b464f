"""Every published pair of act and effect that the design's law page and the fixtures name."""

from datetime import date, timedelta

import pytest

from states.rules.acts import Kind
from states.rules.clauses import Clauses, Wait
from states.rules.effect import Basis, Effect, end_of_obligation, entry_into_force, fixed_on
from tests.files import TREATIES, Act, clauses, course_of, register, rows

D = date.fromisoformat

PUBLISHED = [
    ("apmbc", "1998-09-16", "1999-03-01", "the 40th deposit"),
    ("apmbc", "1998-09-25", "1999-03-01", "after the 40th, same month"),
    ("apmbc", "2000-02-29", "2000-08-01", "leap day"),
    ("apmbc", "2000-03-01", "2000-09-01", "first of a month"),
    ("apmbc", "2001-08-01", "2002-02-01", "first of a month"),
    ("apmbc", "2005-07-01", "2006-01-01", "first of a month, year change"),
    ("apmbc", "1999-04-30", "1999-10-01", "last of a month"),
    ("apmbc", "2002-07-05", "2003-01-01", "year change"),
    ("apmbc", "2002-09-11", "2003-03-01", "accession"),
    ("apmbc", "2014-08-20", "2015-02-01", "accession"),
    ("apmbc", "2017-12-13", "2018-06-01", "December"),
    ("apmbc", "2012-12-27", "2013-06-01", "15 years after signature"),
    ("apmbc", "2025-03-12", "2025-09-01", "last signatory"),
    ("apmbc", "2025-06-25", "2025-12-01", "Tonga by the campaign's day"),
    ("apmbc", "2025-06-26", "2025-12-01", "Tonga by the press's day"),
    ("apmbc", "2006-10-23", "2007-04-01", "Montenegro, where the month rule was used"),
    ("ccm", "2010-02-16", "2010-08-01", "the 30th deposit"),
    ("ccm", "2010-08-23", "2011-02-01", ""),
    ("ccm", "2011-03-24", "2011-09-01", ""),
    ("ccm", "2011-09-08", "2012-03-01", ""),
    ("ccm", "2012-10-08", "2013-04-01", ""),
    ("ccm", "2013-04-09", "2013-10-01", ""),
    ("ccm", "2010-10-29", "2011-04-01", ""),
    ("ccw", "2002-08-28", "2003-02-28", "day kept"),
    ("ccw", "2002-08-30", "2003-02-28", "cut to the month's end"),
    ("ccw", "1998-07-27", "1999-01-27", ""),
    ("ccw", "2003-10-30", "2004-04-30", ""),
    ("ccw", "2008-08-22", "2009-02-22", ""),
    ("ccw", "2015-05-06", "2015-11-06", ""),
    ("att", "2014-09-25", "2014-12-24", "the 50th deposit"),
    ("att", "2020-07-06", "2020-10-04", "China"),
    ("tpnw", "2020-10-24", "2021-01-22", "the 50th deposit"),
    ("tpnw", "2021-01-22", "2021-04-22", "90 days"),
    ("bwc", "2019-01-01", "2019-01-01", "on deposit"),
]


@pytest.mark.parametrize(("treaty", "deposited", "published", "about"), PUBLISHED)
def test_the_rule_gives_the_published_entry_into_force(treaty, deposited, published, about):
    act = Act(Kind.RATIFICATION, D(deposited))
    assert entry_into_force(act, clauses(treaty)) == Effect(D(published), Basis.COMPUTED, D(published))


@pytest.mark.parametrize("row", rows("entry_into_force_examples"), ids=lambda row: row["key"])
def test_every_example_of_the_fixtures(row):
    act = Act(Kind.RATIFICATION, D(row["deposited"]))
    assert entry_into_force(act, clauses(row["treaty"])).on == D(row["published_entry_into_force"])
    recorded = course_of(row["treaty"], row["iso3"]).standing(date(2026, 11, 21))
    assert recorded.consent is not None
    assert recorded.entry is not None
    assert (recorded.consent.date, recorded.entry.on) == (D(row["deposited"]), D(row["published_entry_into_force"]))


def test_a_stated_day_wins_and_the_difference_is_reported():
    # Two slips of a published list of a CCW protocol.
    kuwait = entry_into_force(Act(Kind.ACCESSION, D("2013-05-24"), D("2013-10-25")), clauses("ccw"))
    assert (kuwait.on, kuwait.by_rule) == (D("2013-10-25"), D("2013-11-24"))
    assert kuwait.difference == timedelta(days=-30)
    agreeing = entry_into_force(Act(Kind.ACCESSION, D("2025-06-25"), D("2025-12-01")), clauses("apmbc"))
    assert agreeing.difference is None


def test_no_stated_day_of_the_record_differs_from_its_rule():
    differences = [
        (treaty, state.iso3)
        for treaty in TREATIES
        for state, course in register(treaty)
        if course
        for effect in (course.standing(date(2026, 11, 21)).entry, course.standing(date(2026, 11, 21)).end)
        if effect and effect.difference
    ]
    assert differences == []


def test_a_succession_has_no_rule():
    stated = entry_into_force(Act(Kind.SUCCESSION, D("2011-11-11"), D("2011-07-09")), clauses("apmbc"))
    assert stated == Effect(D("2011-07-09"), Basis.STATED)
    assert stated.difference is None
    silent = entry_into_force(Act(Kind.SUCCESSION, D("2006-10-23")), clauses("apmbc"))
    assert silent == Effect(D("2006-10-23"), Basis.NOT_STATED)


def test_nothing_binds_while_the_treaty_is_not_in_force():
    for kind in (Kind.RATIFICATION, Kind.SUCCESSION):
        assert entry_into_force(Act(kind, D("2000-06-30")), clauses("ctbt")) == Effect(None, Basis.NOT_IN_FORCE)


@pytest.mark.parametrize(
    ("treaty", "notice", "effect"),
    [
        ("apmbc", "2025-06-27", "2025-12-27"),
        ("apmbc", "2025-07-10", "2026-01-10"),
        ("apmbc", "2025-08-20", "2026-02-20"),
        ("apmbc", "2025-08-31", "2026-02-28"),
        ("ccm", "2024-09-06", "2025-03-06"),
        ("ccw", "2024-02-29", "2025-02-28"),
        ("att", "2024-01-01", "2024-03-31"),
        ("tpnw", "2024-01-01", "2025-01-01"),
    ],
)
def test_a_withdrawal_takes_effect_after_its_term(treaty, notice, effect):
    assert end_of_obligation(Act(Kind.WITHDRAWAL, D(notice)), clauses(treaty)).on == D(effect)


def test_an_armed_conflict_holds_a_withdrawal_back_whatever_was_stated():
    held = Act(Kind.WITHDRAWAL, D("2025-06-27"), D("2025-12-27"), effect_held=True)
    assert end_of_obligation(held, clauses("apmbc")) == Effect(None, Basis.HELD, D("2025-12-27"))


@pytest.mark.parametrize(
    ("treaty", "fixed"),
    [
        ("apmbc", "1998-09-16"),
        ("ccm", "2010-02-16"),
        ("att", "2014-09-25"),
        ("tpnw", "2020-10-24"),
        ("cwc", "1997-04-29"),  # more than a number is needed
        ("npt", "1970-03-05"),
        ("ccw", "1983-12-02"),  # deposits of States that no longer exist are not in the record
        ("ctbt", None),
    ],
)
def test_the_day_from_which_a_treaty_was_sure_to_enter_into_force(treaty, fixed):
    acts = [step.act for _state, course in register(treaty) if course for step in course.steps]
    consents = {id(act): act for act in acts}.values()
    assert fixed_on(consents, clauses(treaty)) == (D(fixed) if fixed else None)


def test_a_wait_without_term_ends_on_its_own_day():
    assert Wait().after(D("2024-02-29")) == D("2024-02-29")


def test_a_term_that_is_not_recorded_gives_no_day():
    nothing = Clauses(entered_into_force=D("1999-03-01"))
    assert entry_into_force(Act(Kind.ACCESSION, D("2001-01-01")), nothing) == Effect(None, Basis.NOT_KNOWN)
    assert end_of_obligation(Act(Kind.WITHDRAWAL, D("2001-01-01")), nothing) == Effect(None, Basis.NOT_KNOWN)


def test_no_stated_day_binds_while_the_treaty_is_not_in_force():
    stated = Act(Kind.RATIFICATION, D("2000-06-30"), D("2001-01-01"))
    assert entry_into_force(stated, clauses("ctbt")) == Effect(None, Basis.NOT_IN_FORCE)
