"""What every page of data entry has in common."""

from simple_history.admin import SimpleHistoryAdmin


class RecordAdmin(SimpleHistoryAdmin):
    """An entry page that keeps every edit, without actions at the foot of the list."""

    actions_on_bottom = False
    list_per_page = 50
    save_on_top = False
