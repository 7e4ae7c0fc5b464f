import pytest

from states.rules.course import DEPOSITED
from tests.files import TREATIES, day, register
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def test_every_treaty_in_a_line_with_the_figures_of_its_own_page(page, csv_rows):
    rows = {row["treaty"]: row for row in csv_rows("/treaties.csv?on=2026-11-21")}
    assert set(rows) == set(TREATIES)
    for slug, row in rows.items():
        figures = page(f"/treaties/{slug}/figures.json?on=2026-11-21").json()
        assert {name: row[name] for name in ("deposited", "in_force", "signatory", "states_not_party")} == {
            name: str(figures[name]) for name in ("deposited", "in_force", "signatory", "states_not_party")
        }
    assert rows["ctbt"]["in_force_since"] == ""
    assert rows["apmbc"]["last_change"] == "2026-02-20"


def test_a_treaty_is_not_listed_before_its_adoption(page, csv_rows):
    assert {row["treaty"] for row in csv_rows("/treaties.csv?on=1975-01-01")} == {"npt", "bwc"}
    assert "2 treaties on 1 January 1975" in text_of(page("/treaties/?on=1975-01-01"))
    assert "No treaty of the record had been adopted" in text_of(page("/treaties/?on=1950-01-01"))


def test_entry_into_force_is_told_once_it_is_certain(csv_rows):
    in_force = {
        on: {r["treaty"]: r["in_force_since"] for r in csv_rows(f"/treaties.csv?on={on}")}
        for on in ("1998-09-15", "1998-09-16")
    }
    assert in_force["1998-09-15"]["apmbc"] == ""
    assert in_force["1998-09-16"]["apmbc"] == "1999-03-01"


def test_the_matrix_says_of_every_state_what_the_acts_say(csv_rows):
    rows = {row["iso3"]: row for row in csv_rows("/treaties/matrix.csv?on=2026-11-21")}
    assert len(rows) == 197
    for slug in TREATIES:
        for state, course in register(slug):
            expected = course.status(day("2026-11-21")).value if course else "outside"
            assert rows[state.iso3][slug] == expected


def test_a_gap_list_has_those_in_one_treaty_and_not_in_the_other(page, csv_rows):
    gap = csv_rows("/treaties/matrix.csv?in=apmbc&not_in=ccm&on=2026-11-21")
    every = csv_rows("/treaties/matrix.csv?on=2026-11-21")
    joined = [status.value for status in DEPOSITED]
    assert gap == [row for row in every if row["apmbc"] in joined and row["ccm"] not in joined]
    assert f"{len(gap)} States have joined APMBC and not CCM" in text_of(
        page("/treaties/?in=apmbc&not_in=ccm&on=2026-11-21")
    )


def test_a_leaving_state_still_counts_as_joined_in_a_gap(csv_rows):
    codes = [row["iso3"] for row in csv_rows("/treaties/matrix.csv?in=apmbc&on=2025-12-26")]
    assert "LTU" in codes
    assert "LTU" not in [row["iso3"] for row in csv_rows("/treaties/matrix.csv?in=apmbc&on=2025-12-27")]


@pytest.mark.parametrize(
    ("query", "said"), [("in=xyz", "No treaty has the address"), ("in=ccm&not_in=ccm", "same treaty")]
)
def test_a_pair_that_makes_no_sense_is_refused_in_words(page, query, said):
    assert said in text_of(page(f"/treaties/?{query}", 400))


def test_a_gap_without_states_says_so(page):
    assert "No State of this day fits." in text_of(page("/treaties/?in=tpnw&not_in=npt&on=2017-01-01"))


def test_each_cell_of_the_matrix_carries_its_letter(page):
    html = page("/treaties/?on=2026-11-21").content.decode()
    row = html[html.index('<a href="/states/ltu/') :]
    assert row[: row.index("</tr>")].count("<td") == 10
    assert '<td class="s s-withdrawn">W</td>' in row[: row.index("</tr>")]
