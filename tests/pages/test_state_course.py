"""One State, everything: its course with filters, its file, its conduct, what gives it weight."""

import re

import pytest

from reports.queries.facts import SUBJECTS
from reports.queries.state_facts import state_facts
from states.models import State
from tests.factories import EditionFactory, TransferMeasureFactory, TransparencyReportFactory
from tests.pages.test_dashboard import text_of, text_of_html

pytestmark = pytest.mark.django_db
ON = "2026-11-21"


@pytest.fixture
def course(page):
    """The lines of a State's course, each as text."""

    def fetch(code: str, query: str = f"on={ON}") -> list[str]:
        html = page(f"/states/{code}/?{query}").content.decode()
        found = re.search(r'<ul class="dated course">(.*?)</ul>', html, re.DOTALL)
        return [text_of_html(line).strip() for line in found[1].split("<li")[1:]] if found else []

    return fetch


def has(lines: list[str], said: str) -> bool:
    return any(said in line for line in lines)


def test_one_query_reads_every_fact_of_a_state(django_assert_num_queries):
    dated_by_state = [each.model for each in SUBJECTS if hasattr(each.model, "state")]
    for code in ("AFG", "MMR", "UKR", "USA"):
        state = State.objects.get(iso3=code)
        with django_assert_num_queries(1):
            read = state_facts(state)
        tables = [model for model in dated_by_state if model.__name__ not in ("Meeting", "StateName")]
        rows = [row for model in tables for row in model._default_manager.filter(state=state)]
        assert sorted(fact.key for fact in read.all) == sorted(row.key for row in rows)
        confirmed = {(row.key, row.confirmed, row.doubt, row.source.key) for row in rows}
        assert {(fact.key, fact.confirmed, fact.doubt, fact.source) for fact in read.all} == confirmed


def test_all_that_is_recorded_stands_on_one_line_of_time(course):
    lines = course("usa")
    assert has(lines, "12 Nov 2020 APMBC – listed as a producer in the editions of 2020 to 2021 unconfirmed in part")
    assert has(lines, "3 May 1999 APMBC – listed as a producer in the editions of 1999 to 2013 unconfirmed in part")
    assert has(lines, "27 Jun 2014 APMBC – production: ceased, declared by the State")
    assert has(lines, "31 Jul 2002 APMBC – production: signs that it no longer produces, not declared")
    assert has(lines, "1992 APMBC – transfer: moratorium")
    assert has(lines, "2021 APMBC – stockpile: estimated, 3,000,000")
    assert has(lines, "Permanent member: United Nations Security Council")
    assert has(course("rus"), "APMBC – transfer: moratorium, until 1 Dec 2002")
    assert has(course("afg"), "1 Mar 2007 APMBC – deadline: Stockpile destruction, Article 4, done late")


def test_a_run_breaks_where_an_edition_says_otherwise_or_nothing(course):
    used = course("rus", f"on={ON}&kind=use")
    assert [re.sub(r" unconfirmed.*| [\d ]+$", "", line.split("– ")[1]) for line in used] == [
        "use reported in every edition since that of 2022, by government",
        "use reported in the editions of 2002 to 2009, by government",
        "use reported in the edition of 2000, by government",
    ]
    assert has(course("rus", "on=2008-12-31&kind=use"), "in every edition since that of 2002")


def test_an_edition_counts_from_the_day_of_its_publication(course):
    assert not has(course("mmr", "on=2000-09-06"), "use reported")
    assert has(course("mmr", "on=2000-09-07"), "use reported in the edition of 2000")


def test_what_has_no_day_stands_last_and_says_so(course):
    assert course("rus")[-1].split("APMBC")[0].strip().endswith("no day recorded")


def test_kinds_are_chosen_repeatedly_and_unknown_ones_refused_in_words(page, course):
    both = course("rus", f"on={ON}&kind=use&kind=transfer")
    assert {line.split("– ")[1].split(" ")[0].strip(":") for line in both} == {"use", "transfer"}
    assert "4 lines of 33, as filtered" in text_of(page(f"/states/rus/?on={ON}&kind=use&kind=transfer"))
    said = text_of(page("/states/rus/?kind=gossip", 400))
    assert "gossip" in said
    assert "There are: act, note, stockpile" in said


def test_the_file_holds_every_fact_with_source_and_confidence(page):
    told = page(f"/states/rus.json?on={ON}").json()
    facts = {(fact["kind"], fact["key"]): fact for fact in told["facts"]}
    assert len(told["treaties"]) == 10
    assert len(facts) == len(state_facts(State.objects.get(iso3="RUS")).all)
    moratorium = facts["transfer", "rus-moratorium-1"]
    assert (moratorium["kind"], moratorium["treaty"], moratorium["code"]) == ("transfer", "apmbc", "moratorium")
    assert (moratorium["date"], moratorium["until"]) == ("1994-12", "2002-12-01")
    assert moratorium["doubt"].startswith("later extensi")
    assert moratorium["source"]
    assert moratorium["citation"]
    assert facts["producer_list", "lm-1999-rus"]["confirmed"] is False
    assert facts["producer_list", "lm-1999-rus"]["doubt"] == "name from memory"
    assert "lm-2025-rus" not in {fact["key"] for fact in page("/states/rus.json?on=2025-12-01").json()["facts"]}


@pytest.mark.parametrize(
    ("code", "on", "said"),
    [
        ("mmr", ON, "On the producers’ list of the latest edition, that of 2025, and all since 1999."),
        ("usa", ON, "Not on the producers’ list of the latest edition."),
        ("usa", ON, "Ceased, 27 Jun 2014, declared by the State."),
        ("usa", ON, "Moratorium, since 1992."),
        ("rus", ON, "No measure of its own is in force: Moratorium, from December 1994 to 1 Dec 2002."),
        ("rus", "1999-12-31", "Moratorium, since December 1994."),
        ("ukr", ON, "Banned by the treaty, whatever it did before:"),
        ("afg", ON, "Reported in 4 of 27 editions, those of 2018 to 2021; in the last by non-State armed group."),
        ("prt", ON, "First report due 28 January 2000: not known."),
        ("ton", ON, "Not recorded Production, measures on transfer, use."),
        ("fsm", ON, "Not recorded of it by this day: production, measures on transfer, use."),
    ],
)
def test_its_conduct_in_a_line_each(page, code, on, said):
    assert said in text_of_html(page(f"/states/{code}/?on={on}").content.decode().replace("</dt>", " "))


def test_a_report_that_staff_enter_is_told(page):
    portugal = State.objects.get(iso3="PRT")
    treaty = portugal.actions.get(treaty__slug="apmbc", kind="ratification").treaty
    TransparencyReportFactory(state=portugal, treaty=treaty, kind="initial", year=None, received_on="2000-02-01")
    text = text_of(page(f"/states/prt/?on={ON}"))
    assert "First report due 28 January 2000, received 1 Feb 2000." in text
    assert "transparency: first report received" in text


def test_why_a_state_not_party_weighs(page):
    text = text_of(page(f"/states/rus/?on={ON}"))
    assert "a large stockpile" not in text
    assert "Estimated at 26,500,000 (2018)." in text
    assert "Permanent member, since" in text
    assert "Reported in the last two editions, or one of them: 2024, 2025." in text
    assert "1,000,000 weapons or more" in text
    assert "Why it weighs" not in text_of(page(f"/states/afg/?on={ON}"))


def weighed(page, query: str) -> list[str]:
    return [row["iso3"] for row in page(f"/treaties/apmbc/participants.json?{query}").json()]


def test_weights_are_asked_of_the_participants(page, csv_rows):
    producers = weighed(page, f"on={ON}&weight=producer")
    assert len(producers) == 12
    assert weighed(page, f"on={ON}&weight=producer&weight=recent_use") == ["PRK", "IRN", "MMR", "RUS"]
    assert [row["iso3"] for row in csv_rows(f"/treaties/apmbc/participants.csv?on={ON}&weight=producer")] == producers
    assert weighed(page, f"on={ON}&weight=large_stockpile") == ["CHN", "IND", "PAK", "KOR", "RUS", "USA"]
    text = text_of(page(f"/treaties/apmbc/participants/?on={ON}&weight=producer"))
    assert "12 States of 197, as filtered" in text
    assert "Of several all have to hold." in text
    assert "There are: producer, unrestrained" in text_of(page("/treaties/apmbc/participants/?weight=heavy", 400))


def test_a_party_never_weighs_and_a_measure_takes_weight_away(page):
    before = weighed(page, f"on={ON}&weight=unrestrained")
    assert "AFG" not in before
    assert "MMR" in before
    myanmar = State.objects.get(iso3="MMR")
    treaty = State.objects.get(iso3="AFG").actions.get(treaty__slug="apmbc").treaty
    TransferMeasureFactory(state=myanmar, treaty=treaty)
    assert weighed(page, f"on={ON}&weight=unrestrained") == [each for each in before if each != "MMR"]


@pytest.mark.parametrize(("on", "producers"), [("2000-09-07", 16), ("2002-07-31", 14), ("2023-11-14", 12)])
def test_producers_of_known_days(page, on, producers):
    assert len(weighed(page, f"on={on}&weight=producer")) == producers


def test_an_edition_without_a_list_leaves_the_one_before_in_force(page):
    EditionFactory(title="Landmine Monitor 2026", year=2026, published_on="2026-10-01")
    assert len(weighed(page, f"on={ON}&weight=producer")) == 12
    text = text_of(page(f"/states/mmr/?on={ON}"))
    assert "On the producers’ list of the latest edition, that of 2025" in text
    assert "listed as a producer in every edition since that of 1999" in text
    assert "use reported in the edition of 2025, by government" in text


def test_a_profile_weighs_what_the_participants_are_filtered_by(page):
    words = {
        "producer": "Producer on the list in force",
        "unrestrained": "No measure on transfer in force",
        "large_stockpile": "Large stockpile",
        "recent_use": "Recent use by the government",
        "security_council": "Security Council",
        "conference_on_disarmament": "Conference on Disarmament",
    }
    for code, label in words.items():
        for iso3 in weighed(page, f"on=2024-06-01&weight={code}")[::4]:
            html = page(f"/states/{iso3.lower()}/?on=2024-06-01").content.decode()
            assert f"<dt>{label}</dt>" in html, (iso3, code)
