import re

import pytest

from reports.queries.record import forget
from states.models import State, TreatyAction
from tests.pages.test_dashboard import text_of

pytestmark = pytest.mark.django_db


def test_a_filter_without_rows_says_so(page):
    text = text_of(page("/treaties/apmbc/participants/?on=2002-02-01&status=withdrawn"))
    assert "No State fits these filters on this day." in text


def test_links_and_forms_keep_what_was_asked(page):
    html = page("/treaties/apmbc/participants/?on=2026-01-15&count=in-force&group=weog").content.decode()
    assert 'href="?on=2026-01-15&amp;group=weog"' in html  # the other counting rule
    _find_form, day_form, filter_form = re.findall(r"<form.*?</form>", html, re.DOTALL)
    assert '<input type="hidden" name="group" value="weog">' in day_form
    assert '<input type="hidden" name="count" value="in-force">' in day_form
    assert '<input type="hidden" name="on" value="2026-01-15">' in filter_form


def test_each_row_leads_to_its_sources(page):
    html = page("/treaties/apmbc/participants/?on=2026-11-21&status=withdrawn").content.decode()
    assert '<a href="#source-1">1</a> <a href="#source-2">2</a>' in html
    assert '<li id="source-2">' in html
    assert re.search(r'<li id="source-2"><(?:a [^>]*|span )lang="en">', html)


def test_a_stated_effect_that_differs_stands_beside_the_rules(page):
    TreatyAction.objects.filter(key="apmbc-ton-accession-1").update(effective_on="2026-02-01")
    assert "1 Feb 2026 by the rule 1 Dec 2025" in text_of(page("/treaties/apmbc/participants/?on=2026-11-21"))
    TreatyAction.objects.filter(key="apmbc-fin-withdrawal-1").update(effective_on="2026-01-20")
    forget()  # no history is left by this shortcut
    assert "20 Jan 2026 by the rule 10 Jan 2026" in text_of(page("/treaties/apmbc/participants/?on=2026-11-21"))


def test_a_computed_end_is_marked_so(page):
    TreatyAction.objects.filter(key="apmbc-fin-withdrawal-1").update(effective_on=None)
    assert "10 Jan 2026 by the rule" in text_of(page("/treaties/apmbc/participants/?on=2026-11-21"))


def test_an_unconfirmed_act_is_marked(page):
    TreatyAction.objects.filter(key="apmbc-alb-ratification-1").update(confirmed=False)
    assert "Albania unconfirmed" in text_of(page("/treaties/apmbc/participants/?on=2026-11-21"))


def test_names_from_the_record_are_escaped(page):
    State.objects.filter(iso3="USA").update(name_en="<script>alert(1)</script>")
    State.objects.get(iso3="USA").names.all().delete()
    assert "<script>alert" not in page("/treaties/apmbc/participants/").content.decode()
