"""What every page of data entry has in common."""

from django.db import models
from simple_history.admin import SimpleHistoryAdmin

from states.models.record import NO_SOURCE

from .days import DAYS


class RecordAdmin(SimpleHistoryAdmin):
    """An entry page that keeps every edit, without actions at the foot of the list."""

    actions_on_bottom = False
    list_per_page = 50
    # What a fact says comes first, what it rests on after it.
    rests_on = ("source", "confirmed", "doubt", "note", "key")
    formfield_overrides = {**DAYS, models.URLField: {"assume_scheme": "https"}}

    def get_fields(self, request, obj=None):
        fields = list(super().get_fields(request, obj))
        return sorted(fields, key=lambda name: self.rests_on.index(name) if name in self.rests_on else -1)

    def formfield_for_foreignkey(self, db_field, request, **options):
        # A form says what is missing in the words of the model.
        if db_field.name == "source":
            options["error_messages"] = {"required": NO_SOURCE}
        return super().formfield_for_foreignkey(db_field, request, **options)
