"""Entry of sources, editions and published figures."""

from django.contrib import admin

from states.models import Edition, PublishedFigure, Revision, Source

from .record import RecordAdmin


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    adds_at_once = True
    list_display = ["citation", "kind", "url"]
    list_filter = ["kind"]
    search_fields = ["citation", "key", "url"]


@admin.register(Edition)
class EditionAdmin(RecordAdmin):
    list_display = ["title", "year", "published_on", "confirmed"]
    list_filter = ["confirmed"]
    search_fields = ["title", "key"]
    autocomplete_fields = ["source"]


@admin.register(PublishedFigure)
class PublishedFigureAdmin(RecordAdmin):
    list_display = ["as_of", "figure", "value", "counting_rule", "treaty", "source"]
    list_filter = ["treaty", "figure"]
    list_select_related = ["treaty", "source"]
    search_fields = ["figure", "key"]
    autocomplete_fields = ["treaty", "source"]
    date_hierarchy = "as_of"


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):
    """Shown, never entered: the tracker counts the changes itself."""

    list_display = ["number", "changed_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
