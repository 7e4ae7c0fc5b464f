"""What the tracker itself changed: told by page, files and feed alike, and by whom by none of them."""

import re
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.queries.kinds import KINDS
from states.loading.load import REASON
from states.models import DepositaryNote, ForumMembership, Source, State, StateName, Treaty, TreatyAction
from states.models.record import Recorded
from tests.factories import ActFactory, MembershipFactory, SourceFactory, TargetFactory, some_row
from tests.pages.test_dashboard import text_of
from universalization.models import Target

pytestmark = pytest.mark.django_db

PAGE, FILE, FEED = "/changes-of-record/", "/changes-of-record.csv", "/changes-of-record.atom"
ALBANIA = "apmbc-alb-ratification-1"


def edit(fact, reason: str = "", at: datetime | None = None, **values):
    """Change a fact as a person does."""
    for name, value in values.items():
        setattr(fact, name, value)
    if at:
        fact._history_date = at
    fact._change_reason = reason
    fact.save()
    return fact


def act() -> TreatyAction:
    return TreatyAction.objects.get(key=ALBANIA)


def test_a_changed_day_is_told_with_the_day_before_and_the_reason(page, csv_rows):
    edit(act(), "Typed from the paper copy", date=date(2000, 2, 28))
    text = text_of(page(PAGE))
    assert "Changed act Albania: ratification, APMBC, 2000-02-28 Date 29 Feb 2000 → 28 Feb 2000" in text
    assert "Reason: Typed from the paper copy" in text
    assert 'href="/states/alb/"' in page(PAGE).content.decode()
    assert csv_rows(FILE)[0] == {
        "recorded_on": str(act().history.first().history_date.date()),
        "kind": "act",
        "key": ALBANIA,
        "fact": "Albania: ratification, APMBC, 2000-02-28",
        "change": "changed",
        "field": "date",
        "old": "2000-02-29",
        "new": "2000-02-28",
        "reason": "Typed from the paper copy",
    }


def test_each_change_is_held_against_the_one_just_before(csv_rows):
    for day in (28, 27, 26):
        edit(act(), date=date(2000, 2, day))
    told = [(row["old"], row["new"]) for row in csv_rows(FILE)[:3]]
    assert told == [("2000-02-27", "2000-02-26"), ("2000-02-28", "2000-02-27"), ("2000-02-29", "2000-02-28")]


def test_values_are_told_in_words(csv_rows):
    source = SourceFactory(citation="C.N.1.2026")
    before = act().source.citation
    edit(act(), source=source, confirmed=False, kind="accession")
    told = {row["field"]: (row["old"], row["new"]) for row in csv_rows(f"{FILE}?kind=act") if row["field"]}
    assert told == {
        "source": (before, "C.N.1.2026"),
        "confirmed": ("yes", "no"),
        "kind": ("ratification", "accession"),
    }


def test_an_added_fact_is_told_with_what_it_says(csv_rows, page):
    ActFactory(treaty=Treaty.objects.get(slug="apmbc"), state=State.objects.get(iso3="USA"), kind="accession")
    told = {row["field"]: row["new"] for row in csv_rows(f"{FILE}?kind=act&state=usa&treaty=apmbc") if row["field"]}
    assert told["state"] == "United States of America"
    assert told["treaty"] == "APMBC"
    assert told["date"] == "1998-01-01"
    assert not {"key", "confirmed", "note", "id"} & told.keys()
    assert "Added act United States of America: accession" in text_of(page(PAGE))


def test_a_deleted_fact_is_told_with_what_it_said_and_a_page_that_is_gone_is_not_linked(csv_rows, page):
    source = SourceFactory(key="gone", citation="Gone")
    act_of_source = edit(act(), source=source)
    edit(act_of_source, source=Source.objects.get(key="untc-xxvi-5"))
    source._change_reason = "Entered twice"
    source.delete()
    told = [tuple(row.values())[1:] for row in csv_rows(FILE)[:2]]
    assert told == [
        ("source", "gone", "Gone", "deleted", "kind", "Depositary", "", "Entered twice"),
        ("source", "gone", "Gone", "deleted", "citation", "Gone", "", "Entered twice"),
    ]
    # What referred to it still tells its citation.
    assert ("source", "Gone") in {(row["field"], row["old"]) for row in csv_rows(f"{FILE}?kind=act")}
    assert "/sources/gone/" not in page(PAGE).content.decode()


def test_what_was_loaded_is_told_together_by_day_and_kind(csv_rows, page):
    rows = csv_rows(FILE)
    assert {row["change"] for row in rows} == {"loaded"}
    assert [row["kind"] for row in rows].count("act") == 1
    assert "2,537 acts" in {row["fact"] for row in rows}
    assert "Loaded from the reference files 2,537 acts" in text_of(page(PAGE))
    act().history.update(history_date=datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC))
    assert [(row["recorded_on"], row["fact"]) for row in csv_rows(f"{FILE}?kind=act")][1] == ("2026-11-01", "1 act")


def test_a_change_by_the_reference_files_is_told_singly(csv_rows):
    edit(act(), REASON, date=date(2000, 2, 28))
    first = csv_rows(FILE)[0]
    assert (first["change"], first["field"], first["reason"]) == ("changed", "date", "reference files")


def test_a_change_in_which_no_field_differs_is_told_all_the_same(csv_rows, page):
    edit(act(), "Looked at again")
    assert "Saved anew; no field differs. Reason: Looked at again" in text_of(page(PAGE))
    first = csv_rows(FILE)[0]
    assert (first["change"], first["field"], first["reason"]) == ("changed", "", "Looked at again")


def test_nobody_is_named(client):
    person = get_user_model().objects.create_user("m.lindqvist", first_name="Maja", last_name="Lindqvist")
    fact = act()
    fact._history_user = person
    edit(fact, "Seen", date=date(2000, 2, 28))
    assert act().history.first().history_user == person
    with CaptureQueriesContext(connection) as queries:
        for address in (PAGE, f"/fr{PAGE}", FILE, "/changes-of-record.json", FEED):
            told = client.get(address).content.decode()
            assert "2000-02-28" in told
            assert not re.search("lindqvist|maja", told, re.IGNORECASE), address
    assert not [query["sql"] for query in queries if "auth_user" in query["sql"] or "history_user" in query["sql"]]


def test_the_newest_comes_first_fifty_to_a_page(page):
    source = SourceFactory(citation="Source 0")
    for number in range(1, 60):
        edit(source, citation=f"Source {number}")
    first, second = page(f"{PAGE}?kind=source"), page(f"{PAGE}?kind=source&page=2")
    assert "61 changes" in text_of(first)  # the loaded ones are one
    assert text_of(first).index("Source 59") < text_of(first).index("Source 58")
    assert 'href="?kind=source&amp;page=2" rel="next"' in first.content.decode()
    assert "Page 2 of 2" in text_of(second)
    assert 'rel="next"' not in second.content.decode()
    assert "Loaded from the reference files" in text_of(second)
    assert len(re.findall(r"<li id=", first.content.decode())) == 50


@pytest.mark.parametrize("code", ["alb", "ALB"])
def test_filters_by_state_and_treaty(csv_rows, code):
    edit(act(), date=date(2000, 2, 28))
    edit(TreatyAction.objects.filter(treaty__slug="ccm").first(), note="Seen")
    edit(StateName.objects.get(state__iso3="ALB", lang="fr"), short_name="Albanie !")
    changed = [row["kind"] for row in csv_rows(f"{FILE}?state={code}") if row["change"] == "changed"]
    assert changed == ["state-name", "act"]
    changed = [row["fact"] for row in csv_rows(f"{FILE}?treaty=apmbc") if row["change"] == "changed"]
    assert changed == ["Albania: ratification, APMBC, 2000-02-28"]
    assert {row["kind"] for row in csv_rows(f"{FILE}?treaty=apmbc")} >= {"treaty", "final-clauses", "act", "target"}
    assert not csv_rows(f"{FILE}?state={code}&kind=edition")


def test_a_fact_moved_to_another_state_is_told_under_both(csv_rows):
    edit(act(), "Wrong State", state=State.objects.get(iso3="USA"))
    for code in ("alb", "usa"):
        told = [(row["field"], row["old"]) for row in csv_rows(f"{FILE}?state={code}&kind=act") if row["field"]]
        assert told == [("state", "Albania")]


def test_the_period_is_that_of_recording_and_excludes_its_first_day(csv_rows, page):
    for day in (1, 2, 3):
        edit(act(), at=datetime(2020, 5, day, 23, 59, tzinfo=UTC), date=date(2000, 2, day))
    rows = csv_rows(f"{FILE}?since=2020-05-01&until=2020-05-02")
    assert [(row["recorded_on"], row["old"], row["new"]) for row in rows] == [
        ("2020-05-02", "2000-02-01", "2000-02-02")
    ]
    text = text_of(page(f"{PAGE}?since=2020-05-01&until=2020-05-02"))
    assert "1 change Recorded after 1 May 2020, up to and including 2 May 2020" in text
    assert "Nothing of the kind was recorded in that time." in text_of(page(f"{PAGE}?until=2019-01-01"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=rumour", "kind: “rumour” is no kind of fact. There are: act, note,"),
        ("state=xyz", "No State has the code “xyz”."),
        ("page=0", "page: there is no page “0”. There are: 1 to 1."),
        ("page=2", "page: there is no page “2”."),
        ("page=x", "page: there is no page “x”."),
        ("since=2020-02-01&until=2020-01-01", "lies after until"),
        ("on=2020-01-01", "There is no parameter “on” here."),
    ],
)
def test_what_is_unknown_is_refused_in_words(page, query, said):
    assert said in text_of(page(f"{PAGE}?{query}", 400))


def test_an_unknown_treaty_is_told_which_there_are(client):
    assert "apmbc, att" in client.get("/changes-of-record.json?treaty=xyz").json()["error"]
    refused = client.get(f"{FEED}?kind=rumour")
    assert (refused.status_code, refused["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_a_page_is_kept_until_something_is_recorded(client, django_assert_num_queries):
    for address in (PAGE, FILE, FEED):
        first = client.get(address)
        assert first["ETag"], address
        with django_assert_num_queries(1):
            assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
        edit(act(), note=f"{address} was read")
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def queries_of(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", [PAGE, FILE, FEED])
def test_queries_do_not_grow_with_what_was_recorded(client, address):
    def record(number: int):
        for fact in TreatyAction.objects.all()[:number]:
            edit(fact, note=f"{number}")
        for fact in (*ForumMembership.objects.all()[:number], *DepositaryNote.objects.all()[:number]):
            edit(fact, doubt=f"{number}")
        for fact in Target.objects.all()[:number]:
            edit(fact, wording=f"{number}")
        MembershipFactory(), TargetFactory()

    record(1)
    few = queries_of(client, address)
    record(12)
    assert queries_of(client, address) == few
    # The revision, the count, the recordings; one for each kind of fact, and one for each kind referred to.
    assert few <= 3 + len(KINDS) + 6


def test_every_kind_of_fact_of_the_record_is_told(page):
    def below(model):
        return [model, *(each for child in model.__subclasses__() for each in below(child))]

    told = {kind.model for kind in KINDS.values()}
    assert told == {model for model in below(Recorded) if not model._meta.abstract}
    for kind in KINDS.values():
        fact = some_row(kind.model)
        edit(fact, f"edited as {kind.name}")
        html = page(f"{PAGE}?kind={kind.name}").content.decode()
        assert f"edited as {kind.name}" in html
        for link in re.findall(r'<h4><a href="([^"]+)"', html):
            page(link)


def test_it_is_found_from_the_foot_and_from_the_last_change_of_the_record(page):
    html = page("/").content.decode()
    assert 'href="/changes-of-record/">Changes of the record' in html
    assert re.search(r'href="/changes-of-record/">Last change of the record: \d', html)
    assert 'href="/fr/changes-of-record/"' in page("/fr/states/afg/").content.decode()


def test_days_and_names_are_in_the_language_shown(page):
    edit(act(), state=State.objects.get(iso3="USA"), date=date(2000, 3, 1))
    text = text_of(page(f"/fr{PAGE}"))
    assert "Albanie → États-Unis d’Amérique" in text.replace("'", "’")
    assert "1er mars 2000" in text


def test_an_empty_record_says_so(page):
    for kind in KINDS.values():
        kind.model.history.all().delete()
    assert "0 changes" in text_of(page(PAGE))
    assert "Nothing is recorded yet." in text_of(page(PAGE))
