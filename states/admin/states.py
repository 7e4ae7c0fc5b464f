"""Entry of States and their names."""

from django.contrib import admin

from states.models import FormerName, State, StateName

from .record import RecordAdmin


@admin.register(State)
class StateAdmin(RecordAdmin):
    list_display = ["name_en", "iso3", "un_region", "m49_subregion", "exists_from"]
    list_filter = ["un_region", "m49_region", "status"]
    search_fields = ["name_en", "official_name_en", "iso3", "iso2", "former_names__name"]
    autocomplete_fields = ["source"]


@admin.register(StateName)
class StateNameAdmin(RecordAdmin):
    list_display = ["short_name", "lang", "state", "sort_rank"]
    list_filter = ["lang"]
    list_select_related = ["state"]
    search_fields = ["short_name", "official_name", "state__name_en", "state__iso3"]
    autocomplete_fields = ["state", "source"]


@admin.register(FormerName)
class FormerNameAdmin(RecordAdmin):
    list_display = ["name", "state", "kind", "starts", "ends"]
    list_filter = ["kind", "lang"]
    list_select_related = ["state"]
    search_fields = ["name", "state__name_en", "state__iso3"]
    autocomplete_fields = ["state", "source"]
