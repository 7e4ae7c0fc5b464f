import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from tracker.middleware.first_password import GROUP


class Command(BaseCommand):
    help = "Make the first account for data entry, once, and print its password, once."

    def add_arguments(self, parser):
        parser.add_argument("--name", default="editor")

    def handle(self, *, name, **options):
        with transaction.atomic():
            accounts = get_user_model().objects
            if accounts.exists():
                return
            password = secrets.token_urlsafe(12)
            once, _created = Group.objects.get_or_create(name=GROUP)
            # Whoever is alone does everything; see the setting FOUR_EYES.
            roles = Group.objects.filter(name__in=("editor", "publisher", "administrator"))
            accounts.create_user(name, password=password, is_staff=True).groups.add(once, *roles)
        self.stdout.write(
            f"\nAccount for data entry at /admin/: {name}, one-time password: {password}\n"
            "It is shown this once; the first thing after signing in is to change it.\n"
        )
