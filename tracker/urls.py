"""All addresses: files and machines first, then the pages in each language."""

from allauth.account.views import logout
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from reports.urls import files, pages
from tracker.accounts.views import admin_login
from tracker.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # Ahead of the admin's own of the same name: these are throttled, and ask for a second factor.
    path("admin/login/", admin_login),
    path("admin/logout/", logout),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    path("accounts/", include("tracker.accounts.urls")),
    *files,
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler400 = "reports.views.errors.bad_request"
handler403 = "reports.views.errors.permission_denied"
handler404 = "reports.views.errors.page_not_found"
handler429 = "reports.views.errors.too_many_requests"
handler500 = "reports.views.errors.server_error"
