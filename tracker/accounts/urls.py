"""The pages of an account, below /accounts/."""

from allauth.account.urls import urlpatterns as account
from django.urls import include, path
from django.views.generic import RedirectView

from tracker.accounts.views import Sessions

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="account_change_password")),
    path("sessions/", Sessions.as_view(), name="usersessions_list"),
    path("two-factor/", include("allauth.mfa.urls")),
    # An address is that of the invitation and changed by administrators, so the pages about addresses are left out.
    *(page for page in account if "email" not in page.name),
]
