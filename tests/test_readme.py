"""The README keeps up: every command and every setting is in it, and nothing that is not there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_target_is_in_the_readme():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert "run" in targets
    named = {target for target in targets if re.search(rf"make {target}(?![\w-])", README)}
    assert set(targets) - named == {"help"}


def test_every_command_is_in_the_readme():
    commands = [path.stem for path in ROOT.glob("*/management/commands/*.py") if path.stem != "__init__"]
    assert "load_reference" in commands
    assert [command for command in commands if command not in README] == []


def test_every_setting_is_in_the_readme():
    settings = re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "tracker" / "settings.py").read_text())
    assert "DATABASE_URL" in settings
    variables = re.findall(r"^(\w+) \?=", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [name for name in [*settings, *variables] if f"`{name}`" not in README] == []


def test_the_readme_names_no_command_that_is_not_there():
    known = {path.stem for path in ROOT.glob("*/management/commands/*.py")} | {"runserver", "createsuperuser"}
    assert set(re.findall(r"manage\.py (\w+)", README)) <= known


def test_every_file_the_readme_links_to_is_there():
    links = re.findall(r"\]\((?!https?://|#)([^)]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_address_the_readme_names_answers(client, db):
    addresses = re.findall(r"`(/[^`<]*)`", README)
    assert "/healthz" in addresses
    for address in addresses:
        assert client.get(address, follow=True).status_code == 200, address
