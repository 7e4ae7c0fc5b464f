"""What pages of data entry share: help at the fields, parts once there is a row, States found by any name."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from states.models.record import NO_SOURCE
from states.search import found_states

from .record import RecordAdmin
from .record_form import PartForm

AS_FAR = _("As far as it is known: 2007, Oct 2007 or 31 Oct 2007.")
FIND_STATE = _("By its name in any of six languages, a former name or a code.")


def partly(what: Any) -> Any:
    """Return what a partial date is, followed by how it may be written."""
    return format_lazy("{} {}", what, AS_FAR)


class HelpAtFields(BaseModelAdmin):
    """A form whose fields say what the law or the sources ask, in `help_texts` by field.

    They stand here and not in the models, so that a better sentence makes no migration.
    """

    help_texts: ClassVar[dict[str, Any]] = {}

    def get_autocomplete_fields(self, request):
        # Lists that are searched need script; without it they are asked for as plain ones.
        return () if "plain" in request.GET else super().get_autocomplete_fields(request)

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None:
            field.help_text = self.help_texts.get(db_field.name, field.help_text)
            if db_field.name == "source":
                field.error_messages["required"] = NO_SOURCE
        return field


class EntryAdmin(HelpAtFields, RecordAdmin):
    """A page of data entry: `inlines` are its parts to edit, `lists` what stands elsewhere and belongs to it."""

    lists: ClassVar[list[type[InlineModelAdmin]]] = []

    def get_inlines(self, request, obj):
        # Parts hang on a row: while it is being added there is nothing to hang them on.
        return [*super().get_inlines(request, obj), *self.lists] if obj else []


class FindsStates(EntryAdmin):
    """A list that is searched by its State too; `state_path` leads from a row to it."""

    state_path = "state"
    search_help_text: ClassVar[Any] = _("State by any name or code; words together narrow the search.")

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return super().get_search_results(request, queryset, search_term)
        found = queryset.filter(**self._of_states(search_term))
        several = False
        for word in search_term.split():
            rows, more = super().get_search_results(request, queryset, word)
            queryset = rows | queryset.filter(**self._of_states(word))
            several |= more
        return queryset | found, several

    def _of_states(self, asked: str) -> dict[str, Any]:
        return {f"{self.state_path}__in": found_states(asked)}


class _Part(HelpAtFields, InlineModelAdmin):
    """Parts of a row that are edited with it."""

    form = PartForm
    extra = 0
    view_on_site = False
    formfield_overrides = RecordAdmin.formfield_overrides
    autocomplete_fields = ["source"]

    def get_fields(self, request, obj=None):
        fields = list(super().get_fields(request, obj))
        return fields if "opened" in fields else [*fields, "opened"]


class _Lines(forms.BaseInlineFormSet):
    """Lines of a table, whose boxes are named one by one: the heading of a column is no label to who hears the page."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", field.label)


class LineInline(_Part, admin.TabularInline):
    """Parts of a row, each on a line."""

    formset = _Lines


class FormInline(_Part, admin.StackedInline):
    """Parts of a row, each a small form."""


class ListInline(admin.TabularInline):
    """Rows that stand elsewhere, to look at and to open, newest first; one more is added on a page of its own."""

    template = "admin/list_inline.html"
    extra = max_num = 0
    can_delete = False
    view_on_site = False
    show_change_link = True
    add_label: ClassVar[Any] = ""
    may_add = False

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def get_formset(self, request, obj=None, **options):
        # Nothing is added here; whether a link to add is shown is up to what the person may do there.
        self.may_add = super().has_add_permission(request, obj)
        return super().get_formset(request, obj, **options)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
