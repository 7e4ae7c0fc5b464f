"""Entry of acts and of notes of the depositary."""

from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.urls import path

from states.models import DepositaryNote, TreatyAction

from .act_form import ActForm, TypedForm
from .files import FileAdmin


@admin.register(TreatyAction)
class TreatyActionAdmin(FileAdmin):
    form = ActForm
    change_form_template = "admin/record/act_form.html"
    list_display = ["date", "state", "kind", "treaty", "effective_on", "confirmed", "source"]
    list_filter = ["treaty", "kind", "confirmed"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = ["state__name_en", "state__iso3", "key"]
    autocomplete_fields = ["treaty", "state", "source"]
    date_hierarchy = "date"

    def get_urls(self):
        law = self.admin_site.admin_view(self.law_view)
        return [path("law/", law, name="states_treatyaction_law"), *super().get_urls()]

    def law_view(self, request):
        """What the law says of an act while it is typed, and what the act would bring about; nothing is saved."""
        pk = request.GET.get("pk", "")
        act = get_object_or_404(TreatyAction, pk=pk) if pk.isdecimal() else None
        form = TypedForm(request.GET, instance=act)
        form.is_valid()
        context = {
            "preview": form.preview,
            "says": form.says,
            "objections": form.objections,
            "questions": form.questions,
        }
        return render(request, "admin/record/act_preview.html", context)


@admin.register(DepositaryNote)
class DepositaryNoteAdmin(FileAdmin):
    list_display = ["date", "state", "kind", "treaty", "confirmed"]
    list_filter = ["treaty", "kind", "confirmed"]
    list_select_related = ["state", "treaty"]
    search_fields = ["state__name_en", "state__iso3", "key", "summary"]
    autocomplete_fields = ["treaty", "state", "source"]
