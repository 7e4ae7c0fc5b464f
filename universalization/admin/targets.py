"""Entry of organisations and targets."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from states.admin.entry import EntryAdmin, FormInline
from states.admin.files import LoadsFiles
from states.admin.treaties import TreatyAdmin
from universalization.models import Organisation, Target

TARGET_HELP = {
    "value": _("How many States should have joined by then, not how many more."),
    "counting_rule": _(
        "Deposited: those that have consented to be bound (Vienna Convention on the Law of Treaties, Article 16). In "
        "force: those that the treaty binds already (Article 24)."
    ),
    "meeting": _("The meeting by which it was to be reached."),
    "due": _("The day on which that meeting opens; blank where no day was set: the target then stays open."),
    "set_on": _("The target is shown from this day on."),
    "set_by": _("Who set it: the States Parties, a group or its coordinator."),
    "wording": _("As the document has it, for example “at least 130 States Parties”."),
}


@admin.register(Organisation)
class OrganisationAdmin(EntryAdmin):
    list_display = ["name_en", "kind", "key"]
    list_filter = ["kind"]
    search_fields = ["name_en", "^key"]


@admin.register(Target)
class TargetAdmin(LoadsFiles, EntryAdmin):
    list_display = ["value", "treaty", "counting_rule", "due", "meeting", "set_on", "set_by", "confirmed"]
    list_filter = ["confirmed", "treaty", "counting_rule", "set_by"]
    list_select_related = ["treaty", "meeting__treaty", "set_by"]
    search_fields = [
        "wording",
        "meeting__short_name",
        "treaty__acronym",
        "treaty__short_name_en",
        "=treaty__slug",
        "^key",
    ]
    autocomplete_fields = ["treaty", "meeting", "set_by", "source"]
    date_hierarchy = "set_on"
    ordering = ["-set_on", "value"]
    help_texts = TARGET_HELP


class TargetsOfTreaty(FormInline):
    model = Target
    classes = ["collapse"]
    autocomplete_fields = ["meeting", "set_by", "source"]
    help_texts = TARGET_HELP
    fields = [
        ("value", "counting_rule"),
        ("meeting", "due"),
        ("set_on", "set_by"),
        "wording",
        "source",
        ("confirmed", "doubt"),
        "note",
    ]


# The record does not know of targets; the page of a treaty takes them up from here.
TreatyAdmin.inlines = [*TreatyAdmin.inlines, TargetsOfTreaty]
