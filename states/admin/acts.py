"""Entry of acts and of notes of the depositary."""

from django.contrib import admin

from states.models import DepositaryNote, TreatyAction

from .act_form import ActForm
from .record import RecordAdmin


@admin.register(TreatyAction)
class TreatyActionAdmin(RecordAdmin):
    form = ActForm
    list_display = ["date", "state", "kind", "treaty", "effective_on", "confirmed", "source"]
    list_filter = ["treaty", "kind", "confirmed"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = ["state__name_en", "state__iso3", "key"]
    autocomplete_fields = ["treaty", "state", "source"]
    date_hierarchy = "date"


@admin.register(DepositaryNote)
class DepositaryNoteAdmin(RecordAdmin):
    list_display = ["date", "state", "kind", "treaty", "confirmed"]
    list_filter = ["treaty", "kind", "confirmed"]
    list_select_related = ["state", "treaty"]
    search_fields = ["state__name_en", "state__iso3", "key", "summary"]
    autocomplete_fields = ["treaty", "state", "source"]
