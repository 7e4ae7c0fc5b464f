"""Settings of the measurement: those of the site, with a bare view beside its addresses."""

import logging

from tracker.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "bench"]  # noqa: F405 - the command that measures
ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = ["testserver"]
logging.disable(logging.WARNING)
