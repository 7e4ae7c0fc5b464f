"""Entry of what States said and did about their stockpiles."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from states.models import StockpileEvent

from .entry import FIND_STATE, FindsStates, ListInline, partly
from .files import LoadsFiles


@admin.register(StockpileEvent)
class StockpileEventAdmin(LoadsFiles, FindsStates):
    list_display = ["date", "state", "event", "quantity", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "event", "state__un_region"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug", "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    ordering = [F("date").desc(nulls_last=True), "state__name_en"]
    help_texts = {
        "state": FIND_STATE,
        "event": _(
            "Each State Party undertakes to destroy all stockpiled anti-personnel mines it owns or possesses, as soon "
            "as possible but not later than four years after entry into force for it (Ottawa Convention, Article 4). "
            "It reports the total of its stockpile and the mines it retains (Article 7, paragraph 1). Deadline missed: "
            "only where a source says so. Estimated: by others, of a State not party."
        ),
        "date": partly(
            _(
                "The day of the report, of the find or of the last destruction; of a number retained, the year it is "
                "reported for. Blank where it was not found: the event then counts on no day."
            )
        ),
        "quantity": _(
            "How many mines. Declared or missed: those held on that day. Completed: all destroyed so far. Retained: "
            "for training and development, no more than the minimum number absolutely necessary (Article 3); 0 where "
            "none are."
        ),
        "source": _("The State’s report under Article 7, before any other."),
        "note": _("Where numbers differ between sources, or more was destroyed than declared: why."),
    }


class StockpileOfState(ListInline):
    model = StockpileEvent
    fields = ["date", "event", "quantity", "treaty", "confirmed", "source"]
    ordering = [F("date").desc(nulls_last=True), "treaty__acronym"]
    add_label = _("Add a stockpile event for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "source")
