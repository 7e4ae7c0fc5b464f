"""Entry of organisations and targets."""

from django.contrib import admin

from states.admin.files import FileAdmin
from states.admin.record import RecordAdmin
from universalization.models import Organisation, Target


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    list_display = ["name_en", "kind", "key"]
    list_filter = ["kind"]
    search_fields = ["name_en", "key"]


@admin.register(Target)
class TargetAdmin(FileAdmin):
    list_display = ["value", "treaty", "due", "meeting", "set_on", "set_by"]
    list_filter = ["treaty"]
    list_select_related = ["treaty", "meeting__treaty", "set_by"]
    search_fields = ["key", "wording"]
    autocomplete_fields = ["treaty", "meeting", "set_by", "source"]
