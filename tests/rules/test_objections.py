from dataclasses import replace
from datetime import date, timedelta

import pytest

from states.rules.acts import Kind
from states.rules.objections import Objection, objections
from tests.files import TREATIES, Act, State, clauses, day, register, rows

D = date.fromisoformat
ADOPTED = {row["key"]: day(row["adopted"]) for row in rows("treaties")}
SIGNED = Act(Kind.SIGNATURE, D("1998-01-01"))
RATIFIED_EARLY = Act(Kind.RATIFICATION, D("1998-06-01"))
ACCEDED_EARLY = Act(Kind.ACCESSION, D("1998-06-01"))
RATIFIED = Act(Kind.RATIFICATION, D("2000-01-01"))
LEFT = Act(Kind.WITHDRAWAL, D("2010-01-01"))


def held(kind: Kind, on: str, *others: Act, treaty: str = "apmbc", state: State | None = None) -> list[Objection]:
    """What is held against an act of a State that has made the others."""
    own = state or State("XXX")
    return objections(Act(kind, D(on)), others, clauses(treaty), state=own, adopted=ADOPTED[treaty])


@pytest.mark.parametrize(
    ("objection", "kind", "on", "others"),
    [
        (Objection.BEFORE_THE_TREATY, Kind.ACCESSION, "1997-09-17", ()),
        (Objection.NOT_OPEN, Kind.SIGNATURE, "1997-12-02", ()),
        (None, Kind.SIGNATURE, "1997-12-03", ()),
        (None, Kind.SIGNATURE, "1999-02-28", ()),
        (Objection.TWICE, Kind.SIGNATURE, "1998-01-01", (SIGNED,)),
        (Objection.SIGNS_AGAIN, Kind.SIGNATURE, "1998-01-02", (SIGNED,)),
        (Objection.SIGNS_AGAIN, Kind.SIGNATURE, "1998-06-02", (SIGNED, RATIFIED_EARLY)),
        (Objection.SIGNS_AGAIN, Kind.SIGNATURE, "1998-06-02", (ACCEDED_EARLY,)),
        (None, Kind.SIGNATURE, "1998-06-01", (RATIFIED_EARLY,)),
        (Objection.ACCEDES_TOO_EARLY, Kind.ACCESSION, "1997-12-02", ()),
        (None, Kind.ACCESSION, "1997-12-03", ()),
        (Objection.HAS_SIGNATURE, Kind.CONSENT_TO_BE_BOUND, "2000-01-01", ()),
        (Objection.HAS_SIGNATURE, Kind.CONSENT_TO_BE_BOUND, "2000-01-01", (SIGNED,)),
        (Objection.CLOSED, Kind.SIGNATURE, "1999-03-01", ()),
        (Objection.NO_SIGNATURE, Kind.RATIFICATION, "2000-01-01", ()),
        (Objection.NO_SIGNATURE, Kind.RATIFICATION, "1997-12-31", (SIGNED,)),
        (None, Kind.RATIFICATION, "1998-01-01", (SIGNED,)),
        (Objection.SIGNATORY_ACCEDES, Kind.ACCESSION, "2000-01-01", (SIGNED,)),
        (None, Kind.ACCESSION, "2000-01-01", ()),
        (Objection.ALREADY_JOINED, Kind.ACCESSION, "2001-01-01", (SIGNED, RATIFIED)),
        (None, Kind.ACCESSION, "2011-01-01", (SIGNED, RATIFIED, LEFT)),
        (Objection.NOT_JOINED, Kind.WITHDRAWAL, "1999-12-31", (SIGNED, RATIFIED)),
        (None, Kind.WITHDRAWAL, "2010-01-01", (SIGNED, RATIFIED)),
        (Objection.NOT_JOINED, Kind.WITHDRAWAL, "2010-02-01", (SIGNED, RATIFIED, LEFT)),
        (Objection.NOT_JOINED, Kind.WITHDRAWAL, "2012-01-01", (SIGNED, RATIFIED, LEFT)),
        (Objection.NOT_JOINED, Kind.WITHDRAWAL_OF_RATIFICATION, "1999-12-31", (SIGNED, RATIFIED)),
        (None, Kind.WITHDRAWAL_OF_RATIFICATION, "2000-06-30", (SIGNED, RATIFIED)),
        (Objection.BOUND_ALREADY, Kind.WITHDRAWAL_OF_RATIFICATION, "2000-07-01", (SIGNED, RATIFIED)),
        (Objection.BOUND_ALREADY, Kind.WITHDRAWAL_OF_RATIFICATION, "2010-02-01", (SIGNED, RATIFIED, LEFT)),
        (Objection.NOT_JOINED, Kind.WITHDRAWAL_OF_RATIFICATION, "2012-01-01", (SIGNED, RATIFIED, LEFT)),
    ],
)
def test_what_the_law_holds_against_an_act(objection, kind, on, others):
    assert held(kind, on, *others) == ([objection] if objection else [])


def test_a_state_acts_only_while_it_exists():
    new = State("XXX", exists_from=D("2011-07-09"))
    assert held(Kind.ACCESSION, "2011-07-08", state=new) == [Objection.NO_STATE_YET]
    assert held(Kind.ACCESSION, "2011-07-09", state=new) == []


@pytest.mark.parametrize(("treaty", "first"), [("ccm", "2010-08-01"), ("att", "2014-12-24")])
def test_a_treaty_may_take_accessions_only_once_it_is_in_force(treaty, first):
    assert held(Kind.ACCESSION, str(D(first) - timedelta(days=1)), treaty=treaty) == [Objection.ACCEDES_TOO_EARLY]
    assert held(Kind.ACCESSION, first, treaty=treaty) == []
    waiting = replace(clauses(treaty), entered_into_force=None)
    act = Act(Kind.ACCESSION, D("2030-01-01"))
    assert objections(act, [], waiting, state=State("XXX"), adopted=ADOPTED[treaty]) == [Objection.ACCEDES_TOO_EARLY]


def test_who_has_left_a_treaty_that_stays_open_may_sign_anew():
    course = [
        Act(Kind.SIGNATURE, D("2018-01-01")),
        Act(Kind.RATIFICATION, D("2021-01-22")),
        Act(Kind.WITHDRAWAL, D("2022-01-01")),
    ]
    assert held(Kind.SIGNATURE, "2022-12-31", *course, treaty="tpnw") == [Objection.SIGNS_AGAIN]
    assert held(Kind.SIGNATURE, "2023-01-02", *course, treaty="tpnw") == []


def test_a_treaty_without_signature_asks_for_none():
    assert held(Kind.ACCEPTANCE, "2000-01-01", treaty="ccwp2a") == []
    assert held(Kind.CONSENT_TO_BE_BOUND, "2000-01-01", treaty="ccwp2a") == []
    assert held(Kind.SIGNATURE, "2000-01-01", treaty="ccwp2a") == [Objection.NOT_OPEN]


def test_the_whole_record_could_have_been_entered_but_for_three_known_acceptances():
    refused = []
    for treaty in TREATIES:
        for state, course in register(treaty):
            acts = list(dict.fromkeys(step.act for step in course.steps)) if course else []
            for act in acts:
                others = [other for other in acts if other is not act]
                against = objections(act, others, clauses(treaty), state=state, adopted=ADOPTED[treaty])
                refused += [(treaty, state.iso3, objection) for objection in against]
    assert sorted(refused) == [
        ("ccw", "CHL", Objection.NO_SIGNATURE),
        ("ccw", "CIV", Objection.NO_SIGNATURE),
        ("cwc", "STP", Objection.NO_SIGNATURE),
    ]
