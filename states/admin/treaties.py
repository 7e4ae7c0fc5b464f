"""Entry of treaties, their final clauses and obligations."""

from django.contrib import admin

from states.models import Obligation, Treaty, TreatyRules

from .record import RecordAdmin


@admin.register(Treaty)
class TreatyAdmin(RecordAdmin):
    list_display = ["acronym", "short_name_en", "adopted", "entered_into_force", "is_default"]
    search_fields = ["acronym", "short_name_en", "name_en", "slug"]
    autocomplete_fields = ["source"]


@admin.register(TreatyRules)
class TreatyRulesAdmin(RecordAdmin):
    list_display = ["treaty", "threshold", "wait_months", "wait_days", "signature_closes", "withdrawal_months"]
    list_select_related = ["treaty"]
    search_fields = ["treaty__acronym", "treaty__short_name_en"]
    autocomplete_fields = ["treaty", "source"]


@admin.register(Obligation)
class ObligationAdmin(RecordAdmin):
    list_display = ["treaty", "article", "label", "years", "days", "yearly_on", "extendable"]
    list_filter = ["treaty", "kind"]
    list_select_related = ["treaty"]
    search_fields = ["label", "key"]
    autocomplete_fields = ["treaty", "source"]
