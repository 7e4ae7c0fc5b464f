"""Entry of forums, memberships and meetings."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from states.models import Forum, ForumMembership, Meeting

from .entry import FIND_STATE, EntryAdmin, FindsStates, partly
from .files import LoadsFiles


@admin.register(Forum)
class ForumAdmin(EntryAdmin):
    list_display = ["name_en", "name_fr", "kind", "source"]
    list_filter = ["kind"]
    list_select_related = ["source"]
    search_fields = ["name_en", "name_fr", "^key"]
    autocomplete_fields = ["source"]
    help_texts = {
        "name_en": _("As it calls itself in English."),
        "kind": _("What it is mainly about."),
        "note": _("How many sit in it, since when, by which rule."),
    }


@admin.register(ForumMembership)
class ForumMembershipAdmin(LoadsFiles, FindsStates):
    list_display = ["state", "forum", "role", "starts", "ends", "confirmed"]
    list_filter = ["confirmed", "role", "forum", "state__un_region"]
    list_select_related = ["forum", "state"]
    search_fields = ["forum__name_en", "forum__name_fr", "^key"]
    autocomplete_fields = ["forum", "state", "source"]
    ordering = ["state__name_en", "forum__name_en", "-starts"]
    help_texts = {
        "state": FIND_STATE,
        "role": _("In counts a State stands once in a forum, by its highest role."),
        "starts": partly(_("The first day in this role; another term is another membership.")),
        "ends": partly(_("The last day; blank while it lasts.")),
    }


@admin.register(Meeting)
class MeetingAdmin(LoadsFiles, FindsStates):
    list_display = ["short_name", "treaty", "kind", "city", "state", "start", "end", "confirmed"]
    list_filter = ["confirmed", "treaty", "kind"]
    list_select_related = ["treaty", "state"]
    search_fields = ["short_name", "name_en", "city", "treaty__acronym", "=treaty__slug", "^key"]
    search_help_text = _("Name, city, treaty or host State.")
    autocomplete_fields = ["treaty", "state", "source"]
    date_hierarchy = "start"
    ordering = [F("start").desc(nulls_last=True), "key"]
    help_texts = {
        "kind": _("Changes are told from one Meeting of the States Parties or Review Conference to the next."),
        "ordinal": _("4 for the Fourth Meeting; blank where meetings of this kind are not numbered."),
        "short_name": _("As its documents abbreviate it, for example 4MSP."),
        "state": _("The State in which it sat, whoever presided."),
        "start": _("The day it opened: the state of play is shown for this day, and targets fall due on it."),
        "end": _("The last day it sat."),
        "source": _("The final report of the meeting, before any other."),
    }
