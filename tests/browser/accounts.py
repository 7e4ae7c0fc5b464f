"""An account for data entry in the installation under test, and how a browser signs in with it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAME, PASSWORD = "keeper", "an-account-of-the-browser-suite"
MAKE = f"""
from django.contrib.auth import get_user_model
accounts = get_user_model().objects
accounts.filter(username={NAME!r}).exists() or accounts.create_superuser({NAME!r}, "keeper@example.org", {PASSWORD!r})
"""


def make_account(installation: dict[str, str]) -> None:
    """Make the account, past the site, where it is not there yet."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", MAKE]
    subprocess.run(command, cwd=ROOT, env=installation, check=True)  # noqa: S603


def sign_in(page) -> None:
    """Sign in and land on the index of data entry."""
    page.goto("/admin/")
    page.get_by_label("User name or e-mail").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator(".sheet button").first.click()
    page.wait_for_url("**/admin/")
