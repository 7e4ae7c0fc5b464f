import re

import pytest
from django.utils.html import strip_tags

from reports.queries.dashboard import whole_percent
from reports.queries.record import Record
from states.models import Treaty

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return text_of_html(response.content.decode())


def text_of_html(html: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(html))


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
    assert "So far: −0.42 a month." in text
    assert "First reached on 8 Nov 2002, 53 days late." in text


def test_the_other_counting_rule(page):
    text = text_of(page("/treaties/apmbc/?on=2002-02-01&count=in-force"))
    assert "119 of 193 States are bound" in text
    assert "Counting rule: in force." in text


def test_the_six_statuses_are_links_to_their_lists(page):
    html = page("/treaties/apmbc/?on=2026-01-15").content.decode()
    for status in ("outside", "signatory", "joined", "party", "leaving", "withdrawn"):
        address = f"/treaties/apmbc/participants/?on=2026-01-15&amp;status={status}"
        assert f'href="{address}"' in html
        page(address.replace("&amp;", "&"))


def test_the_head_tells_what_had_become_of_the_treaty_by_the_day(page):
    def head(on):
        text = text_of(page(f"/treaties/tpnw/?on={on}"))
        return text[: text.index("Status as of")]

    assert "Not yet adopted" in head("2015-01-01")
    assert "Not in force" in head("2020-10-23")
    assert "Enters into force on 22 Jan 2021" in head("2020-10-24")
    assert "In force since 22 Jan 2021" in head("2021-01-22")


def test_the_days_beside_it_on_which_something_changed(page):
    html = page("/treaties/apmbc/?on=2002-02-01").content.decode()
    assert 'href="?on=2001-12-01" rel="prev"' in html
    assert 'href="?on=2002-03-01" rel="next"' in html
    assert "No change before" in text_of(page("/treaties/apmbc/?on=1997-12-03"))


def test_the_home_page_is_the_dashboard_of_the_default_treaty(page):
    home = page("/?on=2002-02-01").content.decode()
    assert "122" in home
    assert '<link rel="canonical" href="/treaties/apmbc/?on=2002-02-01">' in home


def test_links_to_other_pages_take_day_and_counting_rule_along(page):
    html = page("/treaties/apmbc/?on=2002-02-01&count=in-force").content.decode()
    assert 'href="/treaties/apmbc/participants/?on=2002-02-01&amp;count=in-force"' in html
    assert 'href="/treaties/apmbc/participants/?on=2002-02-01&amp;count=in-force&amp;status=joined"' in html
    assert 'href="/treaties/ccm/?on=2002-02-01&amp;count=in-force"' in html


def test_a_record_with_nothing_in_it_says_how_to_fill_it(client, monkeypatch):
    monkeypatch.setattr(Record, "treaties", [])
    assert "load_reference" in client.get("/").content.decode()


def test_a_day_to_come_and_a_day_before_any_act_are_explained(page):
    assert "A day to come." in text_of(page("/treaties/apmbc/?on=2090-01-01"))
    assert "By 1 January 2010 no State had signed or joined" in text_of(page("/treaties/tpnw/?on=2010-01-01"))


def test_a_treaty_not_in_force_binds_nobody(page):
    text = text_of(page("/treaties/ctbt/?on=2026-11-21"))
    assert "Not in force" in text
    assert "It is in force for 0." in text


def test_every_treaty_has_its_dashboard(page):
    for treaty in Treaty.objects.all():
        assert treaty.short_name_en in page(treaty.get_absolute_url()).content.decode()


def test_the_regional_groups_add_up_to_the_figure(page):
    html = page("/treaties/apmbc/?on=2002-02-01").content.decode()
    table = html[html.index('id="groups-un"') : html.index('id="groups-m49"')]
    rows = re.findall(r'<td class="n"><b>(\d+)</b></td>\s*<td class="n">(\d+)</td>\s*<td class="n">(\d+)%', table)
    assert sum(int(joined) for joined, _states, _percent in rows) == 122
    assert sum(int(states) for _joined, states, _percent in rows) == 193
    shares = [int(percent) for _joined, _states, percent in rows]
    assert shares[:-1] == sorted(shares[:-1], reverse=True)  # those in no group come last
    assert "Latin American and Caribbean Group: 88% have joined, the largest share" in text_of_html(html)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/treaties/ccm/?on=2007-01-01", "0% have joined in each"),
        ("/treaties/cwc/?on=2026-11-21", "From 96% to 100% have joined"),
        ("/treaties/apmbc/?on=2026-11-21", "Africa: 94% have joined, the largest share"),
        ("/treaties/apmbc/?on=2026-11-21", "Latin American and Caribbean Group: 97% have joined, the largest share"),
    ],
)
def test_a_heading_names_a_largest_share_only_where_there_is_one(page, address, said):
    assert said in text_of(page(address))


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 9, 0), (1, 300, 1), (29, 33, 88), (299, 300, 99), (9, 9, 100)]
)
def test_a_share_is_100_only_for_all_and_0_only_for_none(part, whole, percent):
    assert whole_percent(part, whole) == percent


def test_the_few_that_have_withdrawn_are_named(page):
    text = text_of(page("/treaties/apmbc/?on=2026-11-21"))
    assert "5 have withdrawn. (Estonia, Finland, Latvia, Lithuania, Poland)" in text


def test_no_share_is_told_where_the_universe_is_not_recorded(page):
    assert "so no share can be told" in text_of(page("/treaties/ccw/?on=1990-01-01"))


def test_what_changed_since_the_last_meeting(page):
    text = text_of(page("/treaties/apmbc/?on=2002-02-01"))
    assert "Changed since 3MSP" in text
    assert "1 Feb 2002 Eritrea, Saint Vincent and the Grenadines – entry into force" in text
    assert "27 Sep 2001 Nigeria – accession" in text
    assert "Changed in the twelve months before" in text_of(page("/treaties/tpnw/?on=2021-01-01"))
    assert "Nothing changed in that time." in text_of(page("/treaties/ctbt/?on=1990-01-01"))


def test_a_long_time_of_changes_is_cut_and_leads_to_the_rest(page):
    html = page("/treaties/apmbc/?on=2000-09-11").content.decode()
    recent = html[html.index('aria-labelledby="recent"') :]
    entries = recent[recent.index("<ul") : recent.index("</ul>")]
    assert entries.count("<time") == 10
    assert re.search(r"and \d+ earlier entries", entries)
