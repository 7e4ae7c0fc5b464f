"""Entry of sources, editions and published figures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from states.models import Edition, PublishedFigure, Revision, Source

from .entry import EntryAdmin
from .read_only import ReadOnlyAdmin


@admin.register(Source)
class SourceAdmin(EntryAdmin):
    adds_at_once = True
    list_display = ["citation", "kind", "url", "key"]
    list_filter = ["kind"]
    search_fields = ["citation", "^key", "url"]
    help_texts = {
        "kind": _("Who stands behind it. A fact that rests on recollection is not confirmed."),
        "citation": _("Author, title and day, so that it can be found when its address is gone."),
        "url": _("The page or document itself rather than a list that leads to it."),
    }


@admin.register(Edition)
class EditionAdmin(EntryAdmin):
    list_display = ["title", "year", "published_on", "confirmed"]
    list_filter = ["confirmed"]
    search_fields = ["title", "^key", "=year"]
    autocomplete_fields = ["source"]
    date_hierarchy = "published_on"
    ordering = ["-published_on"]
    help_texts = {
        "published_on": _("On any day the list in force is that of the last edition published by then."),
    }


@admin.register(PublishedFigure)
class PublishedFigureAdmin(EntryAdmin):
    list_display = ["as_of", "figure", "value", "counting_rule", "treaty", "source"]
    list_filter = ["treaty", "figure"]
    list_select_related = ["treaty", "source"]
    search_fields = ["figure", "treaty__acronym", "treaty__short_name_en", "=treaty__slug", "^key"]
    autocomplete_fields = ["treaty", "source"]
    date_hierarchy = "as_of"
    ordering = ["-as_of", "figure"]
    help_texts = {
        "as_of": _("The day that the figure speaks of, not the day it was printed."),
        "value": _("As it was printed. Where the record counts otherwise, both are shown."),
        "counting_rule": _(
            "“deposited” or “in force” where the source says which it counts, or what else it counts by; else blank."
        ),
        "note": _("Why the record may count otherwise."),
    }


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """The tracker counts the changes itself."""

    list_display = ["number", "changed_at"]
