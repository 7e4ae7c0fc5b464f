from datetime import date
from itertools import pairwise

import pytest

from states.rules.acts import Kind
from states.rules.clauses import Clauses, Wait
from states.rules.course import Change, Status, course
from tests.files import Act, course_of

D = date.fromisoformat
OTTAWA = Clauses(entered_into_force=D("1999-03-01"), entry=Wait(6, first_of_month=True), withdrawal=Wait(6))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-01-01", Status.OUTSIDE),
        ("1999-02-25", Status.OUTSIDE),
        ("1999-02-26", Status.SIGNATORY),
        ("2003-05-11", Status.SIGNATORY),
        ("2003-05-12", Status.JOINED),
        ("2003-10-31", Status.JOINED),
        ("2003-11-01", Status.PARTY),
        ("2025-06-26", Status.PARTY),
        ("2025-06-27", Status.LEAVING),
        ("2025-12-26", Status.LEAVING),
        ("2025-12-27", Status.WITHDRAWN),
    ],
)
def test_the_whole_life_of_lithuania_changes_on_the_days_themselves(day, expected):
    assert course_of("apmbc", "LTU").status(D(day)) is expected


def test_an_act_counts_from_its_own_day_though_its_effect_reaches_back():
    south_sudan = course_of("apmbc", "SSD")
    assert south_sudan.status(D("2011-11-10")) is Status.OUTSIDE
    assert south_sudan.status(D("2011-11-11")) is Status.PARTY
    entry = south_sudan.standing(D("2011-11-11")).entry
    assert entry is not None
    assert entry.on == D("2011-07-09")


def test_a_withdrawn_ratification_leads_back_to_signatory_that_day():
    russia = course_of("ctbt", "RUS")
    assert russia.status(D("2023-11-02")) is Status.JOINED
    assert russia.status(D("2023-11-03")) is Status.SIGNATORY
    standing = russia.standing(D("2023-11-03"))
    assert (standing.consent, standing.withdrawal) == (None, None)


def test_a_withdrawn_accession_leads_back_to_nothing():
    acts = [Act(Kind.ACCESSION, D("2001-01-01")), Act(Kind.WITHDRAWAL_OF_RATIFICATION, D("2002-01-01"))]
    assert course(acts, OTTAWA).status(D("2002-01-01")) is Status.OUTSIDE


def test_acts_of_one_day_are_read_as_signature_consent_withdrawal():
    acts = [Act(kind, D("2000-01-10")) for kind in (Kind.WITHDRAWAL, Kind.RATIFICATION, Kind.SIGNATURE)]
    changes = [step.change for step in course(acts, OTTAWA).steps]
    assert changes[:3] == [Change.SIGNATURE, Change.CONSENT, Change.WITHDRAWAL_NOTIFIED]


def test_the_end_of_a_withdrawal_comes_before_a_new_consent_of_that_day():
    acts = [
        Act(Kind.ACCESSION, D("2000-01-10")),
        Act(Kind.WITHDRAWAL, D("2001-01-10")),  # effect on 10 July
        Act(Kind.ACCESSION, D("2001-07-10")),
    ]
    again = course(acts, OTTAWA)
    assert again.status(D("2001-07-10")) is Status.JOINED
    assert again.standing(D("2001-07-10")).withdrawal is None
    assert again.status(D("2002-01-01")) is Status.PARTY


def test_a_second_consent_and_a_withdrawal_by_a_state_not_party_count_for_nothing():
    twice = [Act(Kind.RATIFICATION, D("2000-01-10")), Act(Kind.ACCEPTANCE, D("2005-01-10"))]
    assert [step.change for step in course(twice, OTTAWA).steps] == [Change.CONSENT, Change.ENTRY_INTO_FORCE]
    assert course([Act(Kind.WITHDRAWAL, D("2000-01-10"))], OTTAWA).steps == ()


def test_a_second_notice_does_not_postpone_the_end():
    notices = [Act(Kind.WITHDRAWAL, D("2025-07-10")), Act(Kind.WITHDRAWAL, D("2025-07-20"))]
    life = course([Act(Kind.ACCESSION, D("2000-01-10")), *notices], OTTAWA)
    assert life.status(D("2026-01-10")) is Status.WITHDRAWN
    assert [step.act for step in life.steps if step.change is Change.WITHDRAWAL_NOTIFIED] == notices[:1]


def test_a_day_rests_on_the_acts_made_by_then():
    lithuania = course_of("apmbc", "LTU")
    assert [act.kind for act in lithuania.acts(D("2003-05-11"))] == [Kind.SIGNATURE]
    assert [act.kind for act in lithuania.acts(D("2026-01-01"))] == [
        Kind.SIGNATURE,
        Kind.RATIFICATION,
        Kind.WITHDRAWAL,
    ]


def test_a_stated_day_too_is_shown_only_once_the_treatys_own_is_certain():
    early = Act(Kind.RATIFICATION, D("1997-12-03"), D("1999-03-01"))
    assert course([early], OTTAWA, D("1998-09-16")).standing(D("1998-01-01")).entry is None


def test_a_state_that_withdraws_before_it_is_bound_is_never_a_party():
    acts = [Act(Kind.ACCESSION, D("2000-01-10")), Act(Kind.WITHDRAWAL, D("2000-02-01"), D("2000-03-01"))]
    leaves_early = course(acts, OTTAWA)
    assert leaves_early.status(D("2000-02-01")) is Status.JOINED
    assert leaves_early.status(D("2000-03-01")) is Status.WITHDRAWN
    assert leaves_early.status(D("2010-01-01")) is Status.WITHDRAWN


def test_a_withdrawal_held_back_leaves_the_state_bound_for_good():
    acts = [Act(Kind.ACCESSION, D("2000-01-10")), Act(Kind.WITHDRAWAL, D("2001-01-10"), effect_held=True)]
    assert course(acts, OTTAWA).status(D("2099-01-01")) is Status.LEAVING


def test_a_signature_while_bound_changes_nothing_and_after_leaving_makes_a_signatory():
    acts = [
        Act(Kind.ACCESSION, D("2000-01-10")),
        Act(Kind.SIGNATURE, D("2000-08-01")),
        Act(Kind.WITHDRAWAL, D("2001-01-10")),
        Act(Kind.SIGNATURE, D("2002-01-10")),
    ]
    life = course(acts, OTTAWA)
    assert life.status(D("2000-08-01")) is Status.PARTY
    assert life.status(D("2002-01-09")) is Status.WITHDRAWN
    assert life.status(D("2002-01-10")) is Status.SIGNATORY


def test_no_entry_into_force_is_shown_before_the_treatys_own_is_certain():
    burkina_faso = course_of("apmbc", "BFA")  # the 40th deposit
    canada = course_of("apmbc", "CAN")  # the first
    assert canada.standing(D("1998-09-15")).entry is None
    for each in (burkina_faso, canada):
        entry = each.standing(D("1998-09-16")).entry
        assert entry is not None
        assert entry.on == D("1999-03-01")


def test_each_step_starts_where_the_last_one_ended():
    statuses = [(step.from_status, step.to_status) for step in course_of("apmbc", "LTU").steps]
    assert statuses[0][0] is Status.OUTSIDE
    assert all(before[1] is after[0] for before, after in pairwise(statuses))
