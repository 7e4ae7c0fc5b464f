"""Entry of States and their names."""

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.utils.translation import gettext_lazy as _

from states.models import FormerName, ForumMembership, State, StateName, TreatyAction
from states.search import nearest_first

from .clearance import ClearanceOfState
from .entry import FIND_STATE, FindsStates, LineInline, ListInline, partly
from .production import ProductionOfState
from .stockpiles import StockpileOfState
from .transfer import TransferOfState
from .transparency import ReportsOfState
from .use import UseOfState

NAME_HELP = {
    "state": FIND_STATE,
    "short_name": _("The short form of the United Nations in this language, as in UNTERM."),
    "official_name": _("The formal name in this language."),
    "sort_rank": _("1 for the first name in the alphabet of this language."),
}
FORMER_HELP = {
    "state": FIND_STATE,
    "kind": _(
        "A former name is shown for the years in which it was official; another common form is only searched for."
    ),
    "starts": partly(_("When the name became official.")),
    "ends": partly(_("The last year, month or day in which it was official.")),
}


class NamesOfState(LineInline):
    model = StateName
    fields = ["lang", "short_name", "official_name", "sort_rank", "confirmed", "doubt", "source"]
    help_texts = NAME_HELP


class FormerNamesOfState(LineInline):
    model = FormerName
    fields = ["name", "lang", "kind", "starts", "ends", "confirmed", "doubt", "source"]
    help_texts = FORMER_HELP


class ActsOfState(ListInline):
    model = TreatyAction
    fields = ["date", "kind", "treaty", "effective_on", "confirmed", "source"]
    ordering = ["-date", "treaty__acronym"]
    add_label = _("Add an act for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "treaty", "source")


class MembershipsOfState(ListInline):
    model = ForumMembership
    fields = ["forum", "role", "starts", "ends", "confirmed"]
    ordering = ["-starts", "forum__name_en"]
    add_label = _("Add a membership for this State")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("state", "forum")


@admin.register(State)
class StateAdmin(FindsStates):
    list_display = ["name_en", "iso3", "un_region", "m49_subregion", "status", "exists_from", "exists_to", "confirmed"]
    list_filter = ["confirmed", "un_region", "m49_region", "status", "landlocked"]
    # Names are found whatever their case, accents and language; what the database can compare is the code.
    search_fields = ["=iso3"]
    search_help_text = FIND_STATE
    state_path = "pk"
    autocomplete_fields = ["source"]
    inlines = [NamesOfState, FormerNamesOfState]
    lists = [
        ActsOfState,
        StockpileOfState,
        ClearanceOfState,
        ReportsOfState,
        ProductionOfState,
        TransferOfState,
        UseOfState,
        MembershipsOfState,
    ]
    help_texts = {
        "iso3": _("Three letters in upper case; the address of the State’s page is made of them."),
        "m49": _("Three digits with leading noughts, for example 004."),
        "name_en": _("The short form of the United Nations, as in UNTERM; the name in English below says the same."),
        "un_region": _("As of today: the record holds no dates for regional groups."),
        "exists_from": _(
            "The first day on which it counts among the States that could join; blank where that was before 3 December "
            "1997."
        ),
        "exists_to": _("The last day on which it counted; blank while it does."),
    }

    def get_search_results(self, request, queryset, search_term):
        rows, several = super().get_search_results(request, queryset, search_term)
        # Who sorts a list by one of its columns has it so.
        if search_term and ORDER_VAR not in request.GET:
            rows = rows.order_by(nearest_first(search_term), *(rows.query.order_by or State._meta.ordering or ()))
        return rows, several


@admin.register(StateName)
class StateNameAdmin(FindsStates):
    list_display = ["short_name", "official_name", "lang", "state", "sort_rank", "confirmed"]
    list_filter = ["confirmed", "lang"]
    list_select_related = ["state"]
    search_fields = ["short_name", "official_name"]
    autocomplete_fields = ["state", "source"]
    help_texts = NAME_HELP


@admin.register(FormerName)
class FormerNameAdmin(FindsStates):
    list_display = ["name", "lang", "state", "kind", "starts", "ends", "confirmed"]
    list_filter = ["confirmed", "kind", "lang"]
    list_select_related = ["state"]
    search_fields = ["name", "^key"]
    autocomplete_fields = ["state", "source"]
    ordering = ["state__name_en", "ends"]
    help_texts = FORMER_HELP
