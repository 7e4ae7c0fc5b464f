"""Whole tables as files: taken away, edited, and loaded again by way of a preview."""

from io import BytesIO
from typing import Any

import tablib
from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.formats.base_formats import CSV, XLSX

from states.days import today
from states.review.changes import Tables
from states.review.files import FORMS, guarded
from states.review.importing import draft_from_file

FORMATS = {"csv": CSV(), "xlsx": XLSX()}
LARGEST = 20 * 1024 * 1024


class FileForm(forms.Form):
    """A file to load."""

    file = forms.FileField(
        label=gettext_lazy("CSV or XLSX file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 20 MB. Load it in parts."))
        return file


class LoadsFiles(admin.ModelAdmin):
    """What an entry page has where facts are also loaded from files."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        form = "<str:form>"
        own = [
            path("import/", self.admin_site.admin_view(self.import_view), name=f"{name}_import"),
            path(f"export.{form}", self.admin_site.admin_view(self.export_view), name=f"{name}_export"),
            path(f"template.{form}", self.admin_site.admin_view(self.template_view), name=f"{name}_template"),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"files": FORMS, **(extra_context or {})})

    def import_view(self, request):
        """Take a file and lead to what it would change; nothing is written to the record."""
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        form = FileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                draft = draft_from_file(file, file.name, self.model, author=request.user, today=today())
            except ValidationError as error:
                form.add_error("file", error)
            else:
                return HttpResponseRedirect(reverse("admin:states_submission_change", args=[draft.pk]))
        resource = Tables().of(self.model)
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(_("load %(facts)s from a file") % {"facts": self.opts.verbose_name_plural}),
            "opts": self.opts,
            "form": form,
            "columns": resource.columns,
            "needed": resource.needed,
        }
        return render(request, "admin/record/import.html", context)

    def export_view(self, request, form: str):
        """The rows of the list, as filtered, in the columns that can be loaded again."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        _refuse_other_forms(form)
        try:
            rows = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            raise BadRequest(
                _("The list cannot be filtered like this. Open the list, and choose its filters.")
            ) from None
        resource = Tables().of(self.model)
        related = [name for name, field in resource.table.fields.items() if field.is_relation]
        dataset = resource.export(rows.select_related(None).select_related(*related))
        return self._file(dataset, f"{self.opts.model_name}-{today()}", form)

    def template_view(self, request, form: str):
        """A file with the columns and nothing below them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        _refuse_other_forms(form)
        return self._file(tablib.Dataset(headers=Tables().of(self.model).columns), self.opts.model_name, form)

    @staticmethod
    def _file(dataset: Any, name: str | None, form: str) -> HttpResponse:
        rows = tablib.Dataset(*([guarded(cell) for cell in row] for row in dataset), headers=dataset.headers)
        data = FORMATS[form].export_data(rows)
        # The mark by which spreadsheets know UTF-8.
        content = data if isinstance(data, bytes) else b"\xef\xbb\xbf" + data.encode()
        response = HttpResponse(BytesIO(content), content_type=FORMATS[form].get_content_type())
        response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
        return response


def _refuse_other_forms(form: str) -> None:
    if form not in FORMATS:
        raise Http404(_("There is no such file."))
