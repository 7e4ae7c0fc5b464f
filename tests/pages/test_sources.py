import pytest

from states.models import Source, TreatyAction
from tests.files import rows
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def test_every_source_is_listed_with_the_facts_that_rest_on_it(csv_rows):
    listed = {row["source"]: row for row in csv_rows("/sources.csv?on=2026-11-21")}
    assert len(listed) == Source.objects.count()
    acts = TreatyAction.objects.filter(source__key="untc-xxvi-5").count()
    facts = csv_rows("/sources/untc-xxvi-5.csv?on=2026-11-21")
    assert sum(fact["kind"] == "acts" for fact in facts) == acts
    assert int(listed["untc-xxvi-5"]["facts"]) == len(facts)


def test_a_fact_is_counted_from_its_day(csv_rows):
    before, on = (len(csv_rows(f"/sources/untc-xxvi-5.csv?on={day}")) for day in ("2002-09-10", "2002-09-11"))
    assert on == before + 1  # Afghanistan acceded


def test_sources_of_one_kind(page, csv_rows):
    kinds = {row["kind"] for row in csv_rows("/sources.csv?kind=press")}
    assert kinds == {"press"}
    assert "kind: “rumour” is no kind of source" in text_of(page("/sources/?kind=rumour", 400))


def test_a_source_leads_to_where_it_can_be_read(page):
    linked = next(row for row in rows("sources") if row["url"])
    html = page(f"/sources/{linked['key']}/").content.decode()
    assert f'href="{linked["url"].replace("&", "&amp;")}"' in html


def test_an_unknown_source_is_told_in_words(page):
    assert "No source has the key “xyz”." in text_of(page("/sources/xyz/", 404))


def test_unconfirmed_facts_are_marked(page):
    unconfirmed = TreatyAction.objects.filter(key="apmbc-alb-ratification-1")
    unconfirmed.update(confirmed=False)
    assert "unconfirmed" in text_of(page(f"/sources/{unconfirmed.get().source.key}/"))


def test_queries_do_not_grow_with_the_facts(client, django_assert_num_queries):
    client.get("/sources/untc-xxvi-5/")
    with django_assert_num_queries(24):  # the revision and one for each kind of fact
        client.get("/sources/untc-xxvi-5/")


def test_a_deadline_to_come_is_known_before_it_falls_due(page):
    text = text_of(page("/sources/mar-yemen/?on=2023-01-01"))
    assert "Yemen: extension granted, APMBC, 2028-03-01" in text
