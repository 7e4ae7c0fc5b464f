import re

import pytest
from django.utils.html import strip_tags

from states.models import State, Treaty, TreatyAction

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def test_1_february_2002_is_told_in_one_sentence(page):
    text = text_of(page("/treaties/apmbc/?on=2002-02-01"))
    assert "122 of 193 States have joined" in text
    assert "It is in force for 119." in text
    assert "Another 3 have deposited and will be bound between 1 March 2002 and 1 April 2002." in text
    assert "133 States ever signed." in text
    assert "open: 8 to go" in text
    assert "227 days left. Needed: 1.07 a month. So far: 1.00 a month." in text
    assert "Counting rule: deposited." in text


def test_21_november_2026_tells_of_five_withdrawals(page):
    text = text_of(page("/treaties/apmbc/?on=2026-11-21"))
    assert "161 of 197 States have joined" in text
    assert "5 have withdrawn." in text
    assert "First reached on 8 Nov 2002, 53 days late." in text


def test_the_other_counting_rule(page):
    text = text_of(page("/treaties/apmbc/?on=2002-02-01&count=in-force"))
    assert "119 of 193 States are bound" in text
    assert "Counting rule: in force." in text


def test_the_six_statuses_are_links_to_their_lists(page):
    html = page("/treaties/apmbc/?on=2026-01-15").content.decode()
    for status in ("outside", "signatory", "joined", "party", "leaving", "withdrawn"):
        assert f'href="?on=2026-01-15&amp;status={status}#participants"' in html
    assert "4 States of 197, as filtered" in text_of(page("/treaties/apmbc/?on=2026-01-15&status=withdrawn"))


def test_links_and_forms_keep_what_was_asked(page):
    html = page("/treaties/apmbc/?on=2026-01-15&count=in-force&group=weog").content.decode()
    assert 'href="?on=2026-01-15&amp;count=in-force&amp;status=leaving#participants"' in html
    day_form, filter_form = re.findall(r"<form.*?</form>", html, re.DOTALL)
    assert '<input type="hidden" name="group" value="weog">' in day_form
    assert '<input type="hidden" name="count" value="in-force">' in day_form
    assert '<input type="hidden" name="on" value="2026-01-15">' in filter_form


def test_the_head_tells_what_had_become_of_the_treaty_by_the_day(page):
    def head(on):
        text = text_of(page(f"/treaties/tpnw/?on={on}"))
        return text[: text.index("Status as of")]

    assert "Not yet adopted" in head("2015-01-01")
    assert "Not in force" in head("2020-10-23")
    assert "Enters into force on 22 Jan 2021" in head("2020-10-24")
    assert "In force since 22 Jan 2021" in head("2021-01-22")


def test_each_row_leads_to_its_sources(page):
    html = page("/treaties/apmbc/?on=2026-11-21&status=withdrawn").content.decode()
    assert '<a href="#source-1">1</a> <a href="#source-2">2</a>' in html
    assert '<li id="source-2" lang="en">' in html


def test_a_stated_effect_that_differs_stands_beside_the_rules(page):
    TreatyAction.objects.filter(key="apmbc-ton-accession-1").update(effective_on="2026-02-01")
    assert "1 Feb 2026 by the rule 1 Dec 2025" in text_of(page("/treaties/apmbc/?on=2026-11-21"))
    TreatyAction.objects.filter(key="apmbc-fin-withdrawal-1").update(effective_on="2026-01-20")
    assert "20 Jan 2026 by the rule 10 Jan 2026" in text_of(page("/treaties/apmbc/?on=2026-11-21"))


def test_a_computed_end_is_marked_so(page):
    TreatyAction.objects.filter(key="apmbc-fin-withdrawal-1").update(effective_on=None)
    assert "10 Jan 2026 by the rule" in text_of(page("/treaties/apmbc/?on=2026-11-21"))


def test_a_filter_without_rows_says_so(page):
    text = text_of(page("/treaties/apmbc/?on=2002-02-01&status=withdrawn"))
    assert "No State fits these filters on this day." in text


def test_the_days_beside_it_on_which_something_changed(page):
    html = page("/treaties/apmbc/?on=2002-02-01").content.decode()
    assert 'href="?on=2001-12-01" rel="prev"' in html
    assert 'href="?on=2002-03-01" rel="next"' in html
    assert "No change before" in text_of(page("/treaties/apmbc/?on=1997-12-03"))


def test_the_home_page_is_the_dashboard_of_the_default_treaty(page):
    home = page("/?on=2002-02-01").content.decode()
    assert "122" in home
    assert '<link rel="canonical" href="/treaties/apmbc/?on=2002-02-01">' in home


def test_a_record_with_nothing_in_it_says_how_to_fill_it(client, monkeypatch):
    monkeypatch.setattr("reports.views.dashboard.default_treaty", lambda: None)
    assert "load_reference" in client.get("/").content.decode()


def test_a_day_to_come_and_a_day_before_any_act_are_explained(page):
    assert "A day to come." in text_of(page("/treaties/apmbc/?on=2090-01-01"))
    assert "By 1 January 2010 no State had signed or joined" in text_of(page("/treaties/tpnw/?on=2010-01-01"))


def test_a_treaty_not_in_force_binds_nobody(page):
    text = text_of(page("/treaties/ctbt/?on=2026-11-21"))
    assert "Not in force" in text
    assert "It is in force for 0." in text


def test_an_unconfirmed_act_is_marked(page):
    TreatyAction.objects.filter(key="apmbc-alb-ratification-1").update(confirmed=False)
    assert "Albania unconfirmed" in text_of(page("/treaties/apmbc/?on=2026-11-21"))


def test_names_from_the_record_are_escaped(page):
    State.objects.filter(iso3="USA").update(name_en="<script>alert(1)</script>")
    State.objects.get(iso3="USA").names.all().delete()
    assert "<script>alert" not in page("/treaties/apmbc/").content.decode()


def test_every_treaty_has_its_dashboard(page):
    for treaty in Treaty.objects.all():
        assert treaty.short_name_en in page(treaty.get_absolute_url()).content.decode()
