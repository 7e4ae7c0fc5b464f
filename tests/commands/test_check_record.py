from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from states.models import (
    Edition,
    ForumMembership,
    PublishedFigure,
    State,
    StateName,
    TransferMeasure,
    Treaty,
    TreatyAction,
    TreatyRules,
)
from tests.factories import (
    ActFactory,
    ClearanceEventFactory,
    MembershipFactory,
    ProducerListingFactory,
    ProductionFactory,
    StockpileEventFactory,
    TransferMeasureFactory,
    UseFactory,
)
from universalization.models import Target

pytestmark = pytest.mark.django_db


def check() -> tuple[list[str], str | None]:
    """Return the findings and the refusal, None where the command ended well."""
    out, refusal = StringIO(), None
    try:
        call_command("check_record", stdout=out)
    except CommandError as error:
        refusal = str(error)
    return out.getvalue().splitlines(), refusal


def found(text: str, *, level: str) -> bool:
    findings, refusal = check()
    if level == "error":
        assert refusal
    else:
        assert refusal is None
    return any(line.startswith(f"{level}: ") and text in line for line in findings)


def under(slug: str, iso3: str, **values) -> TreatyAction:
    return ActFactory(treaty=Treaty.objects.get(slug=slug), state=State.objects.get(iso3=iso3), **values)


# What the reference files leave open on the day they were gathered.
OPEN = {
    "passed without completion or finding": {"btn", "som", "tgo"},
    "after destruction was completed": {"khm", "tcd"},
    "passed without completion or extension": {
        *("afg", "arg", "cod", "col", "cyp", "ecu", "eri", "ner", "nga"),
        *("omn", "sen", "srb", "ssd", "tcd", "tjk", "tur", "zwe"),
    },
    "no deadline was recorded since": {"deu", "mrt"},
    "Does it hold again?": {"fin", "pol"},
    "yet on the list of": {"srb", "tur", "usa"},
}
GATHERED = date(2026, 11, 21)


@pytest.fixture
def _gathered(monkeypatch):
    monkeypatch.setattr("states.management.commands.check_record.today", lambda: GATHERED)


@pytest.mark.usefixtures("_gathered")
def test_the_reference_record_has_no_error_and_its_known_questions():
    findings, refusal = check()
    assert refusal is None
    assert findings[-1] == "0 errors, 51 warnings."
    for said, states in OPEN.items():
        assert {line.split()[1][:3] for line in findings if said in line} == states, said
    assert len([line for line in findings if "which meeting decided it" in line]) == 16
    assert [line.split()[1] for line in findings if "use by the government of a State Party" in line] == [
        "lm-2023-ukr:"
    ]
    # Of acts and treaties.
    assert 51 - 16 - 1 - sum(map(len, OPEN.values())) == 5


def test_each_finding_carries_the_address_of_its_row():
    act = under("apmbc", "USA", kind="withdrawal", date="2020-01-01")
    assert found(f"/admin/states/treatyaction/{act.pk}/change/", level="error")


@pytest.mark.parametrize(
    ("act", "level", "said"),
    [
        (("apmbc", "USA", {"kind": "withdrawal", "date": "2020-01-01"}), "error", "a State not party"),
        (("apmbc", "ALB", {"kind": "accession", "date": "2020-01-01"}), "error", "while already joined"),
        (("apmbc", "USA", {"kind": "signature", "date": "1999-03-01"}), "error", "closed for signature"),
        (("apmbc", "USA", {"kind": "signature", "date": "1997-12-02"}), "error", "not open for signature"),
        (("apmbc", "ALB", {"kind": "signature", "date": "1998-09-09"}), "error", "had signed or joined already"),
        (("att", "CUB", {"kind": "accession", "date": "2014-12-23"}), "error", "before the treaty was open for it"),
        (("apmbc", "USA", {"kind": "consent_to_be_bound", "date": "2020-01-01"}), "error", "is signed and ratified"),
        (("apmbc", "ALB", {"kind": "withdrawal_of_ratification", "date": "2020-01-01"}), "error", "that it bound"),
        (("tpnw", "SSD", {"kind": "accession", "date": "2011-07-08"}), "error", "before the State existed"),
        (("apmbc", "USA", {"kind": "ratification", "date": "2020-01-01"}), "warning", "Ratification without signature"),
        (("att", "USA", {"kind": "accession", "date": "2020-01-01"}), "warning", "accession by a signatory"),
        (("apmbc", "USA", {"kind": "accession", "date": "2099-01-01"}), "warning", "still to come"),
        (
            ("apmbc", "USA", {"kind": "accession", "date": "2020-01-01", "effective_on": "2020-08-01"}),
            "warning",
            "2020-08-01 as stated, on 2020-07-01 by the rule",
        ),
        (
            ("apmbc", "USA", {"kind": "accession", "date": "2020-01-01", "source__kind": "recollection"}),
            "warning",
            "resting on recollection",
        ),
    ],
)
def test_what_the_law_would_have_asked(act, level, said):
    slug, iso3, values = act
    under(slug, iso3, **values)
    assert found(said, level=level)


def test_a_treaty_without_signature_is_exempt_from_signing_first():
    under("ccwp2a", "PRK", kind="acceptance", date="2020-01-01")
    assert not found("ccwp2a-prk", level="warning")


def test_overlapping_memberships_that_a_bulk_write_let_through():
    seated = MembershipFactory(starts="2000")
    again = MembershipFactory.build(
        key="again", forum=seated.forum, state=seated.state, source=seated.source, starts="2001"
    )
    ForumMembership.objects.bulk_create([again])
    assert found("overlaps", level="error")


def test_overlapping_measures_that_a_bulk_write_let_through():
    standing = TransferMeasure.objects.get(key="ita-moratorium-1")
    standing.pk, standing.key, standing.starts = None, "again", "1995"
    TransferMeasure.objects.bulk_create([standing])
    assert found("again: overlaps ita-moratorium-1", level="error")


def test_names_that_are_missing_or_disagree():
    StateName.objects.filter(state__iso3="AFG", lang="ru").delete()
    assert found("Afghanistan: no name in “ru”", level="error")
    State.objects.filter(iso3="ALB").update(name_en="Albania (Republic of)")
    assert found("the names table has “Albania (en)”", level="error")


def test_no_default_treaty_and_no_clauses():
    Treaty.objects.update(is_default=False)
    assert found("shown first", level="error")


def test_a_term_that_is_not_recorded_and_an_effect_before_the_treatys_own():
    TreatyRules.objects.filter(treaty__slug="ccm").update(withdrawal_months=None)
    assert found("CCM: the term to bind or to leave is not recorded", level="error")
    under("ctbt", "SSD", kind="accession", date="2020-01-01", effective_on="2020-02-01")
    assert found("takes effect before the treaty itself is in force", level="error")


def test_a_second_notice_is_found():
    act = TreatyAction.objects.get(key="apmbc-fin-withdrawal-1")
    under("apmbc", "FIN", kind="withdrawal", date="2025-07-20", source=act.source)
    assert found("a second notice", level="error")


def test_a_published_figure_that_the_record_does_not_reproduce():
    PublishedFigure.objects.filter(key="ucg-2010-states-not-party").update(value=38)
    assert found("ucg-2010-states-not-party: 38 were published, the record counts 39", level="warning")


def test_a_target_due_on_another_day_than_its_meeting_opens():
    Target.objects.filter(key="130-by-4msp").update(due="2002-09-20")
    assert found("130-by-4msp: due on 2002-09-20, but its meeting opens on 2002-09-16", level="warning")


def in_state(factory, iso3: str, **values):
    return factory(treaty=Treaty.objects.get(slug="apmbc"), state=State.objects.get(iso3=iso3), **values)


@pytest.mark.usefixtures("_gathered")
def test_a_completion_or_a_finding_answers_what_is_open():
    assert found("tgo-declared-1: declared, and the deadline of 2004-09-01 passed", level="warning")
    in_state(StockpileEventFactory, "TGO", event="deadline_missed", date="2004-09-01")
    assert not found("tgo-declared-1", level="warning")
    assert found("omn-deadline-1: the deadline of 2025-02-01 passed", level="warning")
    in_state(ClearanceEventFactory, "OMN", event="extension_granted", date="2030-02-01")
    assert not found("omn-deadline-1", level="warning")


@pytest.mark.usefixtures("_gathered")
def test_what_is_found_again_and_an_extension_without_meeting_are_asked_about():
    again = in_state(StockpileEventFactory, "ALB", event="declared", date="2010", quantity=5)
    assert found(f"{again.key}: held on 2010, after destruction was completed on 2002-04-04", level="warning")
    areas = in_state(ClearanceEventFactory, "ALB", date="2012-05-01")
    assert found(f"{areas.key}: reported on 2012-05-01, after completion", level="warning")
    extension = in_state(ClearanceEventFactory, "ALB", event="extension_granted", date="2030-01-01")
    assert found(f"{extension.key}: which meeting decided it is not recorded", level="warning")
    assert not found(f"{areas.key}: ", level="warning")


@pytest.mark.usefixtures("_gathered")
def test_what_does_not_go_with_the_treaty_being_in_force_is_asked_about():
    # In force for Albania since 1 August 2000.
    before = in_state(TransferMeasureFactory, "ALB", starts="2000-07-31")
    assert not found(before.key, level="warning")
    beside = in_state(TransferMeasureFactory, "ALB", measure="ban", starts="2000-08-01")
    assert found(f"{beside.key}: starts on 2000-08-01, when the treaty was in force", level="warning")
    edition = Edition.objects.get(key="lm-2000")
    in_state(UseFactory, "ALB", edition=edition, actor="nsag", key="by-a-group")
    assert not found("by-a-group", level="warning")
    in_state(UseFactory, "JOR", edition=edition, key="by-forces")
    assert found("by-forces: use by the government of a State Party, as Landmine Monitor 2000", level="warning")
    # Deposited the day before, in force half a year later.
    in_state(UseFactory, "BGD", edition=edition, key="joined-only")
    assert not found("joined-only", level="warning")


@pytest.mark.usefixtures("_gathered")
def test_a_state_that_left_is_asked_nothing():
    in_state(StockpileEventFactory, "POL", event="declared", date="2020", quantity=5)
    assert not found("pol-declared", level="warning")
    assert not found("apmbc-pol-", level="warning")


def test_a_state_that_has_joined_on_a_list_of_producers():
    apmbc, edition = Treaty.objects.get(slug="apmbc"), Edition.objects.get(key="lm-2005")
    ProducerListingFactory(key="alb-listed", treaty=apmbc, edition=edition, state=State.objects.get(iso3="ALB"))
    assert found("alb-listed: a State that has joined, on a list of producers.", level="warning")
    # One that joins is named once it has, while the list in force still names it.
    under("apmbc", "CHN", kind="accession", date="2026-01-01")
    assert found("lm-2025-chn: a State that has joined", level="warning")
    assert not any("lm-2024-chn" in line for line in check()[0])


def test_one_that_never_produced_beside_one_that_did():
    apmbc, chad = Treaty.objects.get(slug="apmbc"), State.objects.get(iso3="TCD")
    listing = ProducerListingFactory(treaty=apmbc, edition=Edition.objects.get(key="lm-2005"), state=chad)
    assert found("tcd-never-1: never produced, yet on the list of Landmine Monitor 2005.", level="warning")
    listing.delete()
    ProductionFactory(treaty=apmbc, state=chad, status="ceased", ends="1980")
    assert found("tcd-never-1: never produced, yet a statement says that it did.", level="error")


def test_production_recorded_twice_at_one_time():
    apmbc, china = Treaty.objects.get(slug="apmbc"), State.objects.get(iso3="CHN")
    ProductionFactory(key="chn-again", treaty=apmbc, state=china, starts="1990")
    assert found("overlaps", level="error")
