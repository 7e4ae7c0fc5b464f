"""A day and a partial date as people write them in a form."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.translation import override

from states.admin.days import DayFormField
from states.days import parse_day
from states.models import ForumMembership, TreatyAction
from states.models.partial_date import PartialDateFormField

SIGNING = date(1997, 12, 3)


@pytest.mark.parametrize(
    "text", ["1997-12-03", "1997-12-3", "3.12.1997", "03.12.1997", "3/12/1997", "3 Dec 1997", "3 december 1997"]
)
def test_a_day_is_read_as_people_write_it(text):
    assert parse_day(text) == SIGNING
    assert DayFormField().clean(f" {text} ") == SIGNING


@pytest.mark.parametrize(
    "text", ["3-12-1997", "3.12/1997", "12/31/1997", "31.4.1997", "3.12.97", "3 Ju 1997", "٣/١٢/١٩٩٧"]
)
def test_what_is_no_day_is_refused_with_what_to_write(text):
    assert parse_day(text) is None
    with pytest.raises(ValidationError, match=r"is not a day\. Write it as 3 Dec 1997, 3\.12\.1997 or 1997-12-03\."):
        DayFormField().clean(text)


@pytest.mark.parametrize("language", ["en", "fr", "ar", "ru", "zh-hans"])
def test_a_day_that_is_shown_reads_back_as_the_same_day(language):
    with override(language):
        field = DayFormField()
        shown = field.widget.format_value(SIGNING)
        assert shown == "1997-12-03"
        assert field.clean(shown) == SIGNING
        assert not field.has_changed(SIGNING, shown)


def test_a_day_left_blank_is_none_or_missed():
    assert DayFormField(required=False).clean(" ") is None
    with pytest.raises(ValidationError, match="required"):
        DayFormField().clean("")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2007", "2007"),
        ("2007-10", "2007-10"),
        ("Oct 2007", "2007-10"),
        ("October 2007", "2007-10"),
        ("10.2007", "2007-10"),
        ("10/2007", "2007-10"),
        ("31 Oct 2007", "2007-10-31"),
        ("31.10.2007", "2007-10-31"),
        ("2007-10-31", "2007-10-31"),
    ],
)
def test_a_partial_date_is_read_as_people_write_it_and_kept_as_iso(text, stored):
    assert str(PartialDateFormField().clean(text)) == stored


@pytest.mark.parametrize("text", ["13.2007", "Ju 2007", "sometime", "31.4.2007", "07", "2007-13"])
def test_what_is_no_partial_date_is_refused_in_words(text):
    with pytest.raises(ValidationError, match="is not a date"):
        PartialDateFormField().clean(text)


def test_a_month_is_read_in_the_language_shown():
    with override("fr"):
        assert str(PartialDateFormField().clean("août 2007")) == "2007-08"
        assert parse_day("1er février 2002") == date(2002, 2, 1)


@pytest.mark.django_db
def test_a_form_of_data_entry_shows_and_takes_days(admin_client, settings):
    settings.FOUR_EYES = False
    act = TreatyAction.objects.get(key="apmbc-alb-ratification-1")
    html = admin_client.get(f"/admin/states/treatyaction/{act.pk}/change/").content.decode()
    assert 'value="2000-02-29"' in html
    assert "vDateField" not in html
    seat = ForumMembership.objects.filter(confirmed=True).first()
    form = {
        "forum": seat.forum_id,
        "state": seat.state_id,
        "role": "observer",
        "starts": "Oct 2007",
        "ends": "31.12.2008",
        "confirmed": "on",
    }
    admin_client.post("/admin/states/forummembership/add/", {**form, "source": seat.source_id})
    entered = ForumMembership.objects.get(role="observer", starts="2007-10", state=seat.state)
    assert str(entered.ends) == "2008-12-31"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "25 Nov 2026, 09:06"),
        ("fr", "25 nov. 2026, 09:06"),
        ("es", "25 nov 2026, 09:06"),
        ("ru", "25 ноя 2026, 09:06"),
        ("ar", "25 نوفمبر 2026، 09:06"),
        ("zh-hans", "2026年11月25日 09:06"),
    ],
)
def test_a_moment_is_written_like_a_day_with_the_hour(language, written):
    moment = datetime(2026, 11, 25, 9, 6, tzinfo=UTC)
    with override(language):
        assert localize(moment) == written
        assert localize(moment.time()) == "09:06"


def test_lists_of_data_entry_write_moments_so(admin_client):
    account = get_user_model().objects.get(username="admin")
    get_user_model().objects.filter(pk=account.pk).update(last_login=datetime(2026, 11, 25, 9, 6, tzinfo=UTC))
    assert "25 Nov 2026, 09:06" in admin_client.get("/admin/auth/user/").text
