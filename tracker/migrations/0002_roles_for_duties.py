"""Editors enter stockpiles and clearance, viewers and publishers read them."""

from django.db import migrations

from tracker.roles import grant


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0001_roles"),
        ("states", "0003_duties"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
