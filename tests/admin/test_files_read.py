"""Files as people make and damage them: read as they are written, or refused in words."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from states.models import Submission
from tests.admin.test_files import ACTS, COLUMNS, act, load, written

pytestmark = pytest.mark.django_db


def workbook(*rows) -> bytes:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def altered(content: bytes, part: str, new: bytes) -> bytes:
    """A workbook in which one part says something else."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(result, "w") as made:
        for name in old.namelist():
            made.writestr(name, new if name == part else old.read(name))
    return result.getvalue()


def flipped(content: bytes) -> bytes:
    """A workbook with one byte of its sheet damaged on the way."""
    with ZipFile(BytesIO(content)) as book:
        place = book.getinfo("xl/worksheets/sheet1.xml")
        middle = place.header_offset + 30 + len(place.filename) + place.compress_size // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def chart_alone() -> bytes:
    book, content = Workbook(), BytesIO()
    book.create_chartsheet().add_chart(BarChart())
    del book["Sheet"]
    book.save(content)
    return content.getvalue()


LONG = [list(act().values())] * 3000
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
FULL = workbook(COLUMNS, *LONG)
with ZipFile(BytesIO(FULL)) as _book:
    HALF = _book.read(SHEET)[: len(_book.read(SHEET)) // 2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (altered(FULL, SHEET, b"<worksheet><sheetData><row"), "cannot be read as XLSX"),
        (altered(FULL, SHEET, HALF), "cannot be read as XLSX"),
        (altered(FULL, SHEET, HALF.replace(b'r="B2000"', b'r="2000B"')), "cannot be read as XLSX"),
        (altered(FULL, BOOK, b"<workbook"), "cannot be read as XLSX"),
        (altered(FULL, BOOK, b"<workbook/>"), "cannot be read as XLSX|has no sheet with lines"),
        (flipped(FULL), "cannot be read as XLSX"),
        (FULL[: len(FULL) // 2], "cannot be read as XLSX"),
        (chart_alone(), "The workbook has no sheet with lines."),
    ],
)
def test_a_damaged_workbook_is_refused_in_words_wherever_it_is_damaged(alone, content, said):
    html = load(alone, content, "acts.xlsx")
    assert any(words in html for words in said.split("|")), html[-3000:]
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("content", "line"), [(written([act(), act(note="a\0b")]), 3), (written([act()], [*COLUMNS, "a\0b"]), 1)]
)
def test_a_nul_character_is_refused_in_words(alone, content, line):
    assert f"Line {line} holds a NUL character." in load(alone, content)
    assert not Submission.objects.exists()


@pytest.mark.parametrize("query", ["treaty__id__exact=abc", "nonsense=1", "date__year=abc", "treaty__nonsense=1"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_that_cannot_be_filtered_so_is_refused_in_words(alone, query, form):
    response = alone.client.get(f"{ACTS}export.{form}?{query}")
    assert response.status_code == 400
    assert "cannot be" in response.text


@pytest.mark.parametrize("file", ["export.pdf", "template.pdf"])
def test_there_is_no_file_of_another_form(alone, file):
    assert alone.client.get(ACTS + file).status_code == 404


@pytest.mark.parametrize(
    ("column", "text", "read"),
    [
        ("date", "3 Dec 2019", "2019-12-03"),
        ("date", "3.12.2019", "2019-12-03"),
        ("date", "31/12/2019", "2019-12-31"),
        ("date", "3/3/2019", "2019-03-03"),
        ("effect_held", "YES", "yes"),
        ("confirmed", "No", "no"),
        ("iso3", "usa", "USA"),
    ],
)
def test_a_cell_is_read_as_people_write_it(alone, column, text, read):
    load(alone, written([act(**{column: text})]))
    change = Submission.objects.get().changes.get()
    assert (change.after[column], change.misread) == (read, [])


def test_a_date_known_in_part_is_read_as_people_write_it(alone):
    columns = ["forum", "iso3", "role", "from", "to", "confirmed", "source"]
    row = {"forum": "cd", "iso3": "ton", "role": "member", "confirmed": "YES", "source": "untc-xxvi-5"}
    lines = [{**row, "from": "Oct 2007", "to": "3.12.2019"}, {**row, "from": "10/2007", "to": "3/12/2019"}]
    load(alone, written(lines, columns), address="/admin/states/forummembership/")
    good, ambiguous = Submission.objects.get().changes.order_by("line")
    assert (good.after["from"], good.after["to"]) == ("2007-10", "2019-12-03")
    assert "“3/12/2019” can be either of two days" in ambiguous.misread[0][1]


@pytest.mark.parametrize("text", ["3/12/2019", "12/3/2019"])
def test_a_day_that_can_be_two_is_refused_in_words(alone, text):
    html = load(alone, written([act(date=text)]))
    assert f"“{text}” can be either of two days. Write it as 3 Dec 1997" in html
    assert Submission.objects.get().changes.get().misread
