"""What a request costs: processor time as a multiple of the bare view, queries, bytes on the line."""

import re
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.queries.record import forget
from states.models import State, TreatyAction
from states.review.importing import draft_from_file

ROUNDS = 41
DAY = "2026-11-21"
DASHBOARD = f"/treaties/apmbc/?on={DAY}"


@dataclass
class Subject:
    """Something to measure; bounds are the most it may cost, none where it is shown for comparison only."""

    name: str
    fetch: Callable[[Client], object]
    ratio_bound: float | None = None
    query_bound: int | None = None
    cold: bool = False
    # Of how many parts it is made; told is the cost of one.
    parts: int = 1
    times: list[float] = field(default_factory=list)
    queries: int = 0


def page(address: str) -> Callable[[Client], object]:
    """Fetch a page whole."""
    return lambda client: expect(client.get(address), 200)


def expect(response, status: int):
    """Refuse to measure anything but the answer meant."""
    if response.status_code != status:
        raise RuntimeError(f"{response.status_code}: {response.content[:300]}")
    return response


def unchanged(client: Client) -> object:
    """Ask for the dashboard again with the mark it was given."""
    return expect(client.get(DASHBOARD, headers={"if-none-match": unchanged.mark}), 304)  # type: ignore[attr-defined]


LINES = 100


def preview_of_a_file(client: Client) -> object:
    """Read a file of acts into a draft: what staff wait for before they confirm. The draft is thrown away."""
    states = State.objects.exclude(actions__treaty__slug="apmbc").values_list("iso3", flat=True)
    chosen = [states[number % len(states)] for number in range(LINES)]
    rows = [f"apmbc,{iso3},accession,2020-01-01,yes,untc-xxvi-5" for iso3 in chosen]
    file = BytesIO("\n".join(["treaty,iso3,kind,date,confirmed,source", *rows]).encode())
    author, _made = get_user_model().objects.get_or_create(username="bench")
    return draft_from_file(file, "acts.csv", TreatyAction, author=author, today=date.fromisoformat(DAY)).delete()


SUBJECTS = [
    Subject("bare view", page("/bare")),
    Subject("dashboard", page(DASHBOARD), 130, 12),
    Subject("participants", page(f"/treaties/apmbc/participants/?on={DAY}"), 45, 5),
    Subject("stockpiles", page(f"/treaties/apmbc/stockpiles/?on={DAY}"), 45, 6),
    Subject("transfers", page(f"/treaties/apmbc/transfers/?on={DAY}"), 45, 6),
    Subject("use", page(f"/treaties/apmbc/use/?on={DAY}"), 45, 6),
    Subject("clearance", page(f"/treaties/apmbc/clearance/?on={DAY}"), 45, 6),
    Subject("transparency", page(f"/treaties/apmbc/transparency/?on={DAY}"), 45, 6),
    Subject("production", page(f"/treaties/apmbc/production/?on={DAY}"), 45, 6),
    Subject("State profile", page(f"/states/afg/?on={DAY}"), 45, 8),
    Subject("deadlines", page(f"/treaties/apmbc/deadlines/?on={DAY}"), 45, 6),
    Subject("changes of the record", page("/changes-of-record/"), 45, 6),
    Subject("unchanged dashboard (304)", unchanged, 6, 2),
    Subject("participants as CSV", page(f"/treaties/apmbc/participants.csv?on={DAY}")),
    Subject("State × treaty matrix", page(f"/treaties/?on={DAY}")),
    Subject("dashboard, record read anew", page(DASHBOARD), 130, 12, cold=True),
    Subject("participants, record read anew", page(f"/treaties/apmbc/participants/?on={DAY}"), cold=True),
    Subject("State profile, record read anew", page(f"/states/afg/?on={DAY}"), None, 10, cold=True),
]
# Too large a piece of work to stand among pages: it would leave them a machine that has forgotten them.
APART = Subject("a line of a file in preview", preview_of_a_file, 12, 9, parts=LINES)
KEPT = [subject for subject in SUBJECTS if not subject.cold]
LINE_BOUNDS = {"first load of the dashboard": 45_000, "the same again, unchanged": 10_000}


class Command(BaseCommand):
    """Measure the site against a bare view; `make bench` gives it an installation of its own."""

    help = "Print what pages cost beside their bounds. Exit code 1 where one is broken."

    def handle(self, **options):
        if run(self.stdout.write):
            raise CommandError("A bound is broken.")


def run(write: Callable[[str], object]) -> int:
    """Measure everything and write a table; return how many bounds are broken."""
    with redirect_stdout(StringIO()):
        call_command("prepare", verbosity=0)
    client = Client()
    unchanged.mark = client.get(DASHBOARD)["ETag"]  # type: ignore[attr-defined]
    for subject in (*SUBJECTS, APART):
        once(client, subject)
        with CaptureQueriesContext(connection) as queries:
            once(client, subject)
        subject.queries = round(len(queries) / subject.parts)
    # Interleaved, so that whatever else the machine does falls on all alike.
    for _round in range(ROUNDS):
        for subject in SUBJECTS:
            subject.times.append(once(client, subject))
        # Those that read anew come last and leave little kept: what the next round expects is read again, unmeasured.
        for subject in KEPT:
            subject.fetch(client)
    APART.times = [once(client, APART) for _time in range(5)]
    return report(on_the_line(client), write)


def once(client: Client, subject: Subject) -> float:
    """Return the processor time of one request, in seconds."""
    if subject.cold:
        forget()
    start = time.process_time()
    subject.fetch(client)
    return (time.process_time() - start) / subject.parts


def on_the_line(client: Client) -> dict[str, int]:
    """Return the compressed bytes of the dashboard with all that a browser fetches for it, and of a second visit."""
    answer = client.get(DASHBOARD, headers={"accept-encoding": "br"})
    text = client.get(DASHBOARD).content.decode()
    named = set(re.findall(rf'(?:href|src)="({re.escape(settings.STATIC_URL)}[^"#]+)', text))
    assets = sum(_sent(Path(settings.STATIC_ROOT) / name.removeprefix(settings.STATIC_URL)) for name in named)
    again = client.get(DASHBOARD, headers={"if-none-match": answer["ETag"]})
    return {
        "first load of the dashboard": len(answer.content) + assets,
        "  the page of it": len(answer.content),
        "  its style, script, icon and map": assets,
        "the same again, unchanged": len(again.content) + sum(len(f"{k}: {v}\r\n") for k, v in again.headers.items()),
    }


def _sent(file: Path) -> int:
    compressed = file.with_name(f"{file.name}.br")
    return (compressed if compressed.exists() else file).stat().st_size


def report(line: dict[str, int], write: Callable[[str], object]) -> int:
    """Write the table; return how many bounds are broken."""
    bare = median(SUBJECTS[0].times)
    broken = 0
    write(f"{'':34}{'CPU':>9}{'ratio':>8}{'bound':>7}{'queries':>9}{'bound':>7}")
    for subject in (*SUBJECTS, APART):
        cost = median(subject.times)
        ratio = cost / bare
        over = _over(ratio, subject.ratio_bound) or _over(subject.queries, subject.query_bound)
        broken += over
        write(
            f"{subject.name:34}{cost * 1000:6.2f} ms{ratio:7.1f}×{_bound(subject.ratio_bound):>7}"
            f"{subject.queries:>9}{_bound(subject.query_bound):>7}{'  BROKEN' if over else ''}"
        )
    write("")
    for name, size in line.items():
        bound = LINE_BOUNDS.get(name)
        over = _over(size, bound)
        broken += over
        write(f"{name:34}{size / 1000:6.1f} kB{_bound(bound and bound / 1000):>15}{'  BROKEN' if over else ''}")
    return broken


def _over(value: float, bound: float | None) -> bool:
    return bound is not None and value > bound


def _bound(bound: float | None) -> str:
    return "" if bound is None else f"≤ {bound:g}"
