from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from states.loading.load import Outcome, load


class Command(BaseCommand):
    help = "Load the reference data from CSV files. All or nothing; safe to repeat; never over a person's edit."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.FIXTURES_DIR)
        parser.add_argument("--dry-run", action="store_true", help="Check the files and change nothing.")

    def handle(self, *, folder: Path, dry_run: bool, verbosity: int, **options):
        if not any(folder.glob("*.csv")):
            raise CommandError(f"{folder} holds no CSV file. Name a folder of reference files.")
        outcome = load(folder, dry_run=dry_run, progress=lambda tables: self.progress(tables, verbosity))
        if outcome.problems:
            problems = "\n".join(str(problem) for problem in outcome.problems)
            raise CommandError(f"Nothing loaded.\n{problems}")
        self.report(outcome, "Would have " if dry_run else "")

    def progress(self, tables, verbosity):
        bar = tqdm(tables, disable=verbosity == 0, file=self.stderr._out, unit="file", ncols=80)
        for table in bar:
            bar.set_description(table.file)
            yield table

    def report(self, outcome: Outcome, words: str):
        self.stdout.write(
            f"{words}created {outcome.created} rows, updated {outcome.updated}, left {outcome.unchanged} unchanged."
        )
        self.list("Kept as a person left them; the files say otherwise:", outcome.conflicts)
        self.list("In the record, gone from the files; nothing was deleted:", outcome.gone)
        self.list("Not loaded, since no table reads them yet:", outcome.not_read)

    def list(self, heading, lines):
        if lines:
            self.stdout.write("\n  ".join([heading, *(str(line) for line in lines)]))
