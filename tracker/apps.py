from django.apps import AppConfig
from django.contrib.admin import apps as admin


class TrackerConfig(AppConfig):
    name = "tracker"
    default = True


class DataEntryConfig(admin.AdminConfig):
    """The admin with an index of our own."""

    default = False
    default_site = "tracker.data_entry.DataEntry"
