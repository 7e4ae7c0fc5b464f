"""Measure the site against a bare view: `make bench`. The README says how to read the table."""

import os
import sys
import tempfile

import django


def main() -> int:
    """Measure on an installation of its own, made for the occasion; exit 1 where a bound is broken."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "bench.settings", "VAR_DIR": folder}
        django.setup()
        from bench.measure import run  # noqa: PLC0415 - the settings come first

        return run()


if __name__ == "__main__":
    sys.exit(main())
