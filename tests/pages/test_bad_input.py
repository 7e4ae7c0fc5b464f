"""Whatever is asked, the answer is 400 or 404 in the site's words, in the form that was asked for."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PATHS = [
    "/",
    "/treaties/apmbc/",
    "/treaties/apmbc/participants/",
    "/treaties/apmbc/adherence.svg",
    "/treaties/apmbc/map.svg",
    "/treaties/apmbc/adherence.png",
    "/treaties/apmbc/map.png",
    "/treaties/apmbc/adherence.csv",
    "/fr/treaties/apmbc/",
    *(
        f"/treaties/apmbc/{name}"
        for name in (
            "figures.json",
            "participants.csv",
            "participants.json",
            "targets.json",
            "changes.json",
            "changes.csv",
        )
    ),
]
DAYS = [
    "yesterday",
    "2002-02-30",
    "2002-2-30",
    "1 ja 2002",
    "1 jui 2002",
    "20020201",
    "2002-W05-5",
    "1944-12-31",
    "2101-01-01",
    "0000-00-00",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "value", [*DAYS, "9" * 5000, "%00", "2002-02-01%00", "%ff", "٢٠٠٢-٠٢-٠١", "-1", "1e9", "{{7*7}}"]
)
def test_a_day_that_is_none(client, path, value):
    response = client.get(f"{path}?on={value}")
    assert response.status_code == 400
    assert len(response.content) < 5000


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["page=0", "page=9", "stauts=party", "on=2002-02-01&on=2003-02-01", "%00=1"])
def test_a_parameter_that_is_not_there_or_given_twice(client, path, query):
    assert client.get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize("treaty", ["xyz", "%00", "a" * 5000, "..", "apmbc%2f", "-1"])
@pytest.mark.parametrize("page", ["", "participants/", "figures.json", "participants.csv", "changes.json"])
def test_a_treaty_that_is_not_recorded(client, treaty, page):
    assert client.get(f"/treaties/{treaty}/{page}").status_code == 404


def test_the_answer_comes_in_the_form_that_was_asked_for(client):
    as_json = client.get("/treaties/apmbc/figures.json?on=yesterday")
    assert as_json.json()["error"].startswith("“yesterday” is not a day.")
    as_csv = client.get("/treaties/apmbc/participants.csv?on=yesterday")
    assert as_csv["Content-Type"] == "text/plain; charset=utf-8"
    assert as_csv.content.decode().startswith("“yesterday” is not a day.")
    as_page = client.get("/treaties/apmbc/?on=yesterday")
    assert "“yesterday” is not a day." in as_page.content.decode()
    assert "Treaty status tracker" in as_page.content.decode()


def test_an_unknown_treaty_is_told_which_there_are(client):
    assert "apmbc, att, bwc" in client.get("/treaties/xyz/figures.json").json()["error"]


def test_no_page_lists_the_addresses_that_were_tried(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "There is no page at this address." in response.content.decode()


def test_a_day_written_as_spoken_leads_to_its_permanent_address(client):
    response = client.get("/treaties/apmbc/?on=1+Feb+2002&count=in-force")
    assert response.status_code == 302
    assert response["Location"] == "/treaties/apmbc/?on=2002-02-01&count=in-force"


def test_what_others_append_to_shared_links_is_ignored(client):
    assert client.get("/treaties/apmbc/?on=2002-02-01&utm_source=x&fbclid=y").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_public_is_written_to(method):
    strict = Client(enforce_csrf_checks=True)
    assert getattr(strict, method)("/treaties/apmbc/").status_code == 405


def test_more_parameters_than_anyone_needs(client):
    response = client.get("/treaties/apmbc/?" + "&".join(f"status{number}=x" for number in range(1100)))
    assert response.status_code == 400
    assert "DATA_UPLOAD" not in response.content.decode()


@pytest.mark.parametrize("query", ["on=", "on=%20", "status=", "on=&group=", "since=&until=&act=&confirmed="])
def test_what_a_form_leaves_blank_asks_for_nothing(client, query):
    response = client.get(f"/treaties/apmbc/participants/?{query}")
    assert response.status_code == 302
    assert response["Location"] == "/treaties/apmbc/participants/"


def test_an_address_in_other_case_leads_to_the_right_one(client):
    response = client.get("/treaties/APMBC/participants.CSV?on=2002-02-01&status=party")
    assert response.status_code == 301
    assert response["Location"] == "/treaties/apmbc/participants.csv?on=2002-02-01&status=party"
    assert client.get("/treaties/XYZ/", follow=True).status_code == 404


def test_an_unknown_host_is_refused_in_words(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "ALLOWED_HOSTS" in response.content.decode()
