"""Languages, headers, keeping of pages, health: what all pages share."""

import gzip
import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError

from states.models import Revision, Treaty
from tests.factories import ActFactory, PartyFactory, SourceFactory, StateFactory, TreatyFactory

pytestmark = pytest.mark.django_db

DASHBOARD = "/treaties/apmbc/?on=2002-02-01"


@pytest.mark.parametrize(
    ("prefix", "language", "direction", "afghanistan", "day"),
    [
        ("", "en", "ltr", "Afghanistan", "1 Feb 2002"),
        ("/fr", "fr", "ltr", "Afghanistan", "1er fév. 2002"),
        ("/es", "es", "ltr", "Afganistán", "1 feb 2002"),
        ("/ar", "ar", "rtl", "أفغانستان", "فبراير"),
        ("/ru", "ru", "ltr", "Афганистан", "фев"),
        ("/zh-hans", "zh-hans", "ltr", "阿富汗", "2002年2月1日"),
    ],
)
def test_the_language_is_in_the_address(page, prefix, language, direction, afghanistan, day):
    response = page(prefix + "/treaties/apmbc/participants/?on=2002-02-01")
    html = response.content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert afghanistan in html
    assert day in html
    assert response["Content-Language"] == language
    assert "Accept-Language" not in response.get("Vary", "")


def test_a_page_leads_to_itself_in_the_other_languages(page):
    html = page("/fr" + DASHBOARD).content.decode()
    assert 'href="/treaties/apmbc/?on=2002-02-01" lang="en"' in html
    assert 'href="/ar/treaties/apmbc/?on=2002-02-01" lang="ar"' in html


def test_an_address_shows_the_same_page_whatever_the_browser_prefers(client):
    html = client.get(DASHBOARD, headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="en"' in html


def test_files_have_no_language(client):
    assert client.get("/fr/treaties/apmbc/figures.json").status_code == 404


def test_the_policy_allows_nothing_inline_and_nothing_foreign(page):
    response = page(DASHBOARD)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    html = response.content.decode()
    assert not re.search(r"<style|<script(?! type=.module. src)|\sstyle=|\son[a-z]+=|javascript:", html)
    assert not re.search(r'<(?:link|img|script|iframe)[^>]*(?:href|src)="(?:https?:)?//', html)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_security_headers(page, header, value):
    assert page(DASHBOARD)[header] == value


@pytest.mark.parametrize("path", [DASHBOARD, "/treaties/apmbc/figures.json?on=2002-02-01", "/"])
def test_a_page_is_kept_until_the_record_changes(client, path, django_assert_num_queries):
    first = client.get(path)
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    kept = {"if-none-match": first["ETag"]}
    with django_assert_num_queries(1):
        assert client.get(path, headers=kept).status_code == 304
    SourceFactory()
    assert client.get(path, headers=kept).status_code == 200


def test_a_page_travels_compressed_and_is_kept_all_the_same(client):
    plain = client.get(DASHBOARD)
    packed = client.get(DASHBOARD, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 5
    assert "Accept-Encoding" in packed["Vary"]
    assert client.get(DASHBOARD, headers={"if-none-match": packed["ETag"]}).status_code == 304


def test_each_address_language_and_release_has_a_mark_of_its_own(client, settings):
    def mark(path):
        return client.get(path)["ETag"]

    marks = {mark(DASHBOARD), mark("/fr" + DASHBOARD), mark("/treaties/apmbc/?on=2002-02-02"), mark("/treaties/apmbc/")}
    settings.RELEASE = "another"
    assert len(marks | {mark(DASHBOARD)}) == 5


def marks_of_two_days(client, monkeypatch, path) -> set[str]:
    """The marks of one address on 21 and on 22 November 2026."""
    marks = set()
    for day in (date(2026, 11, 21), date(2026, 11, 22)):
        for module in ("public", "days", "views.frame"):
            monkeypatch.setattr(f"reports.{module}.today", lambda day=day: day)
        marks.add(client.get(path)["ETag"])
    return marks


def test_a_page_without_day_changes_at_midnight_and_a_past_day_does_not(client, monkeypatch):
    assert len(marks_of_two_days(client, monkeypatch, "/treaties/apmbc/")) == 2
    assert len(marks_of_two_days(client, monkeypatch, DASHBOARD)) == 1


def test_a_day_to_come_changes_when_it_comes(client, monkeypatch):
    assert len(marks_of_two_days(client, monkeypatch, "/treaties/apmbc/?on=2026-11-22")) == 2


def test_a_database_made_anew_has_marks_of_its_own(client):
    before = client.get(DASHBOARD)["ETag"]
    Revision.objects.update(changed_at="2001-01-01T00:00Z")
    assert client.get(DASHBOARD)["ETag"] != before


def test_a_page_that_is_not_there_is_not_kept(client):
    assert client.get("/treaties/xyz/", headers={"if-none-match": "*"}).status_code == 404


def test_public_pages_set_no_cookie_and_read_no_account(client, django_assert_max_num_queries):
    client.force_login(get_user_model().objects.create_user("reader"))
    response = client.get(DASHBOARD)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        (DASHBOARD, 12),
        ("/treaties/apmbc/participants/?on=2002-02-01", 11),
        ("/treaties/apmbc/participants/?on=2002-02-01&group=weog", 12),
        ("/treaties/apmbc/figures.json", 8),
        ("/treaties/apmbc/participants.csv", 5),
        ("/treaties/apmbc/participants.json?forum=eu", 6),
        ("/treaties/apmbc/targets.json", 5),
        ("/treaties/apmbc/changes.json", 5),
    ],
)
def test_queries_grow_neither_with_states_nor_with_treaties(client, path, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
    apmbc = Treaty.objects.get(slug="apmbc")
    for state in StateFactory.create_batch(30):
        ActFactory(treaty=apmbc, state=state, source=state.source)
    for treaty in TreatyFactory.create_batch(10):
        PartyFactory(treaty=treaty)
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("page", ["", "participants/", "targets/", "changes/", "figures.json", "participants.csv"])
def test_what_was_read_is_kept_until_the_record_changes(client, page, django_assert_num_queries):
    address = f"/treaties/apmbc/{page}"
    client.get(address)
    with django_assert_num_queries(1):  # the revision
        client.get(address)
    before = client.get("/treaties/apmbc/figures.json?on=2026-11-21").json()["signatures"]
    ActFactory(treaty=Treaty.objects.get(slug="apmbc"), state__exists_from=None)
    assert client.get("/treaties/apmbc/figures.json?on=2026-11-21").json()["signatures"] == before + 1


def test_healthz_answers_where_all_is_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_healthz_says_what_is_wrong(client, monkeypatch):
    def silent(*args):
        raise DatabaseError

    monkeypatch.setattr("tracker.health.MigrationExecutor", silent)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert "database" in response.json()["reason"]


def test_healthz_says_which_migrations_wait(client, monkeypatch):
    monkeypatch.setattr("tracker.health.MigrationExecutor.migration_plan", lambda self, targets: [1, 2])
    assert client.get("/healthz").json()["reason"] == "2 migrations are not applied"


def test_our_own_fault_is_told_in_the_sites_dress(client, monkeypatch):
    monkeypatch.setattr("reports.views.frame.StateOfPlay", None)
    client.raise_request_exception = False
    response = client.get(DASHBOARD)
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()
