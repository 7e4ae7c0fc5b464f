"""Entry of what States reported and were granted on clearance."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from states.models import ClearanceEvent

from .entry import FIND_STATE, FindsStates, ListInline, partly
from .files import LoadsFiles


@admin.register(ClearanceEvent)
class ClearanceEventAdmin(LoadsFiles, FindsStates):
    list_display = ["date", "state", "event", "treaty", "decided_at", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "event", "state__un_region"]
    list_select_related = ["state", "treaty", "decided_at__treaty", "source"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug", "^key"]
    autocomplete_fields = ["treaty", "state", "decided_at", "source"]
    ordering = ["-date", "state__name_en"]
    help_texts = {
        "state": FIND_STATE,
        "event": _(
            "Each State Party undertakes to destroy all anti-personnel mines in mined areas under its jurisdiction or "
            "control, as soon as possible but not later than ten years after entry into force for it (Ottawa "
            "Convention, Article 5, paragraph 1). A Meeting of the States Parties or a Review Conference may extend "
            "the deadline by up to ten years (paragraphs 3 to 5). It reports the location of mined areas (Article 7, "
            "paragraph 1)."
        ),
        "date": partly(
            _(
                "The day of the report or of completion. Of a deadline or an extension, the last day there is time; a "
                "deadline only where a source states it, else the treaty’s own term holds."
            )
        ),
        "decided_at": _("The meeting that granted the extension: it assesses the request and decides by vote."),
        "decided_on": _("The last day of that meeting: the extension counts from it. Blank where it was not found."),
        "requested_on": _("The day on which the State submitted its request (Article 5, paragraph 4)."),
        "source": _("The decision of the meeting or the State’s report under Article 7, before any other."),
        "note": _("Which areas, and what else the source says."),
    }


class ClearanceOfState(ListInline):
    model = ClearanceEvent
    fields = ["date", "event", "treaty", "decided_at", "confirmed", "source"]
    ordering = ["-date", "treaty__acronym"]
    add_label = _("Add a clearance event for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "decided_at__treaty", "source")
