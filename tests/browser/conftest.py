"""The site as people meet it: gunicorn on a database of its own, the system's Chromium, whatever goes wrong noticed.

Nothing here touches the database of the test process: all is asked for over HTTP.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent.parent
SCREENSHOTS = ROOT / "var" / "screenshots"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# A browser under test speaks to the site and to nobody else.
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
HOW_TO_GET_CHROMIUM = """
Chromium is not installed, so no page can be opened. Install it, for example:
  apt install chromium fonts-noto-core fonts-noto-cjk
"""
GUNICORN = ("--workers", "2", "--limit-request-line", "8190", "--log-level", "warning")
REPORT_BREACHES = """
addEventListener("securitypolicyviolation", event =>
    console.error(`breach of the policy: ${event.violatedDirective} forbids ${event.blockedURI}`));
"""


def pytest_sessionstart(session):
    """Stop the whole run, in words, where there is no browser: nothing is skipped."""
    if not any(map(shutil.which, CHROMIUM)):
        pytest.exit(HOW_TO_GET_CHROMIUM, returncode=1)


@pytest.fixture(scope="session")
def installation(tmp_path_factory, worker_id) -> dict[str, str]:
    """The environment of a prepared site: made once, however many workers there are."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder / "var")}
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # A second time there is nothing left to do.
        subprocess.run(
            [sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    return environment


@contextmanager
def served(environment: dict[str, str]):
    """Serve an installation with gunicorn, and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.fileno()
        address = "http://{}:{}".format(*listener.getsockname())
        server = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "gunicorn", "tracker.wsgi", "--bind", f"fd://{number}", *GUNICORN],
            cwd=ROOT,
            env=environment,
            pass_fds=[number],
        )
    try:
        # The port listens already, so the first question waits until a worker answers.
        with urlopen(f"{address}/healthz", timeout=60) as answer:  # noqa: S310 - our own server
            assert answer.status == 200
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def base_url(installation):
    """The address of the site; what a test opens is relative to it."""
    with served(installation) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    # Chromium refuses its sandbox to root.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    return {**browser_type_launch_args, "executable_path": path, "args": list(flags)}


@pytest.fixture
def faults() -> list[str]:
    """What went wrong while pages were open. A test that wants a fault takes it out."""
    return []


@pytest.fixture
def context(context, base_url, faults):
    """A browser that fails the test for an error in the console, a breach of the policy or an answer that is none."""

    def on_console(message):
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location['url']})")

    def on_response(response):
        if response.url.startswith(base_url) and response.status >= 400:
            faults.append(f"answer {response.status}: {response.url}")

    def on_failure(request):
        # What the browser itself gave up, since the page it belonged to was left, lacks nothing.
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"no answer: {request.url}: {request.failure}")

    context.set_default_timeout(15_000)
    context.on("console", on_console)
    context.on("response", on_response)
    context.on("requestfailed", on_failure)
    context.on("weberror", lambda error: faults.append(f"uncaught: {error.error}"))
    context.add_init_script(REPORT_BREACHES)
    yield context
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder that keeps what the pages looked like, for a person to look through."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
