"""Entry of who produces, who stopped and who never did."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from states.models import ProducerListing, Production, ProductionSignal

from .entry import FIND_STATE, FindsStates, ListInline, partly
from .files import LoadsFiles

OF_TREATY = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug"]


@admin.register(Production)
class ProductionAdmin(LoadsFiles, FindsStates):
    list_display = ["state", "status", "starts", "ends", "basis", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "status", "basis", "state__un_region"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = [*OF_TREATY, "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    ordering = ["state__name_en", F("starts").asc(nulls_first=True), F("ends").asc(nulls_first=True)]
    help_texts = {
        "state": FIND_STATE,
        "status": _(
            "Each State Party undertakes never under any circumstances to develop or produce (Ottawa Convention, "
            "Article 1). Producer: produces, or keeps the right to. Ceased: it did, and stopped. Never: it says, or a "
            "monitor does, that it did not."
        ),
        "starts": partly(_("Since when it produces; blank where that is not known.")),
        "ends": partly(_("Until when it produced; blank while it does, and where the year was not found.")),
        "basis": _("Who says so. Declared by the State goes before assessed; disputed where the two differ."),
        "source": _("The State’s own statement, before a monitor’s."),
        "note": _("What a moratorium or pledge covers, and whether it was taken back."),
    }


@admin.register(ProducerListing)
class ProducerListingAdmin(LoadsFiles, FindsStates):
    list_display = ["edition", "state", "treaty", "confirmed", "doubt", "source"]
    list_filter = ["confirmed", "treaty", "edition"]
    list_select_related = ["state", "treaty", "edition", "source"]
    search_fields = [*OF_TREATY, "edition__title", "^key"]
    autocomplete_fields = ["treaty", "edition", "state", "source"]
    ordering = ["-edition__published_on", "state__name_en"]
    help_texts = {
        "edition": _("The list of an edition is in force from its publication to that of the next one with a list."),
        "state": FIND_STATE,
    }


@admin.register(ProductionSignal)
class ProductionSignalAdmin(LoadsFiles, FindsStates):
    list_display = ["as_of", "state", "signal", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "signal"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = [*OF_TREATY, "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    ordering = ["-as_of", "state__name_en"]
    help_texts = {
        "as_of": _("The day that the source speaks of."),
        "state": FIND_STATE,
        "signal": _("What is seen of a listed producer without a statement of its own; it takes nobody off the list."),
    }


class ProductionOfState(ListInline):
    model = Production
    fields = ["status", "starts", "ends", "basis", "treaty", "confirmed", "source"]
    ordering = [F("ends").desc(nulls_first=True), "treaty__acronym"]
    add_label = _("Add a statement on production for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "source")
