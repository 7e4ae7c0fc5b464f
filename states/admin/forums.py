"""Entry of forums, memberships and meetings."""

from django.contrib import admin

from states.models import Forum, ForumMembership, Meeting

from .files import FileAdmin
from .record import RecordAdmin


@admin.register(Forum)
class ForumAdmin(RecordAdmin):
    list_display = ["name_en", "kind", "key"]
    list_filter = ["kind"]
    search_fields = ["name_en", "name_fr", "key"]
    autocomplete_fields = ["source"]


@admin.register(ForumMembership)
class ForumMembershipAdmin(FileAdmin):
    list_display = ["forum", "state", "role", "starts", "ends", "confirmed"]
    list_filter = ["forum", "role", "confirmed"]
    list_select_related = ["forum", "state"]
    search_fields = ["state__name_en", "state__iso3", "key"]
    autocomplete_fields = ["forum", "state", "source"]


@admin.register(Meeting)
class MeetingAdmin(FileAdmin):
    list_display = ["short_name", "treaty", "kind", "city", "start", "end", "confirmed"]
    list_filter = ["treaty", "kind", "confirmed"]
    list_select_related = ["treaty"]
    search_fields = ["short_name", "name_en", "city", "key"]
    autocomplete_fields = ["treaty", "state", "source"]
    date_hierarchy = "start"
