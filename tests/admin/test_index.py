"""The index of data entry: in the order of the work, with what the record asks of those who keep it."""

import datetime

import pytest
from django.contrib.auth.models import Permission

from states.consistency import ERROR, WARNING, findings
from states.days import today
from states.desk import SHOWN_FINDINGS, found, unconfirmed
from states.models import (
    DepositaryNote,
    ForumMembership,
    Meeting,
    State,
    Treaty,
    TreatyAction,
)
from states.models.record import Fact
from universalization.models import Target

pytestmark = pytest.mark.django_db

NOTHING_FOUND = "Nothing: the record agrees with the law and with itself."
NOTHING_UNCONFIRMED = "Nothing: every fact is confirmed by its source."


def names(page) -> list[tuple[str, list[str]]]:
    parts = page.context["app_list"]
    return [(str(part["name"]), [row["object_name"] for row in part["models"]]) for part in parts]


@pytest.fixture
def seen_by(client, django_user_model):
    """Open the index as a person who may view the models named."""

    def open_index(*models: str):
        person = django_user_model.objects.create_user("reader", is_staff=True)
        person.user_permissions.set(Permission.objects.filter(codename__in=[f"view_{model}" for model in models]))
        client.force_login(person)
        return client.get("/admin/")

    return open_index


def test_the_index_is_in_the_order_of_the_work(admin_client):
    assert names(admin_client.get("/admin/"))[:5] == [
        (
            "Entered daily",
            [
                "TreatyAction",
                "DepositaryNote",
                "Meeting",
                "ForumMembership",
                "Target",
                "StockpileEvent",
                "ClearanceEvent",
                "TransparencyReport",
                "Production",
                "ProductionSignal",
                "TransferMeasure",
                "Use",
                "ProducerListing",
            ],
        ),
        (
            "Changes rarely",
            ["State", "StateName", "FormerName", "Treaty", "TreatyRules", "Obligation", "Forum", "Organisation"],
        ),
        ("Sources and figures", ["Source", "Edition", "PublishedFigure", "TransparencyRate", "Revision"]),
        ("Review", ["Submission"]),
        ("Accounts", ["User", "Group"]),
    ]


def test_the_page_of_an_app_keeps_that_order(admin_client):
    ((_name, models),) = names(admin_client.get("/admin/states/"))
    assert models[:4] == ["TreatyAction", "DepositaryNote", "Meeting", "ForumMembership"]
    assert models[-2:] == ["Revision", "Submission"]


def test_parts_without_anything_to_see_are_left_out(seen_by):
    assert names(seen_by("target")) == [("Entered daily", ["Target"])]


def test_what_is_unconfirmed_is_counted_by_kind_and_the_oldest_led_to(admin_client):
    waiting = TreatyAction.objects.filter(confirmed=False).order_by("pk")
    (acts,) = unconfirmed([TreatyAction])
    assert acts.number == waiting.count() > 5
    assert list(acts.oldest) == list(waiting[:5])
    html = admin_client.get("/admin/").content.decode()
    assert f'href="/admin/states/treatyaction/{waiting[0].pk}/change/"' in html
    assert f"All {acts.number}</a>" in html
    assert len(admin_client.get(acts.address).context["cl"].result_list) == min(acts.number, 50)
    assert len(unconfirmed([*Fact.__subclasses__(), DepositaryNote])) >= 5


def test_an_edit_shows_on_the_desk_at_once():
    (before,) = unconfirmed([TreatyAction])
    act = TreatyAction.objects.filter(confirmed=False).order_by("pk").first()
    act.confirmed = True
    act.save()
    (after,) = unconfirmed([TreatyAction])
    assert after.number == before.number - 1
    assert act not in after.oldest


def test_what_the_checks_find_is_shown_errors_first(admin_client):
    meeting = Meeting.objects.filter(targets__isnull=False, start__isnull=False).first()
    meeting.start += datetime.timedelta(days=1)
    meeting.save()
    state = State.objects.get(iso3="TUR")
    state.names.get(lang="ru").delete()
    models = [State, Target, Treaty, TreatyAction]
    everything = found(models, today())
    assert everything.number == sum(type(finding.about) in models for finding in findings(today()))
    assert [finding.level for finding in everything.first] == sorted(
        (finding.level for finding in everything.first), key=[ERROR, WARNING].index
    )
    assert everything.first[0].about == state
    # Of the questions, the one raised last comes last.
    assert isinstance(everything.first[-1].about, Treaty | TreatyAction | Target)
    html = admin_client.get("/admin/").content.decode()
    assert "Türkiye: no name in “ru”." in html
    assert f'href="/admin/states/state/{state.pk}/change/"' in html


def test_of_many_findings_ten_are_shown_and_all_are_counted(admin_client):
    for name in State.objects.order_by("pk")[:12]:
        name.names.get(lang="ru").delete()
    everything = found([State], today())
    assert (everything.number, len(everything.first)) == (12, SHOWN_FINDINGS)
    assert f"{len(list(findings(today())))} findings." in admin_client.get("/admin/").content.decode()


def test_only_what_the_person_may_view_is_shown(seen_by):
    html = seen_by("forummembership", "target").content.decode()
    number = ForumMembership.objects.filter(confirmed=False).count()
    assert f"Memberships <b>{number}</b>" in html
    assert "/admin/states/treatyaction/" not in html
    assert NOTHING_FOUND in html


def test_an_empty_desk_says_so(admin_client, monkeypatch):
    monkeypatch.setattr("states.desk.findings", lambda today: iter(()))
    for model in [*Fact.__subclasses__(), DepositaryNote]:
        model.objects.update(confirmed=True)
    html = admin_client.get("/admin/").content.decode()
    assert NOTHING_FOUND in html
    assert NOTHING_UNCONFIRMED in html


def test_the_desk_costs_one_look_at_the_revision_until_something_changes(django_assert_num_queries):
    models = [TreatyAction, Treaty, State]
    unconfirmed(models)
    found(models, today())
    with django_assert_num_queries(2):
        unconfirmed(models)
        found(models, today())
