"""Whatever way a fact takes into the record, it leaves a version and counts the revision up."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from states.models import Revision, Source, StateName, Submission, TreatyAction

from .conftest import ADD_ACT
from .test_files import ACTS, act, written
from .test_versions import fields

pytestmark = pytest.mark.django_db


def add(person, accession):
    person.enter(ADD_ACT, accession())


def change(person, accession):
    row = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    address = f"/admin/states/treatyaction/{row.pk}/change/"
    person.enter(address, {**fields(person.get(address)), "note": "seen"})


def delete(person, accession):
    row = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    person.post(f"/admin/states/treatyaction/{row.pk}/delete/", {"post": "yes", "reason": "a slip"})


def restore(person, accession):
    row = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    row.note = "seen"
    row.save()
    address = f"/admin/states/treatyaction/{row.pk}/change/?version={row.history.earliest().history_id}"
    person.enter(address, fields(person.get(address)))


def load(person, accession):
    file = SimpleUploadedFile("acts.csv", written([act()]))
    person.post(f"{ACTS}import/", {"file": file})
    person.step(Submission.objects.get(), "submit", "so the list says")


def add_a_source(person, accession):
    person.post("/admin/states/source/add/", {"kind": "press", "citation": "A newspaper", "url": ""})


def part_of_a_page(person, accession):
    name = StateName.objects.get(state__iso3="TON", lang="fr")
    page = person.client.get(f"/admin/states/state/{name.state_id}/change/")
    form = {}
    for each in [page.context["adminform"].form, *(i.formset for i in page.context["inline_admin_formsets"])]:
        forms = [each] if not hasattr(each, "forms") else [each.management_form, *each.forms]
        for one in forms:
            for bound in one:
                value = bound.value()
                form[bound.html_name] = "" if value is None or value is False else "on" if value is True else value
    place = next(key for key, value in form.items() if value == name.official_name and "official_name" in key)
    person.post(
        f"/admin/states/state/{name.state_id}/change/", {**form, place: "Le Royaume des Tonga", "reason": "so UNTERM"}
    )


def reference(person, accession, tmp_path=None):
    Source.objects.filter(key="untc-xxvi-5").update(citation="changed past the history")
    call_command("load_reference", verbosity=0, stdout=StringIO())


@pytest.mark.parametrize("path", [add, change, delete, restore, load, add_a_source, part_of_a_page, reference])
def test_a_way_into_the_record_leaves_a_version_and_counts(alone, accession, path):

    def versions() -> int:
        return sum(model.history.count() for model in (TreatyAction, Source, StateName))

    before, mark = versions(), Revision.objects.current().number
    path(alone, accession)
    # Restoring is preceded by an edit of its own.
    made = 2 if path is restore else 1
    assert versions() == before + made
    assert Revision.objects.current().number >= mark + made
