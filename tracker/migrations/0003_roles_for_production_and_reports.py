"""Editors enter production, transfer, use and reports, viewers and publishers read them."""

from django.db import migrations

from tracker.roles import grant


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0002_roles_for_duties"),
        ("states", "0004_production_transfer_use_transparency"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
