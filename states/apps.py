from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class StatesConfig(AppConfig):
    name = "states"
    verbose_name = _("The record")

    def ready(self):
        # Each app registers its own checks of the record.
        autodiscover_modules("consistency")
