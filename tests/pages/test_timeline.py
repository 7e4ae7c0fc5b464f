import itertools
from datetime import date

from reports.charts.timeline import axis, spans
from states.rules.acts import Kind
from states.rules.clauses import Clauses, Wait
from states.rules.course import Status, course
from tests.files import Act, course_of

D = date.fromisoformat


def test_the_statuses_of_a_state_fill_its_band_without_gaps():
    drawn = spans(course_of("apmbc", "LTU"), D("1990-01-01"), D("2026-11-21"))
    assert [span.status for span in drawn] == [
        Status.SIGNATORY,
        Status.JOINED,
        Status.PARTY,
        Status.LEAVING,
        Status.WITHDRAWN,
    ]
    assert drawn[0].first == D("1999-02-26")
    for before, after in itertools.pairwise(drawn):
        assert abs(before.start + before.width - after.start) < 0.11
    assert round(drawn[-1].start + drawn[-1].width) == 100


def test_a_time_outside_is_left_blank():
    acts = [
        Act(Kind.ACCESSION, D("2000-01-01")),
        Act(Kind.WITHDRAWAL_OF_RATIFICATION, D("2001-01-01")),
    ]
    own = course(acts, Clauses(entered_into_force=D("1999-01-01"), entry=Wait(months=1)))
    assert own.status(D("2002-01-01")) is Status.OUTSIDE
    assert [span.status for span in spans(own, D("2000-01-01"), D("2003-01-01"))] == [Status.JOINED, Status.PARTY]


def test_a_state_that_never_acted_has_no_band():
    assert spans(None, D("1990-01-01"), D("2026-11-21")) == []


def test_years_on_the_axis_keep_their_distance():
    named = [x for x, _year in axis(D("1968-07-01"), D("2026-11-21"))]
    assert all(later - earlier >= 14 for earlier, later in itertools.pairwise(named))
