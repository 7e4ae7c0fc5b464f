from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from states.models import Revision
from tracker.environment import digest
from tracker.roles import grant


class Command(BaseCommand):
    help = "Bring this installation up to date: migrations, reference data, static files, an editor's account."

    def handle(self, **options):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        self.migrate()
        self.load()
        self.collect()
        call_command("make_editor", stdout=self.stdout)

    def migrate(self):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, stdout=self.stdout)
        # Models that came since the groups were made.
        grant(apps)
        # The table of the cache belongs to no model, so no migration makes it; where it is there, nothing is done.
        call_command("createcachetable", verbosity=0)

    def load(self):
        # The database is named with the files: another database has not loaded them.
        database = settings.DATABASES["default"]
        name = f"{database['ENGINE']}:{database['HOST']}:{database['PORT']}:{database['NAME']}"
        files = digest(settings.FIXTURES_DIR.glob("*.csv"))
        if Revision.objects.current() is None or not self.done("reference", f"{name} {files}"):
            call_command("load_reference", stdout=self.stdout)
            self.note("reference", f"{name} {files}")

    def collect(self):
        if settings.DEBUG:
            return
        # The libraries bring static files too, so a changed requirement collects again.
        files = [path for path in (settings.BASE_DIR / "static").rglob("*") if path.is_file()]
        state = digest([*files, settings.BASE_DIR / "requirements.txt"])
        if not (settings.STATIC_ROOT.is_dir() and self.done("static", state)):
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            self.note("static", state)

    def done(self, step: str, state: str) -> bool:
        kept = self.kept(step)
        return kept.is_file() and kept.read_text() == state

    def note(self, step: str, state: str):
        self.kept(step).write_text(state)

    def kept(self, step: str) -> Path:
        return settings.VAR_DIR / f"done-{step}"
