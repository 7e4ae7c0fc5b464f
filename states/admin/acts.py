"""Entry of acts and of notes of the depositary."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from states.models import DepositaryNote, TreatyAction

from .act_form import ActForm, TypedForm
from .entry import FIND_STATE, FindsStates, partly
from .files import LoadsFiles


@admin.register(TreatyAction)
class TreatyActionAdmin(LoadsFiles, FindsStates):
    form = ActForm
    change_form_template = "admin/record/act_form.html"
    list_display = ["date", "state", "kind", "treaty", "confirmed", "effective_on", "source"]
    list_filter = ["confirmed", "treaty", "kind", "state__un_region"]
    list_select_related = ["state", "treaty", "source"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug", "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    date_hierarchy = "date"
    ordering = ["-date", "state__name_en"]
    help_texts = {
        "state": FIND_STATE,
        "kind": _(
            "A State that has signed, not yet ratified, must not defeat the treaty’s object and purpose (Vienna "
            "Convention on the Law of Treaties, Article 18). By ratification, acceptance, approval or accession it "
            "consents to be bound (Articles 14 and 15). It withdraws as the treaty provides (Article 54); where the "
            "treaty says nothing, Article 56 decides."
        ),
        "date": _(
            "The day of signature; of an instrument or a notice, the day the depositary received it: consent to be "
            "bound is established on deposit (Vienna Convention, Article 16)."
        ),
        "effective_on": _(
            "Only where the depositary states it; else the treaty’s own rule holds (Vienna Convention, Article 24). A "
            "notice of withdrawal may be revoked until it takes effect (Article 68)."
        ),
        "effect_held": _(
            "Only for a withdrawal, where the treaty makes it wait for the end of an armed conflict: the State stays "
            "bound."
        ),
        "source": _("The depositary’s notification or its list of participants, before any other."),
        "note": _("What else the source says of this act."),
    }

    def get_urls(self):
        law = self.admin_site.admin_view(self.law_view)
        return [path("law/", law, name="states_treatyaction_law"), *super().get_urls()]

    def law_view(self, request):
        """What the law says of an act while it is typed, and what the act would bring about; nothing is saved."""
        if not self.has_view_permission(request):
            raise PermissionDenied
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
class DepositaryNoteAdmin(LoadsFiles, FindsStates):
    list_display = ["date", "state", "kind", "treaty", "summary", "confirmed"]
    list_filter = ["confirmed", "treaty", "kind", "state__un_region"]
    list_select_related = ["state", "treaty"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "=treaty__slug", "summary", "^key"]
    autocomplete_fields = ["treaty", "state", "source"]
    ordering = [F("date").desc(nulls_last=True), "state__name_en"]
    help_texts = {
        "state": _("The State that made the communication, or that it is about."),
        "kind": _("A note changes no status and no count. What does is an act: enter it as one."),
        "date": partly(_("The day the depositary received or circulated it; blank where it was not found.")),
        "summary": _(
            "What was communicated, in words that a reader follows without the document. A claim is told as a claim: "
            "“says that it suspends”, not “has suspended”."
        ),
        "source": _("The depositary’s notification, before any other."),
    }
