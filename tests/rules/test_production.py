from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.rules.partial_date import PartialDate
from states.rules.production import (
    Basis,
    Difference,
    ProducerList,
    Producing,
    Status,
    in_force,
    producers,
    published,
    spells,
    turns,
)
from states.rules.production_story import story
from tests.files import Entry, Sign, Statement, producer_lists, rows, statements

D = date.fromisoformat
P = PartialDate.parse
TODAY = D("2026-11-21")


def made(day: str, *states, title: str = "") -> ProducerList:
    return ProducerList(day, title or day, D(day).year, D(day), dict.fromkeys(states, Entry()))


def of(iso3: str, day: str):
    signs = [Sign(D(row["as_of"])) for row in rows("production_signals") if row["iso3"] == iso3]
    return read(iso3, statements(iso3), producer_lists(), day, signs)


def read(state, said, known, day: str, signs=()):
    known = published(known, D(day))
    return story(state, said, known, spells(known).get(state, []), signs, on=D(day))


def kinds(told) -> set[Difference]:
    return {gap.kind for gap in told.gaps}


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1999-05-02", 0),  # before the first list
        ("2000-09-07", 16),
        ("2001-09-11", 16),
        ("2002-07-31", 14),
        ("2023-11-13", 11),
        ("2023-11-14", 12),
        ("2026-11-21", 12),
    ],
)
def test_the_producers_of_a_day_are_those_on_the_list_in_force(day, number):
    assert len(producers(producer_lists(), D(day))) == number


def test_who_entered_and_who_left_by_edition():
    changed = {turn.list.year: (turn.entered, turn.left) for turn in turns(producer_lists(), TODAY) if not turn.first}
    assert {year: each for year, each in changed.items() if any(each)} == {
        2001: ([], ["SRB", "TUR"]),
        2003: (["NPL"], []),
        2005: ([], ["EGY", "IRQ"]),
        2010: ([], ["NPL"]),
        2014: ([], ["USA"]),
        2020: (["USA"], []),
        2022: ([], ["USA"]),
        2023: (["ARM"], []),
    }


def test_the_record_holds_52_that_ever_produced_in_2002_and_54_now():
    def ever(day):
        codes = {row["iso3"] for row in (*rows("production"), *rows("producer_lists"))}
        return {code for code in codes if (told := of(code, day)) and told.ever}

    assert (len(ever("2002-07-31")), len(ever("2026-11-21"))) == (52, 54)
    assert ever("2026-11-21") - ever("2002-07-31") == {"NPL", "ARM"}


def test_one_that_went_off_the_lists_and_came_back_and_went_again():
    usa = of("USA", "2026-11-21")
    assert (usa.status, usa.until, usa.basis) == (Producing.CEASED, P("2014-06-27"), Basis.DECLARED)
    assert [(spell.first.year, spell.last.year) for spell in usa.spells] == [(1999, 2013), (2020, 2021)]
    assert usa.returned
    assert (of("USA", "2015-01-01").status, of("USA", "2015-01-01").returned) == (Producing.CEASED, False)
    # It declares that it has stopped, and a later list names it.
    listed_again = of("USA", "2021-01-01")
    assert (listed_again.status, listed_again.basis, listed_again.until) == (Producing.PRODUCER, Basis.DISPUTED, None)
    assert Difference.CEASED_YET_LISTED in kinds(listed_again)


def test_one_that_came_on_and_went_off_once_it_had_declared_so():
    assert of("NPL", "2002-07-31") is None
    assert (of("NPL", "2003-09-09").status, of("NPL", "2003-09-09").since) == (Producing.PRODUCER, P("2003"))
    # Within the year it named, the list settles the day.
    assert of("NPL", "2010-11-23").status is Producing.PRODUCER
    assert of("NPL", "2010-11-24").status is Producing.CEASED
    nepal = of("NPL", "2026-11-21")
    assert (nepal.since, nepal.until, nepal.basis) == (P("2003"), P("2010"), Basis.DECLARED)
    assert of("ARM", "2023-11-13") is None
    assert of("ARM", "2023-11-14").status is Producing.PRODUCER


def test_a_producer_by_its_own_word_and_by_a_monitors():
    assert of("SGP", "2026-11-21").basis is Basis.DECLARED
    assert of("CHN", "2026-11-21").basis is Basis.ASSESSED


@pytest.mark.parametrize(("iso3", "ends", "edition"), [("SRB", "1992", 2000), ("TUR", "1996-01", 2000)])
def test_one_that_had_stopped_and_was_listed_all_the_same(iso3, ends, edition):
    gap = next(gap for gap in of(iso3, "2026-11-21").gaps if gap.kind is Difference.CEASED_YET_LISTED)
    assert (gap.ends, gap.list.year) == (P(ends), edition)


def test_one_said_to_have_produced_until_a_day_and_on_no_list():
    before, after = of("COL", "1999-06-01"), of("COL", "1999-12-01")
    assert (before.status, after.status) == (Producing.NOT_LISTED, Producing.CEASED)
    assert kinds(before) == kinds(after) == {Difference.NOT_LISTED}


def test_one_that_stopped_in_a_year_not_found():
    belgium = of("BEL", "2026-11-21")
    assert (belgium.status, belgium.until, belgium.year_unknown) == (Producing.CEASED, None, True)
    assert kinds(belgium) == {Difference.YEAR_UNKNOWN}


def test_before_the_first_list_statements_alone_tell():
    assert of("CHN", "1998-01-01").status is Producing.PRODUCER
    assert of("EGY", "1998-01-01").status is Producing.PRODUCER
    assert of("TUR", "1998-01-01").status is Producing.CEASED
    assert of("SRB", "1998-01-01").status is Producing.CEASED


def test_a_sign_takes_nobody_off_and_ends_with_the_listing():
    signalling = {code for code in ("EGY", "KOR", "USA", "CHN") if of(code, "2002-07-31").signs}
    assert signalling == {"EGY", "KOR", "USA"}
    assert {code for code in ("EGY", "KOR", "USA") if of(code, "2002-07-30").signs} == set()
    # Of one that left and came back, a sign from before is over.
    assert {code for code in ("EGY", "KOR", "USA") if of(code, "2021-01-01").signs} == {"KOR"}


def test_one_that_never_did():
    assert of("NIC", "2026-11-21").status is Producing.NEVER
    listed = read("NIC", [Statement("never")], [made("2001-01-01", "NIC")], "2002-01-01")
    assert (listed.status, kinds(listed)) == (
        Producing.PRODUCER,
        {Difference.NEVER_YET_LISTED, Difference.NO_STATEMENT},
    )


def test_lists_alone_make_a_producer_and_their_end_its_end():
    known = [made("2001-01-01", "X"), made("2002-01-01")]
    assert read("X", [], known, "2001-06-01").basis is Basis.ASSESSED
    gone = read("X", [], known, "2002-01-01")
    assert (gone.status, gone.basis, gone.year_unknown) == (Producing.CEASED, Basis.ASSESSED, True)


def test_said_to_produce_and_taken_off_the_list():
    known = [made("2001-01-01", "X"), made("2002-01-01")]
    assert read("X", [Statement("producer")], known, "2002-01-01").status is Producing.NOT_LISTED


def test_begun_again_after_an_end_is_no_difference():
    said = [Statement("ceased", None, P("1990")), Statement("producer", P("2000"))]
    told = read("X", said, [made("2001-01-01", "X")], "2002-01-01")
    assert (told.status, told.since, kinds(told)) == (Producing.PRODUCER, P("2000"), set())
    assert read("X", said, [], "1999-01-01").status is Producing.CEASED


def test_of_several_productions_the_open_one_or_the_last_to_end_tells():
    said = [Statement("producer", P("2000"), P("2003")), Statement("producer", P("1980"), P("1990"))]
    assert (read("X", said, [], "2001-01-01").since, read("X", said, [], "2001-01-01").until) == (P("2000"), None)
    over = read("X", said, [], "2005-01-01")
    assert (over.status, over.since, over.until) == (Producing.CEASED, P("1980"), P("2003"))


def test_declared_ceased_is_disputed_only_once_a_later_list_names_it():
    said, known = [Statement("ceased", None, P("2001-06"), "declared")], [made("2001-01-01", "X")]
    assert read("X", said, known, "2001-12-01").basis is Basis.ASSESSED
    assert kinds(read("X", said, known, "2001-12-01")) == set()
    assert read("X", said, [*known, made("2002-01-01", "X")], "2002-01-01").basis is Basis.DISPUTED


def test_it_rests_on_what_its_status_rests_on():
    doubted = ProducerList("a", "A", 2001, D("2001-01-01"), {"X": Entry(confirmed=False)})
    said = [Statement("ceased", None, P("2003"))]
    assert not read("X", said, [doubted], "2002-01-01").confirmed
    former = [Statement("producer", P("1980"), P("1990"), confirmed=False)]
    assert read("X", former, [made("2001-01-01", "X")], "2002-01-01").confirmed
    assert read("X", said, [doubted, made("2004-01-01")], "2005-01-01").confirmed


def test_an_edition_without_a_list_leaves_the_one_before_in_force():
    known = [made("2001-01-01", "X"), made("2004-01-01", "Y")]
    assert in_force(known, D("2003-12-31")) is known[0]
    assert in_force(known, D("2000-12-31")) is None


DAYS = st.dates(D("1995-01-01"), D("2012-12-31"))
DATES = DAYS.flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)
LISTS = st.dictionaries(DAYS, st.sets(st.sampled_from("XYZ")), max_size=6).map(
    lambda found: [made(day.isoformat(), *states) for day, states in found.items()]
)
SAID = st.lists(
    st.builds(
        Statement,
        st.sampled_from(list(Status)),
        st.none() | DATES,
        st.none() | DATES,
        st.sampled_from(["", *Basis]),
        st.booleans(),
    ).filter(lambda each: not (each.starts and each.ends and each.ends.last < each.starts.first)),
    max_size=4,
)


@given(LISTS, DAYS)
def test_the_list_in_force_says_who_produces_whatever_is_stated(known, day):
    by_then = published(known, day)
    told = {state: story(state, [], by_then, spells(by_then).get(state, []), on=day) for state in "XYZ"}
    producing = {state for state, each in told.items() if each and each.status is Producing.PRODUCER}
    assert producing == producers(known, day)


@given(LISTS, DAYS)
def test_the_turns_add_up_to_each_list(known, day):
    on_it: set[str] = set()
    for turn in turns(known, day):
        assert not set(turn.entered) & on_it
        assert set(turn.left) <= on_it
        on_it = (on_it | set(turn.entered)) - set(turn.left)
        assert on_it == set(turn.list.entries)


@given(LISTS, SAID, DAYS)
def test_whatever_is_stated_a_story_holds_together(known, said, day):
    told = read("X", said, known, day.isoformat())
    if told is None:
        return
    listed = "X" in producers(known, day)
    assert listed <= (told.status is Producing.PRODUCER)
    assert told.ever == (told.status is not Producing.NEVER)
    assert told.until is None or (told.status is Producing.CEASED and told.until.first <= day)
    assert told.since is None or told.since.first <= day
    assert told.facts
    assert told.confirmed == all(fact.confirmed for fact in told.facts)
    assert all(one.last.published_on < other.first.published_on for one, other in pairwise(told.spells))


@given(LISTS, SAID, DAYS)
def test_who_ever_produced_stays_so(known, said, day):
    if (early := read("X", said, known, day.isoformat())) and early.ever:
        assert read("X", said, known, "2013-06-01").ever


@given(LISTS, SAID, DAYS)
def test_later_lists_change_nothing(known, said, day):
    by_then = [each for each in known if each.published_on <= day]
    assert read("X", said, known, day.isoformat()) == read("X", said, by_then, day.isoformat())
