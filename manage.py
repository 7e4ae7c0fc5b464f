#!/usr/bin/env python
"""Django's command line for the treaty status tracker."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    if "runserver" in sys.argv:
        # The development server is for developers: faults in full, static files straight from their folder.
        os.environ.setdefault("DEBUG", "on")
    execute_from_command_line(sys.argv)
