"""The shape of the project: what may import what, how large a file may be, what a name may say."""

import ast
import sys
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ["states", "universalization", "reports", "tracker"]  # each may import those before it
CODE = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = sorted(chain((ROOT / "static").rglob("*.css"), (ROOT / "static").rglob("*.js")))
STANDARD_LIBRARY_ONLY = [path for path in CODE if path.parent.name == "rules"]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> set[str]:
    """The modules a file imports, with relative ones spelled out."""
    package = path.relative_to(ROOT).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            found.add(".".join([*base, *([node.module] if node.module else [])]))
    return found


@pytest.mark.parametrize("path", CODE, ids=name)
def test_imports_go_down_only(path):
    own = path.relative_to(ROOT).parts[0]
    above = PACKAGES[PACKAGES.index(own) + 1 :]
    assert not {module for module in imported(path) if module.split(".")[0] in above}


@pytest.mark.parametrize("path", STANDARD_LIBRARY_ONLY, ids=name)
def test_the_rules_know_neither_django_nor_the_clock(path):
    foreign = {module for module in imported(path) if module.split(".")[0] not in sys.stdlib_module_names}
    assert all(".rules" in module and module.split(".")[0] in PACKAGES for module in foreign)
    assert "time" not in imported(path)
    assert not {"today", "now"} & {
        node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)
    }


def test_only_the_day_module_reads_the_clock():
    readers = {name(path) for path in CODE if "timezone.now" in path.read_text() or "date.today" in path.read_text()}
    assert readers == {"states/days.py"}


@pytest.mark.parametrize("path", [path for path in CODE if path.parts[-2] == "queries"], ids=name)
def test_queries_do_not_know_the_request(path):
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert "request" not in names


def test_reports_never_write():
    for path in CODE:
        if name(path).startswith("reports/"):
            text = path.read_text(encoding="utf-8")
            assert not [word for word in (".save(", ".create(", ".update(", ".delete(", "bulk_") if word in text], path


@pytest.mark.parametrize("path", [*CODE, *TESTS, *SHEETS], ids=name)
def test_no_file_is_over_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_are_short_and_carry_nothing_inline(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert not [word for word in ("<style", " style=", "<script>", " onclick=") if word in text]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_functions_are_short_and_import_nothing_inside(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"
            inside = [each for each in ast.walk(node) if isinstance(each, ast.Import | ast.ImportFrom)]
            assert not inside, f"{node.name} imports inside"


def test_no_file_has_a_name_that_says_nothing():
    nothing = {"utils.py", "helpers.py", "common.py", "misc.py", "services.py"}
    assert not [name(path) for path in chain(CODE, TESTS) if path.name in nothing]


def test_layouts_use_logical_properties_only():
    physical = ("margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "text-align: right")
    for path in SHEETS:
        assert not [word for word in physical if word in path.read_text(encoding="utf-8")], path
