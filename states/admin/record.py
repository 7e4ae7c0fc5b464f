"""What every page of data entry has in common: what is saved is handed in, and every version stays to be seen."""

from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from states.models import Change, Stage, Submission
from states.review.changes import Tables, change_between
from states.review.handing_in import draft_of, hand_in, let_go
from states.review.steps import RefusedError, publishes_own

from .days import DAYS
from .record_form import EnteredForm, RecordForm
from .versions import VersionsAdmin

# What became of what was saved, where it is not in the record yet.
KEPT = {
    Stage.DRAFT: gettext_lazy("Kept as a draft. Only you go on with it."),
    Stage.RETURNED: gettext_lazy("Kept. Hand it in when it is right."),
    Stage.SUBMITTED: gettext_lazy("Handed in. It becomes public when a publisher has read it."),
}


class RecordAdmin(VersionsAdmin):
    """An entry page. Nothing it saves is written to the record but by publishing."""

    form = RecordForm
    change_form_template = "admin/record/change_form.html"
    delete_confirmation_template = "admin/record/delete.html"
    actions = None
    list_per_page = 50
    # What a fact says comes first, what it rests on after it.
    rests_on = ("source", "confirmed", "doubt", "note", "key")
    # A row that says nothing by itself, such as a source nothing rests on yet, is added without being read by others.
    adds_at_once = False
    formfield_overrides = {**DAYS, models.URLField: {"assume_scheme": "https"}}

    def get_fields(self, request, obj=None):
        fields = list(super().get_fields(request, obj))
        return sorted(fields, key=lambda name: self.rests_on.index(name) if name in self.rests_on else -1)

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None and db_field.is_relation:
            # Only what is added at once can be chosen at once.
            field.widget.can_add_related = field.widget.can_add_related and db_field.name == "source"
            field.widget.can_change_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if "draft" in request.GET and draft_of(request.GET["draft"], request.user) is None:
            self.message_user(request, _("This draft was handed in or thrown away meanwhile."), messages.WARNING)
            return HttpResponseRedirect(reverse("admin:states_submission_changelist"))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["publishes"] = publishes_own(request.user) or (self.adds_at_once and add)
        context["draft"] = draft_of(request.GET.get("draft"), request.user)
        context["readonly"] = obj is not None and not self.has_change_permission(request, obj)
        entered = [context["adminform"].form]
        entered += [form for each in context["inline_admin_formsets"] for form in each.formset.forms]
        entered = [form for form in entered if isinstance(form, EnteredForm)]
        context["questions"] = list(dict.fromkeys(words for form in entered for words in form.questions))
        context["pauses"] = list(dict.fromkeys(form.pause for form in entered if form.pause))
        about = {"changes__table": self.opts.label_lower, "changes__row": obj.pk} if obj is not None else None
        context["waits"] = Submission.objects.waiting().told().filter(**about) if about else []
        return super().render_change_form(request, context, add, change, form_url, obj)

    def delete_view(self, request, object_id, extra_context=None):
        said = request.POST.get("reason", "").strip()
        if request.method == "POST" and not said and self.has_delete_permission(request):
            self.message_user(request, _("Say why: it is kept with the change."), messages.ERROR)
            return HttpResponseRedirect(request.path)
        return super().delete_view(request, object_id, extra_context)

    def save_model(self, request, obj, form, change):
        request.handed_in = [form.change] if form.change else []

    def save_related(self, request, form, formsets, change):
        tables = Tables()
        for formset in formsets:
            parts = [part for part in formset.forms if isinstance(part, EnteredForm)]
            gone = [part for part in parts if part in formset.deleted_forms]
            request.handed_in += [part.change for part in parts if part.change and part not in gone]
            request.handed_in += [change_between(part.stands, None, tables) for part in gone if part.stands]
        self._hand_in(request, form.instance, form.accompanying.cleaned_data["reason"])

    def _hand_in(self, request, obj, reason: str) -> None:
        changes, draft = request.handed_in, draft_of(request.GET.get("draft"), request.user)
        request.submission = None
        if not changes:
            if draft is not None:
                let_go(draft)
            return
        if version := self.version_asked(request):
            # A deleted fact comes back as the row it was.
            obj.pk = changes[0].row = changes[0].row or version.id
        if self.adds_at_once and obj._state.adding:
            obj._change_reason, obj.public = reason, publishes_own(request.user)
            obj.save(force_insert=True)
            return
        request.submission = self._as_far_as_it_goes(request, changes, reason)
        if request.submission.stage == Stage.PUBLISHED and obj.pk is None:
            obj.pk = request.submission.changes.order_by("pk").values_list("row", flat=True).first()

    def _as_far_as_it_goes(self, request, changes: list[Change], reason: str) -> Submission:
        entry = {"author": request.user, "reason": reason}
        draft = draft_of(request.GET.get("draft"), request.user)
        try:
            return hand_in(changes, instead_of=draft, as_draft="_draft" in request.POST, **entry)
        except RefusedError as refused:
            # Nothing typed is lost: what cannot be handed in is kept as a draft.
            self.message_user(request, str(refused), messages.ERROR)
            for change in changes:
                change.pk = None
            draft = draft_of(request.GET.get("draft"), request.user)
            return hand_in(changes, instead_of=draft, as_draft=True, **entry)

    def _answer(self, request, published) -> HttpResponse:
        """Lead on after something was handed in; `published` answers where it is in the record already."""
        if not request.handed_in:
            self.message_user(request, _("Nothing was changed."), messages.INFO)
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        if request.submission is None or request.submission.stage == Stage.PUBLISHED:
            return published()
        self.message_user(request, KEPT[Stage(request.submission.stage)], messages.SUCCESS)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(reverse("admin:states_submission_change", args=[request.submission.pk]))

    def response_add(self, request, obj, post_url_continue=None):
        return self._answer(request, lambda: super(RecordAdmin, self).response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self._answer(request, lambda: super(RecordAdmin, self).response_change(request, obj))

    def delete_model(self, request, obj):
        request.handed_in = [change_between(obj, None, Tables())]
        self._hand_in(request, obj, request.POST.get("reason", ""))

    def response_delete(self, request, obj_display, obj_id):
        return self._answer(request, lambda: super(RecordAdmin, self).response_delete(request, obj_display, obj_id))

    # Who did what, and when, is in the history of the fact and in its submission.
    def construct_change_message(self, request, form, formsets, add=False) -> Any:
        return ""

    def log_addition(self, request, obj, message) -> Any:
        return None

    def log_change(self, request, obj, message) -> Any:
        return None

    def log_deletions(self, request, queryset) -> Any:
        return None
