"""Versions of a fact: who made each, when, why and what it changed; and the way back to an earlier one."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from states.loading.load import REASON
from states.models import Change
from states.review.changes import Difference, Tables, differences
from states.review.handing_in import draft_of

AT_A_TIME = 50


@dataclass(frozen=True)
class Version:
    """One version of a fact."""

    number: int
    kind: str  # +, ~ or -, as the history has it
    made_at: datetime
    made_by: Any
    published_by: Any
    reason: str
    differences: list[Difference]
    stands: bool

    @property
    def loaded(self) -> bool:
        """Whether it came from the reference files."""
        return self.reason == REASON


def versions(admin_of: admin.ModelAdmin, rows: list, tables: Tables) -> Iterator[Version]:
    """Yield what each row of a history says beside the one before it; the last of `rows` is only compared with."""
    resource = tables.of(admin_of.model)
    published = {
        change.version: change.submission.decided_by
        for change in Change.objects.filter(
            table=admin_of.model._meta.label_lower, version__in=[row.history_id for row in rows]
        ).select_related("submission__decided_by")
    }
    values = [resource.values(row.instance) if row.history_type != "-" else {} for row in rows]
    for place, row in enumerate(rows):
        before = values[place + 1] if place + 1 < len(rows) else {}
        yield Version(
            row.history_id,
            row.history_type,
            row.history_date,
            row.history_user,
            published.get(row.history_id),
            row.history_change_reason or "",
            differences(resource, before, values[place]),
            stands=place == 0 and row.history_type != "-",
        )


def name_of(version: Any) -> str:
    """Return what a version is called; by its key where what it refers to is gone too."""
    try:
        return str(version.instance)
    except ObjectDoesNotExist:
        return getattr(version, "key", "") or f"{version._meta.verbose_name} {version.id}"


class VersionsAdmin(admin.ModelAdmin):
    """Shows the versions of a fact, and opens its form with what an earlier one or a draft says."""

    change_list_template = "admin/record/change_list.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_deleted"
        return [path("deleted/", self.admin_site.admin_view(self.deleted_view), name=name), *super().get_urls()]

    def version_asked(self, request) -> Any:
        """Return the version that an address names; None where it names none."""
        asked = request.GET.get("version", "")
        if not asked.isdecimal():
            return None
        found = self.model.history.filter(history_id=int(asked)).first()
        # The version of another fact, or of one that is there, would bring nothing back.
        match = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        there = self.model._default_manager.filter(pk=found.id).exists() if found else False
        fits = found is not None and (str(found.id) == match if match else not there)
        return found if fits else None

    def _values_asked(self, request) -> dict[str, str] | None:
        """Return what the form is opened with: the values of an earlier version, or of a draft."""
        if version := self.version_asked(request):
            return Tables().of(self.model).values(version.instance)
        draft = draft_of(request.GET.get("draft"), request.user)
        return draft.after if draft is not None and draft.table == self.model._meta.label_lower else None

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "GET" and (values := self._values_asked(request)):
            self._take(found, values)
            draft = draft_of(request.GET.get("draft"), request.user)
            if draft is not None:
                found.opened_from, found.reason_given = draft.base, draft.submission.reason
        return found

    def _take(self, row: Any, values: dict[str, str]) -> None:
        """Set on a row what the texts say, as far as they can be read: the rest is for a person to mend."""
        with suppress(ValidationError):
            Tables().of(self.model).take(row, values)

    def get_changeform_initial_data(self, request):
        values = self._values_asked(request)
        if values is None:
            return super().get_changeform_initial_data(request)
        made, draft = self.model(), draft_of(request.GET.get("draft"), request.user)
        self._take(made, values)
        filled = {name: made.serializable_value(name) for name in Tables().of(self.model).fields}
        return filled | ({"reason": draft.submission.reason} if draft else {})

    def history_view(self, request, object_id, extra_context=None):
        """Every version of a fact, the newest first; also of one that was deleted."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        pk = int(object_id) if str(object_id).isdecimal() else None
        rows = self.model.history.filter(id=pk).select_related("history_user").order_by("-history_id")
        newest = rows.first()
        if newest is None:
            raise Http404(_("No such fact was ever recorded."))
        page = Paginator(rows, AT_A_TIME).get_page(request.GET.get("p"))
        shown = list(rows[page.start_index() - 1 : page.end_index() + 1])
        told = list(versions(self, shown, Tables()))[:AT_A_TIME]
        stands = self.model._default_manager.filter(pk=pk).first()
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(fact)s") % {"fact": stands or name_of(newest)},
            "opts": self.opts,
            "original": stands,
            "versions": told,
            "page": page,
            "restores": self.has_change_permission(request) if stands else self.has_add_permission(request),
            "form_address": self._form_address(stands),
            **(extra_context or {}),
        }
        return render(request, "admin/record/history.html", context)

    def deleted_view(self, request):
        """Facts that were deleted, the last one first, each with the way to bring it back."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        there = self.model._default_manager.values("pk")
        rows = self.model.history.filter(history_type="-").exclude(id__in=there).order_by("-history_id")
        page = Paginator(rows.select_related("history_user"), AT_A_TIME).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(_("deleted: %(facts)s") % {"facts": self.opts.verbose_name_plural}),
            "opts": self.opts,
            "page": page,
            "rows": [(row, name_of(row)) for row in page.object_list],
            "restores": self.has_add_permission(request),
            "form_address": self._form_address(None),
        }
        return render(request, "admin/record/deleted.html", context)

    def _form_address(self, stands: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"{name}_change", args=[stands.pk]) if stands else reverse(f"{name}_add")
