"""Draw the map that pages refer to, from the outlines among the reference files."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.charts.sprite import sprite


class Command(BaseCommand):
    """Write `static/map/world.svg`; needed only where the outlines change."""

    help = "Write static/map/world.svg from fixtures/map/world.svgpaths.json."

    def handle(self, **options):
        world = json.loads((settings.FIXTURES_DIR / "map" / "world.svgpaths.json").read_text(encoding="utf-8"))
        drawn = settings.BASE_DIR / "static" / "map" / "world.svg"
        drawn.write_text(sprite(world), encoding="utf-8")
        self.stdout.write(f"{drawn.name}: {drawn.stat().st_size} bytes")
