"""Tables as files: taken away, edited, loaded again by way of a preview, all or nothing."""

import csv
import tracemalloc
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from states.models import DepositaryNote, Revision, State, Submission, TreatyAction
from states.review.importing import draft_from_file
from universalization.models import Target

pytestmark = pytest.mark.django_db

ACTS = "/admin/states/treatyaction/"
TARGETS = "/admin/universalization/target/"
LISTS = [
    ACTS,
    "/admin/states/depositarynote/",
    "/admin/states/meeting/",
    "/admin/states/forummembership/",
    "/admin/universalization/target/",
    "/admin/states/stockpileevent/",
    "/admin/states/clearanceevent/",
    "/admin/states/production/",
    "/admin/states/producerlisting/",
    "/admin/states/productionsignal/",
]
COLUMNS = [
    "key",
    "treaty",
    "iso3",
    "kind",
    "date",
    "effective_on",
    "effect_held",
    "note",
    "confirmed",
    "doubt",
    "source",
]


def act(**values) -> dict[str, str]:
    usual = {"treaty": "apmbc", "iso3": "USA", "kind": "accession", "date": "2020-01-01", "confirmed": "yes"}
    return {**dict.fromkeys(COLUMNS, ""), **usual, "source": "untc-xxvi-5", **values}


def written(rows: list[dict[str, str]], columns=COLUMNS) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def load(person, content: bytes, name: str = "acts.csv", address: str = ACTS) -> str:
    return person.post(f"{address}import/", {"file": SimpleUploadedFile(name, content)})


def read(person, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(person.client.get(address).content.decode("utf-8-sig"), newline="")))


# A workbook is read into the same rows: of two tables, one with dates and one with numbers, it takes long enough.
@pytest.mark.parametrize(
    ("form", "address"),
    [*(("csv", address) for address in LISTS), ("xlsx", "/admin/states/meeting/"), ("xlsx", TARGETS)],
)
def test_what_is_exported_and_not_edited_changes_nothing(alone, address, form):
    content = alone.client.get(f"{address}export.{form}").content
    html = load(alone, content, f"all.{form}", address)
    assert "nothing would change" in html
    submission = Submission.objects.get()
    assert submission.changes.count() == 0


def test_a_list_is_exported_as_it_is_filtered(alone):
    rows = read(alone, f"{ACTS}export.csv?kind__exact=withdrawal&q=fin")
    assert [row["key"] for row in rows] == ["apmbc-fin-withdrawal-1"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_template_holds_the_columns_alone(alone, form):
    content = alone.client.get(f"{ACTS}template.{form}").content
    if form == "csv":
        assert content.decode("utf-8-sig").strip().split(",") == COLUMNS
    else:
        rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
        assert rows == [tuple(COLUMNS)]


def test_an_edited_export_shows_what_would_change_and_only_that(alone):
    rows = read(alone, f"{ACTS}export.csv?q=tonga")
    edited = next(row for row in rows if row["key"] == "apmbc-ton-accession-1")
    edited["date"] = "2025-06-26"
    html = load(alone, written(rows))
    change = Submission.objects.get().changes.get()
    assert (change.before["date"], change.after["date"]) == ("2025-06-25", "2025-06-26")
    assert "<del>2025-06-25</del>" in html
    assert "<ins>2025-06-26</ins>" in html
    assert TreatyAction.objects.get(key="apmbc-ton-accession-1").date == date(2025, 6, 25)


def test_a_file_is_published_whole_with_a_version_of_each_row(alone):
    free = list(State.objects.exclude(actions__treaty__slug="apmbc").values_list("iso3", flat=True)[:20])
    before = Revision.objects.current().number
    load(alone, written([act(iso3=iso3) for iso3 in free]))
    assert Revision.objects.current().number == before, "a preview has changed the record"
    submission = Submission.objects.get()
    assert "Published." in alone.step(submission, "submit", "the list of the depositary")
    made = TreatyAction.objects.filter(treaty__slug="apmbc", date="2020-01-01", kind="accession")
    assert sorted(made.values_list("state__iso3", flat=True)) == sorted(free)
    assert {row.history.get().history_change_reason for row in made} == {"the list of the depositary"}
    assert Revision.objects.current().number == before + len(free)


def test_every_bad_line_is_shown_and_nothing_is_written(alone):
    free = list(State.objects.exclude(actions__treaty__slug="apmbc").values_list("iso3", flat=True)[:3])
    rows = [act(iso3=iso3) for iso3 in free] + [
        act(iso3="ALB"),  # has joined already
        act(iso3="XXX"),
        act(iso3="CUB", date="1.2.03"),
        act(iso3="CHN", kind="ratification"),
    ]
    html = load(alone, written(rows))
    said = ["has joined already", "“XXX”", "cannot be read here", "has not signed by that day"]
    assert [words for words in said if words not in html] == []
    wrong = Submission.objects.get().changes.exclude(objections=[])
    assert list(wrong.values_list("line", flat=True)) == [5, 6, 7, 8]
    assert "4 changes cannot stand" in html
    assert "cannot stand. The first" in alone.step(Submission.objects.get(), "submit", "so the list says")
    assert not TreatyAction.objects.filter(treaty__slug="apmbc", state__iso3__in=free).exists()


def test_lines_of_a_file_are_read_together_whatever_their_order(alone):
    both = [
        act(treaty="tpnw", kind="ratification", date="2024-01-02"),
        act(treaty="tpnw", kind="signature", date="2024-01-01"),
    ]
    load(alone, written(both))
    assert not Submission.objects.get().changes.exclude(objections=[]).exists()
    assert "Published." in alone.step(Submission.objects.get(), "submit", "both were deposited")
    assert TreatyAction.objects.filter(treaty__slug="tpnw", state__iso3="USA").count() == 2


def test_two_lines_about_one_fact_and_two_consents_are_refused(alone):
    rows = read(alone, f"{ACTS}export.csv?q=tonga")
    tonga = next(row for row in rows if row["key"] == "apmbc-ton-accession-1")
    twice = [{**tonga, "note": "one"}, {**tonga, "note": "two"}]
    html = load(alone, written([*twice, act(), act(date="2021-01-01")]))
    assert "The same fact stands in line 2." in html
    assert "has joined already by that day." in html


def test_questions_of_a_file_are_answered_by_its_reason(alone):
    load(alone, written([act(date="2052-01-01")]))
    submission = Submission.objects.get()
    assert "There are questions. Answer them in the reason." in alone.step(submission, "submit")
    assert "Published." in alone.step(submission, "submit", "a day agreed beforehand")
    assert TreatyAction.objects.get(treaty__slug="apmbc", state__iso3="USA").date == date(2052, 1, 1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("acts.pdf", b"%PDF", "is neither a CSV nor an XLSX file"),
        ("acts.xlsx", b"no zip", "cannot be read as XLSX"),
        ("acts.csv", "key;État\n".encode("latin-1"), "not UTF-8 text"),
        ("acts.csv", b"key,treaty\n", "The column “kind” is missing."),
        ("acts.csv", written([], [*COLUMNS, "colour"]), "No column “colour” is known."),
        ("acts.csv", written([], [*COLUMNS, "kind"]), "The column “kind” stands twice."),
        ("acts.csv", written([act()]) + b",,,,,,,,,,,surplus\r\n", "Line 3 has more cells than the header."),
        ("acts.csv", b"", "The submitted file is empty|The file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_keeps_nothing(alone, name, content, said):
    html = load(alone, content, name)
    assert any(words in html for words in said.split("|")), html[-3000:]
    assert not Submission.objects.exists()


def test_a_spreadsheet_is_read_with_its_own_days_and_numbers(alone):
    book = Workbook()
    book.active.append(["treaty", "value", "counting_rule", "due", "set_on", "set_by", "confirmed", "source"])
    book.active.append(["apmbc", 180, "deposited", date(2030, 1, 1), date(2026, 1, 1), "ucg", True, "ucg-update-2002"])
    content = BytesIO()
    book.save(content)
    load(alone, content.getvalue(), "targets.xlsx", TARGETS)
    assert Submission.objects.get().changes.get().after["due"] == "2030-01-01"


def test_columns_separated_by_semicolons_are_read(alone):
    load(alone, written([act()]).replace(b",", b";"))
    assert Submission.objects.get().changes.get().objections == []


def test_a_text_that_looks_like_a_formula_comes_back_as_it_was(alone):
    row = Target.objects.get(key="130-by-4msp")
    row.note = "=1+1"
    row.save()
    content = alone.client.get(f"{TARGETS}export.xlsx").content
    rows = load_workbook(BytesIO(content)).active.iter_rows()
    assert [cell.data_type for row in rows for cell in row if cell.value == "'=1+1"] == ["s"]
    assert "nothing would change" in load(alone, content, "all.xlsx", TARGETS)


def test_memory_does_not_grow_with_the_file(alone):
    columns = ["treaty", "iso3", "kind", "date", "summary", "confirmed", "source"]
    states = list(State.objects.values_list("iso3", flat=True))

    def peak(lines: int) -> int:
        rows = [
            ["apmbc", states[number % 197], "communication", "2026-01-01", f"{number:0200}", "yes", "untc-xxvi-5"]
            for number in range(lines)
        ]
        file = BytesIO(written([dict(zip(columns, row, strict=True)) for row in rows], columns))
        del rows
        tracemalloc.start()
        draft_from_file(file, "notes.csv", DepositaryNote, author=alone.account, today=date(2026, 11, 21)).delete()
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(20)
    # Whoever holds lines or changes needs twice as much for five times the lines.
    assert peak(1500) < 1.3 * peak(300)


def test_only_who_enters_loads_and_only_who_reads_exports(person):
    viewer, nobody = person("vi", "viewer"), person("none", "administrator")
    assert viewer.client.get(f"{ACTS}import/").status_code == 403
    assert viewer.client.get(f"{ACTS}export.csv").status_code == 200
    assert nobody.client.get(f"{ACTS}export.csv").status_code == 403
