"""The entrance to data entry, and the sessions of a person."""

from allauth.account.decorators import secure_admin_login
from allauth.usersessions.views import ListUserSessionsView
from django.shortcuts import redirect, render

from tracker.accounts.forms import EndSessionsForm


def admin_login(request):
    """Lead a stranger to the page where people sign in; say to who is signed in without the right that they lack it."""
    if request.user.is_authenticated and not request.user.is_staff:
        return render(request, "account/no_data_entry.html", status=403)
    return _enter(request)


@secure_admin_login
def _enter(request):
    return redirect("admin:index")


class Sessions(ListUserSessionsView):
    """Where the person is signed in; ends one of these sessions, or all others."""

    form_class = EndSessionsForm
