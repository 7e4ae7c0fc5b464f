"""Entry of measures on transfer and of use: what is refused, what is asked, and that an answer is enough."""

import re

import pytest

from states.models import Edition, Source, State, TransferMeasure, Treaty, Use

pytestmark = pytest.mark.django_db

TRANSFER, USE = "/admin/states/transfermeasure/add/", "/admin/states/use/add/"


def form(iso3: str, **values) -> dict:
    return {
        "treaty": Treaty.objects.get(slug="apmbc").pk,
        "state": State.objects.get(iso3=iso3).pk,
        "source": Source.objects.get(key="isu-eritrea").pk,
        "confirmed": "on",
        "reason": "as the report says",
        **values,
    }


def reported(iso3: str, edition: str, actor: str = "government") -> dict:
    return form(iso3, edition=Edition.objects.get(key=edition).pk, actor=actor)


@pytest.mark.parametrize(
    ("iso3", "values", "said"),
    [
        ("MNG", {"starts": "1999", "ends": "1998"}, "A measure cannot end before it starts."),
        ("USA", {"starts": "1995"}, "This measure of this State is already recorded at that time."),
        ("USA", {"starts": ""}, "This measure of this State is already recorded at that time."),
        ("MNG", {"starts": "2099-01-01"}, "The day, 1 Jan 2099, is still to come. Is the year mistyped?"),
        ("ALB", {"starts": "2000-08-01"}, "On 1 Aug 2000 the treaty was in force for the State and forbade transfer"),
    ],
)
def test_a_measure_is_refused_or_asked_about_in_words(alone, iso3, values, said):
    before = TransferMeasure.objects.count()
    assert said in alone.post(TRANSFER, form(iso3, measure="moratorium", **values))
    assert TransferMeasure.objects.count() == before


@pytest.mark.parametrize(
    ("iso3", "values"),
    [
        ("ALB", {"starts": "2000-07-31"}),  # the day before it was in force
        ("MNG", {"starts": "1999", "ends": "1999-06"}),
        ("RUS", {"starts": "2002-12-02"}),  # the day after the one before
        ("MNG", {"starts": "", "ends": "2099"}),
    ],
)
def test_a_measure_that_nothing_speaks_against_is_taken(alone, iso3, values):
    alone.post(TRANSFER, form(iso3, measure="moratorium", **values))
    assert TransferMeasure.objects.filter(state__iso3=iso3, starts=values["starts"] or None).exists()


def test_an_edition_reports_a_state_once(alone):
    said = "This edition already reports use by or in this State."
    assert said in alone.post(USE, reported("MMR", "lm-2025", "nsag"))
    assert Use.objects.filter(state__iso3="MMR", edition__key="lm-2025").count() == 1


def test_use_by_the_government_of_a_state_party_is_asked_about_and_then_taken(alone):
    values = reported("ALB", "lm-2025")
    said = alone.post(USE, values)
    assert "was in force for the State when the edition was published on 2 Dec 2025" in said
    assert not Use.objects.filter(state__iso3="ALB").exists()
    alone.post(USE, {**values, "answered": re.findall(r'name="answered" value="([^"]+)"', said)})
    assert Use.objects.filter(state__iso3="ALB", edition__key="lm-2025").exists()


@pytest.mark.parametrize(("iso3", "edition", "actor"), [("ALB", "lm-2025", "nsag"), ("BGD", "lm-2000", "government")])
def test_use_by_a_group_or_before_entry_into_force_is_taken_without_a_question(alone, iso3, edition, actor):
    alone.post(USE, reported(iso3, edition, actor))
    assert Use.objects.filter(state__iso3=iso3, edition__key=edition, actor=actor).exists()
