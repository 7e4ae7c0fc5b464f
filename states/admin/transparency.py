"""Entry of transparency reports as they come in, and of the rates that others counted."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from states.models import TransparencyRate, TransparencyReport

from .entry import FIND_STATE, EntryAdmin, FindsStates, ListInline, partly
from .files import LoadsFiles

OF_TREATY = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug"]


@admin.register(TransparencyReport)
class TransparencyReportAdmin(LoadsFiles, FindsStates):
    list_display = ["state", "kind", "year", "received_on", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "kind", "year", "state__un_region"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = [*OF_TREATY, "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    ordering = [F("year").desc(nulls_last=True), F("received_on").desc(nulls_last=True), "state__name_en"]
    help_texts = {
        "state": FIND_STATE,
        "kind": _(
            "First report: not later than 180 days after entry into force for the State. Yearly report: by 30 April, "
            "for the last calendar year (Ottawa Convention, Article 7)."
        ),
        "year": _("The calendar year that the report covers, not the one it came in."),
        "received_on": partly(_("The day it came in; blank where that was not found.")),
        "source": _("The report itself, where it can be read."),
    }


@admin.register(TransparencyRate)
class TransparencyRateAdmin(LoadsFiles, EntryAdmin):
    list_display = ["year", "percent", "counted_on", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty"]
    list_select_related = ["treaty", "source"]
    search_fields = [*OF_TREATY, "=year", "^key"]
    autocomplete_fields = ["treaty", "source"]
    ordering = ["-year", F("counted_on").desc(nulls_last=True)]
    help_texts = {
        "year": _("The calendar year that the reports cover."),
        "percent": _("As it was printed: how many of a hundred reports due had come in."),
        "counted_on": partly(_("The day of the count: reports go on coming in after the day they are due.")),
    }


class ReportsOfState(ListInline):
    model = TransparencyReport
    fields = ["kind", "year", "received_on", "treaty", "confirmed", "source"]
    ordering = [F("year").desc(nulls_last=True), "treaty__acronym"]
    add_label = _("Add a transparency report for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "source")
