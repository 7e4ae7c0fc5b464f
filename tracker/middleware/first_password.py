"""An account made by the installation keeps its one-time password for one purpose: to set another."""

from django.contrib.auth.models import Group
from django.http import HttpResponseRedirect
from django.urls import reverse

# Membership says that the password was printed once and has to be changed.
GROUP = "one-time password"


def first_password(get_response):
    """Lead whoever signs in with a one-time password to the page that changes it, and to nothing else before."""

    def middleware(request):
        if not request.path.startswith(reverse("admin:index")) or not _holds_one(request.user):
            return get_response(request)
        change = reverse("admin:password_change")
        if request.path not in (change, reverse("admin:jsi18n"), reverse("admin:logout")):
            return HttpResponseRedirect(change)
        response = get_response(request)
        if request.path == change and request.method == "POST" and response.status_code == 302:
            request.user.groups.remove(Group.objects.get(name=GROUP))
        return response

    return middleware


def _holds_one(user) -> bool:
    return user.is_authenticated and user.groups.filter(name=GROUP).exists()
