import pytest

from reports.queries.profile import profile
from reports.queries.record import record_now
from states.search import fold
from tests.files import KNOWN_COUNTS, TREATIES, day
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def found(page, asked: str, on: str = "2026-11-21") -> list[str]:
    return [row["iso3"] for row in page(f"/states.json?q={asked}&on={on}").json()]


@pytest.mark.parametrize(
    ("asked", "iso3"),
    [
        ("AFG", "AFG"),
        ("tr", "TUR"),  # two letters are a code
        ("792", "TUR"),
        ("Turkey", "TUR"),
        ("türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Zaire", "COD"),
        ("أفغانستان", "AFG"),
        ("阿富汗", "AFG"),
        ("Афганистан", "AFG"),
        ("Allemagne", "DEU"),
        ("Sao Tome and Principe", "STP"),
        ("cote divoire", "CIV"),
    ],
)
def test_a_state_is_found_by_name_in_any_language_former_name_and_code(page, asked, iso3):
    assert found(page, asked) == [iso3]


def test_part_of_a_name_finds_all_that_have_it_the_closest_first(page):
    assert found(page, "guin") == ["GNQ", "GIN", "GNB", "PNG"]  # in Spanish the first begins with it


def test_only_states_of_the_day_are_found(page):
    assert found(page, "South Sudan", "2011-07-08") == []
    assert found(page, "South Sudan", "2011-07-14") == ["SSD"]


def test_one_state_found_is_opened_with_the_day_asked(client):
    answer = client.get("/states/?q=turkey&on=2002-02-01")
    assert (answer.status_code, answer["Location"]) == (302, "/states/tur/?on=2002-02-01")
    assert client.get("/fr/states/?q=turkey")["Location"] == "/fr/states/tur/"


def test_part_of_a_code_is_no_code(client, page):
    assert client.get("/states/?q=UK").status_code == 200  # Ukraine begins so, but is not named so
    assert found(page, "UK") == ["UKR"]


def test_a_code_in_other_case_leads_to_the_right_address(client):
    assert client.get("/states/AFG/")["Location"] == "/states/afg/"


def test_a_day_before_the_universe_is_recorded_says_nothing_of_those_that_had_not_acted(page, csv_rows):
    assert {row["status"] for row in csv_rows("/states.csv?treaty=npt&on=1970-01-01")} == {"signatory", "joined"}
    assert "No act by this day" in text_of(page("/states/afg/?on=1980-01-01"))
    assert "outside" not in {row["npt"] for row in csv_rows("/treaties/matrix.csv?on=1969-01-01")}


def test_a_misspelt_name_gets_suggestions_in_words(page):
    text = text_of(page("/states/?q=afghanistn"))
    assert "No State of this day has that name or code" in text
    assert "Perhaps you mean: Afghanistan" in text


def test_another_name_that_was_found_is_told(page):
    assert "found as Papouasie-Nouvelle-Guinée" in text_of(page("/states/?q=nouvelle"))


def test_the_name_of_the_day_stands_beside_todays(page):
    assert "Türkiye then: Turkey" in text_of(page("/states/?on=2002-02-01"))
    assert "then: Turkey" not in text_of(page("/states/?on=2026-11-21"))
    assert "Türkiye then: Turkey" in text_of(page("/states/tur/?on=2002-02-01"))
    assert "Türkiye then: Turkey" in text_of(page("/treaties/apmbc/participants/?on=2002-02-01"))


@pytest.mark.parametrize(("on", "deposited", "in_force", "universe"), KNOWN_COUNTS)
def test_the_list_has_every_state_of_the_day(page, on, deposited, in_force, universe):
    rows = page(f"/states.json?on={on}").json()
    assert len(rows) == universe
    assert sum(row["status"] in ("joined", "party", "leaving") for row in rows) == deposited


@pytest.mark.parametrize("on", ["1996-01-01", "1998-09-15", "1998-09-16", "2002-02-01", "2026-11-21"])
def test_a_profile_says_of_every_state_what_the_registers_say(on):
    record = record_now()
    registers = {slug: dict(record.register(record.treaty(slug)).entries) for slug in TREATIES}
    for entry in record.entries("en")[::7]:
        shown = profile(record, entry.iso3, day(on), "en")
        for row in shown.treaties:
            own = registers[row.treaty.slug][entry]
            expected = own.standing(day(on)) if own else None
            assert row.line.standing == (expected or row.line.standing), (entry.iso3, row.treaty)
            assert (own is None) == (row.course is None)


def test_a_profile_begins_with_the_status(page):
    text = text_of(page("/states/ltu/?on=2026-11-21"))
    assert "Withdrawn since 27 December 2025" in text
    assert "State Party from 1 November 2003 to 26 December 2025." in text
    assert "1 Nov 2003 Entry into force by the treaty’s rule" in text
    assert "27 Dec 2025 Withdrawal as the depositary states it" in text
    assert "Bound by 6 of 10 treaties" in text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/states/afg/?on=2002-09-10", "Neither signed nor joined"),
        ("/states/afg/?on=2002-09-11", "It enters into force for it on 1 March 2003."),
        ("/states/afg/?on=2003-03-01", "State Party since 1 March 2003"),
        ("/states/ltu/?on=2025-06-27", "Its withdrawal takes effect on 27 December 2025."),
        ("/states/ltu/?treaty=tpnw&on=2010-01-01", "It was not yet adopted on 1 January 2010."),
        ("/states/rus/?treaty=ctbt", "Signatory since 3 November 2023"),
        ("/states/niu/", "Polynesia"),
    ],
)
def test_the_status_of_a_day_in_words(page, address, said):
    assert said in text_of(page(address))


def test_a_profile_steps_through_the_changes_of_its_state(page):
    html = page("/states/ltu/?on=2026-11-21").content.decode()
    assert 'href="?on=2025-12-27" rel="prev"' in html
    assert "27 Dec 2025: APMBC, withdrawal" in text_of(page("/states/ltu/?on=2026-11-21"))


def test_forums_and_notes_of_the_day(page):
    text = text_of(page("/states/ltu/?on=2003-01-01"))
    assert "European Union" not in text[text.index("It sits in") : text.index("acts, effects and events")]
    assert "European Union" in text_of(page("/states/ltu/?on=2005-01-01"))
    assert "APMBC – Suspension claimed" in text_of(page("/states/ukr/"))
    assert "Suspension claimed" not in text_of(page("/states/ukr/?on=2025-07-17"))


def test_the_file_has_every_treaty(page, csv_rows):
    rows = csv_rows("/states/afg.csv?on=2026-11-21")
    assert rows[0]["treaty"] == "apmbc"
    assert len(rows) == 10
    assert (rows[0]["status"], rows[0]["consent"], rows[0]["entry_into_force"]) == ("party", "2002-09-11", "2003-03-01")


def test_an_unknown_code_is_told_in_words(page):
    assert "No State has the code “xyz”" in text_of(page("/states/xyz/", 404))


def test_a_profile_costs_the_same_for_every_state(client, django_assert_num_queries):
    for code in ("afg", "usa", "niu"):
        with django_assert_num_queries(10 if code == "afg" else 3):
            client.get(f"/states/{code}/?on=2026-11-21")


def test_folding_leaves_nothing_that_two_spellings_differ_by():
    assert fold("Côte  d’Ivoire") == fold("COTE D'IVOIRE") == "cote d ivoire"
    assert fold("Türkiye") == "turkiye"
    assert fold("Guinea-Bissau") == "guinea bissau"
