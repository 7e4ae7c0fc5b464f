"""All addresses: files and machines first, then the pages in each language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from reports.urls import files, pages
from tracker.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    *files,
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler400 = "reports.views.errors.bad_request"
handler403 = "reports.views.errors.permission_denied"
handler404 = "reports.views.errors.page_not_found"
handler500 = "reports.views.errors.server_error"
