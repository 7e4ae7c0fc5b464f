from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from states.consistency import ERROR, WARNING, findings
from states.days import today


class Command(BaseCommand):
    help = "Report what the database cannot hold. Exit code 1 where something is impossible."

    def handle(self, **options):
        levels: Counter[str] = Counter()
        for finding in findings(today()):
            levels[finding.level] += 1
            self.stdout.write(f"{finding.level}: {finding.message} {finding.address}")
        summary = f"{levels[ERROR]} errors, {levels[WARNING]} warnings."
        if levels[ERROR]:
            raise CommandError(summary)
        self.stdout.write(summary)
