"""Entry of bans, moratoria and statements on transfer."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from states.models import TransferMeasure

from .entry import FIND_STATE, FindsStates, ListInline, partly
from .files import LoadsFiles


@admin.register(TransferMeasure)
class TransferMeasureAdmin(LoadsFiles, FindsStates):
    list_display = ["state", "measure", "starts", "ends", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "measure", "state__un_region"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug", "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    ordering = ["state__name_en", F("starts").asc(nulls_first=True)]
    help_texts = {
        "state": FIND_STATE,
        "measure": _(
            "Ban: by law, without end. Moratorium: by decision, for a time or until taken back. Unilateral statement: "
            "the State says that it does not export. For a State Party the treaty itself forbids transfer (Ottawa "
            "Convention, Article 1)."
        ),
        "starts": partly(_("Since when it holds; blank where that is not known.")),
        "ends": partly(_("The last day; blank while it holds.")),
        "note": _("What it covers where that is not all, how long it was first set for, how often it was renewed."),
    }


class TransferOfState(ListInline):
    model = TransferMeasure
    fields = ["measure", "starts", "ends", "treaty", "confirmed", "source"]
    ordering = [F("starts").desc(nulls_last=True), "treaty__acronym"]
    add_label = _("Add a measure on transfer for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "source")
