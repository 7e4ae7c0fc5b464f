"""An account made by the installation keeps its one-time password for one purpose: to set another."""

from django.http import HttpResponseRedirect
from django.urls import reverse

# Membership says that the password was printed once and has to be changed; setting another ends it.
GROUP = "one-time password"


def first_password(get_response):
    """Lead whoever signs in with a one-time password to the page that changes it, and to no data entry before."""

    def middleware(request):
        if request.path.startswith(reverse("admin:index")) and _holds_one(request.user):
            return HttpResponseRedirect(f"{reverse('account_change_password')}?next={reverse('admin:index')}")
        return get_response(request)

    return middleware


def _holds_one(user) -> bool:
    return user.is_authenticated and user.groups.filter(name=GROUP).exists()
