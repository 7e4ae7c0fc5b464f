from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class StatesConfig(AppConfig):
    name = "states"
    verbose_name = _("The record")

    def ready(self):
        # Each app above declares its files and its checks in modules of these names.
        autodiscover_modules("reference", "consistency")
