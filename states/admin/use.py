"""Entry of the use that editions of the Monitor report."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from states.models import Use

from .entry import FIND_STATE, FindsStates, ListInline
from .files import LoadsFiles


@admin.register(Use)
class UseAdmin(LoadsFiles, FindsStates):
    list_display = ["edition", "state", "actor", "treaty", "confirmed", "source"]
    list_filter = ["confirmed", "treaty", "actor", "edition"]
    list_select_related = ["state", "treaty", "edition", "source"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug", "edition__title", "^key"]
    autocomplete_fields = ["treaty", "edition", "state", "source"]
    ordering = ["-edition__published_on", "state__name_en"]
    help_texts = {
        "edition": _("The edition that reports it. An edition covers about a year up to its own going to print."),
        "state": FIND_STATE,
        "actor": _(
            "Government: by the forces of the State, wherever. Armed group: on its territory, by others than the State."
        ),
        "note": _("Where, when within the period, and what the State says about it."),
    }


class UseOfState(ListInline):
    model = Use
    fields = ["edition", "actor", "treaty", "confirmed", "source"]
    ordering = ["-edition__published_on", "treaty__acronym"]
    add_label = _("Add a report of use for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "edition", "source")
