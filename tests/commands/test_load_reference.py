"""Loading the reference files: all or nothing, safe to repeat, never over a person's edit."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from states.models import Forum, ForumMembership, Meeting, Revision, Source, State, TreatyAction
from universalization.models import Target

pytestmark = pytest.mark.django_db


def load(*args) -> str:
    out = StringIO()
    call_command("load_reference", *args, verbosity=0, stdout=out)
    return out.getvalue()


def refusal(folder) -> list[str]:
    with pytest.raises(CommandError) as error:
        load(folder)
    assert error.value.returncode == 1
    first, *lines = str(error.value).splitlines()
    assert first == "Nothing loaded."
    return lines


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the fixtures to spoil."""
    shutil.copytree(settings.FIXTURES_DIR, tmp_path / "fixtures")
    return tmp_path / "fixtures"


def edit(folder, file, old, new) -> int:
    """Replace a text that stands once in a file; return its line."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def append(folder, file, line) -> int:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text + line + "\n", encoding="utf-8")
    return text.count("\n") + 1


ALBANIA = "apmbc-alb-ratification-1,apmbc,ALB,ratification,2000-02-29"


def test_the_whole_record_is_there():
    assert (State.objects.count(), TreatyAction.objects.count(), Meeting.objects.count()) == (197, 2537, 86)
    assert (ForumMembership.objects.count(), Source.objects.count(), Target.objects.count()) == (947, 593, 4)


def test_a_second_run_changes_nothing():
    revision = Revision.objects.current().number
    assert "created 0 rows, updated 0, left 6862 unchanged" in load()
    assert Revision.objects.current().number == revision


def test_an_edited_line_updates_one_row_and_leaves_a_history(folder):
    edit(folder, "treaty_actions.csv", ALBANIA, ALBANIA.replace("02-29", "02-28"))
    revision = Revision.objects.current().number
    assert "created 0 rows, updated 1, left 6861 unchanged" in load(folder)
    act = TreatyAction.objects.get(key="apmbc-alb-ratification-1")
    assert act.date.isoformat() == "2000-02-28"
    assert act.history.count() == 2
    assert Revision.objects.current().number > revision


def test_a_dry_run_says_the_same_and_changes_nothing(folder):
    edit(folder, "treaty_actions.csv", ALBANIA, ALBANIA.replace("02-29", "02-28"))
    assert "Would have created 0 rows, updated 1" in load("--dry-run", folder)
    assert TreatyAction.objects.get(key="apmbc-alb-ratification-1").date.isoformat() == "2000-02-29"


def test_a_row_gone_from_its_file_is_reported_and_kept(folder):
    path = folder / "treaty_actions.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(ALBANIA)), encoding="utf-8")
    assert "treaty_actions.csv, apmbc-alb-ratification-1" in load(folder)
    assert TreatyAction.objects.filter(key="apmbc-alb-ratification-1").exists()


def test_a_persons_edit_is_a_conflict_and_never_overwritten(folder):
    act = TreatyAction.objects.get(key="apmbc-alb-ratification-1")
    act.date = "2000-02-27"
    act.save()
    edit(folder, "treaty_actions.csv", ALBANIA, ALBANIA.replace("02-29", "02-28"))
    said = load(folder)
    assert "apmbc-alb-ratification-1: the record has date “2000-02-27”, the file has date “2000-02-28”" in said
    assert "updated 0" in said
    act.refresh_from_db()
    assert act.date.isoformat() == "2000-02-27"


def test_a_row_that_a_person_deleted_stays_deleted_and_is_reported():
    TreatyAction.objects.get(key="apmbc-alb-ratification-1").delete()
    said = load()
    assert "created 0 rows" in said
    assert "apmbc-alb-ratification-1: the record has nothing, since it was deleted on" in said


def test_a_row_that_a_person_entered_is_not_missed_in_the_files(folder):
    tonga = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    TreatyAction.objects.create(
        treaty=tonga.treaty, state=tonga.state, kind="withdrawal", date="2026-11-01", source=tonga.source
    )
    assert "gone from the files" not in load(folder)


def test_every_bad_line_is_named_by_file_line_column_and_reason(folder):
    bad = [
        ("treaty_actions.csv", ALBANIA, ALBANIA.replace("2000-02-29", "2000-02-30"), "date", "“2000-02-30”"),
        (
            "treaty_actions.csv",
            "apmbc-dza-ratification-1,apmbc,DZA,ratif",
            "apmbc-dza-x,apmbc,DZX,ratif",
            "iso3",
            "DZX",
        ),
        ("targets.csv", "130-by-4msp,apmbc,130,", "130-by-4msp,apmbc,many,", "value", "“many”"),
        (
            "states.csv",
            "Southern Asia,un_member,1946-11-19",
            "Nowhere,un_member,1946-11-19",
            "m49_subregion",
            "nowhere",
        ),
    ]
    places = [(file, edit(folder, file, old, new), column, reason) for file, old, new, column, reason in bad]
    places.append(("organisations.csv", append(folder, "organisations.csv", "isu,Again,unit,"), "key", "same key"))
    short = append(folder, "editions.csv", "lm-2099,Too short")
    said = refusal(folder)
    for file, line, column, reason in places:
        assert any(said_of(each, file, line, column) and reason in each for each in said), (file, line, said)
    assert any(f"editions.csv, line {short}: " in each for each in said)
    assert TreatyAction.objects.get(key="apmbc-alb-ratification-1").date.isoformat() == "2000-02-29"


def said_of(message: str, file: str, line: int, column: str) -> bool:
    return message.startswith(f"{file}, line {line}, column {column}: ")


@pytest.mark.parametrize(
    ("file", "line", "columns", "reason"),
    [
        (
            "treaty_actions.csv",
            "twice,apmbc,ALB,ratification,2000-02-29,,,,yes,,untc-xxvi-5",
            "date, iso3, kind, treaty",
            "This act is already recorded.",
        ),
        (
            "treaty_actions.csv",
            "early,apmbc,TON,withdrawal,2026-01-02,2026-01-01,,,yes,,untc-xxvi-5",
            "date, effective_on, kind",
            "only a succession may",
        ),
        ("treaty_actions.csv", "none,apmbc,TON,withdrawal,2026-01-02,,,,yes,,", "source", "Every fact needs a source."),
        (
            "forum_memberships.csv",
            "back,g20,AFG,member,2009,2008,,yes,,forum-reference",
            "from, to",
            "cannot end before it starts",
        ),
        (
            "forum_memberships.csv",
            "double,unsc,FRA,permanent,1999,,,yes,,forum-reference",
            "from",
            "already in this forum",
        ),
        ("stockpiles.csv", "few,apmbc,FRA,declared,2003,-1,,yes,,recollection", "quantity", "below nought"),
        (
            "targets.csv",
            "zero,apmbc,0,deposited,,,2020-01-01,ucg,none,,yes,,ucg-report-2010",
            "value",
            "above zero",
        ),
    ],
)
def test_what_a_constraint_refuses_is_named_too(folder, file, line, columns, reason):
    number = append(folder, file, line)
    said = refusal(folder)
    assert len(said) == 1
    assert said[0].startswith(f"{file}, line {number}, column {columns}: ")
    assert reason in said[0]


def test_what_is_misread_elsewhere_is_refused_here(folder):
    date = edit(folder, "treaty_actions.csv", ALBANIA, ALBANIA.replace("2000-02-29", "20000229"))
    region = edit(folder, "states.csv", f"{AFGHANISTAN},Asia-Pacific Group", f"{AFGHANISTAN},Asia-Pacific!! Group")
    number = edit(folder, "editions.csv", "lm-2000,Landmine Monitor 2000,2000,", "lm-2000,Landmine Monitor 2000,2_000,")
    nul = edit(folder, "organisations.csv", "icrc,International", "icrc,\0International")
    said = refusal(folder)
    assert any(said_of(each, "treaty_actions.csv", date, "date") for each in said)
    assert any(said_of(each, "states.csv", region, "un_region") for each in said)
    assert any(said_of(each, "editions.csv", number, "year") for each in said)
    assert any(each.startswith("organisations.csv") and "NUL" in each for each in said), nul


AFGHANISTAN = "AFG,AF,004,Afghanistan,Islamic Republic of Afghanistan"


def test_a_header_with_a_column_twice_or_missing_is_refused(folder):
    edit(folder, "editions.csv", "key,title,year,published_on,note", "key,title,year,published_on,title")
    edit(folder, "former_names.csv", ",confirmed,", ",note,")
    said = refusal(folder)
    assert "editions.csv, line 1, column title: This column stands twice." in said
    assert "former_names.csv, line 1, column confirmed: This column is missing." in said


def test_the_line_of_a_row_is_the_one_it_starts_on(folder):
    start = append(folder, "editions.csv", '\nlm-2098,"Landmine\n\nMonitor",2098,2098-01-01,,maybe,,recollection')
    assert refusal(folder) == [f"editions.csv, line {start + 1}, column confirmed: “maybe” is neither yes nor no."]


def test_an_act_that_a_person_entered_first_is_a_conflict(folder):
    tonga = TreatyAction.objects.get(key="apmbc-ton-accession-1")
    lebanon = State.objects.get(iso3="LBN")
    TreatyAction.objects.create(
        treaty=tonga.treaty, state=lebanon, kind="accession", date="2026-03-02", source=tonga.source, key="by-hand"
    )
    append(folder, "treaty_actions.csv", "apmbc-lbn-accession-1,apmbc,LBN,accession,2026-03-02,,,,yes,,untc-xxvi-5")
    said = load(folder)
    assert "created 0 rows" in said
    assert "apmbc-lbn-accession-1: the record has it as “by-hand”" in said


def test_a_renamed_key_is_a_conflict(folder):
    edit(folder, "treaty_actions.csv", ALBANIA, ALBANIA.replace("apmbc-alb-ratification-1", "apmbc-alb-renamed"))
    said = load(folder)
    assert "apmbc-alb-renamed: the record has it as “apmbc-alb-ratification-1”" in said
    assert "gone from the files" in said


def test_rows_that_refer_to_what_a_person_deleted_stand_back(folder):
    ForumMembership.objects.filter(forum__key="saarc").delete()
    Forum.objects.get(key="saarc").delete()
    said = load(folder)
    assert "forums.csv, saarc: the record has nothing" in said
    assert "saarc-ind-1: the record has no “saarc” that it refers to: deleted by a person" in said


def test_neighbours_of_one_file_may_move_together(folder):
    add = "{},g20,AFG,member,{},{},,yes,,forum-reference".format
    append(folder, "forum_memberships.csv", add("one", "2000-01-01", "2009-06-30"))
    append(folder, "forum_memberships.csv", add("two", "2009-07-01", ""))
    load(folder)
    edit(folder, "forum_memberships.csv", "2000-01-01,2009-06-30", "2000-01-01,2009-07-31")
    edit(folder, "forum_memberships.csv", "member,2009-07-01,,,", "member,2009-08-01,,,")
    assert "updated 2" in load(folder)


def test_the_default_treaty_may_change_to_one_that_stands_earlier(folder):
    edit(folder, "treaties.csv", "apmbc,yes,", "apmbc,no,")
    edit(folder, "treaties.csv", "npt,no,", "npt,yes,")
    assert "updated 2" in load(folder)
    edit(folder, "treaties.csv", "apmbc,no,", "apmbc,yes,")
    edit(folder, "treaties.csv", "npt,yes,", "npt,no,")
    assert "updated 2" in load(folder)


def test_a_file_that_is_no_text_and_a_header_that_does_not_fit_are_named(folder):
    (folder / "targets.csv").write_bytes(b"key,value\n\xff\xfe,1\n")
    edit(folder, "editions.csv", "key,title,year,published_on", "key,titel,year,published_on")
    said = refusal(folder)
    assert "targets.csv: The file is not UTF-8 text." in said
    assert "editions.csv, line 1, column titel: No such column is known." in said


def test_a_folder_with_one_file_loads_that_file(folder, tmp_path):
    single = tmp_path / "single"
    single.mkdir()
    shutil.copy(folder / "targets.csv", single)
    assert "left 4 unchanged" in load(single)


def test_a_folder_without_files_is_refused_in_words(tmp_path):
    with pytest.raises(CommandError, match="holds no CSV file"):
        load(tmp_path)


def test_files_that_no_table_reads_are_named(folder):
    (folder / "treaty_action.csv").write_text("key\n")
    assert "treaty_action.csv" in load(folder)
