"""The forms of signing in and of accounts."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.forms import ManageUserSessionsForm
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.middleware.first_password import GROUP


class SignInForm(LoginForm):
    """User name or e-mail, and password; the field says which names it takes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = gettext_lazy("User name or e-mail")
        self.fields["login"].widget.attrs = {"autocomplete": "username"}


class EndSessionsForm(ManageUserSessionsForm):
    """Ends one other session of the person, or without a choice all others."""

    session = forms.ModelChoiceField(UserSession.objects.none(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = UserSession.objects.exclude(session_key=self.request.session.session_key)
        self.fields["session"].queryset = others.filter(user=self.request.user)

    def save(self, request) -> None:
        """End what was chosen."""
        if chosen := self.cleaned_data["session"]:
            get_adapter().end_sessions([chosen])
        else:
            super().save(request)


class AccountForm(UserChangeForm):
    """An account as an administrator sees it: without its password, which only its owner sets."""

    password = None  # type: ignore[assignment]  # takes the inherited field away

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            # The account that the installation makes has none, and can be changed all the same.
            self.fields["email"].required = not self.instance.pk or bool(self.instance.email)
        if "groups" in self.fields:
            # It says something of a password and is no role: nobody gives or takes it here.
            roles: Any = self.fields["groups"]
            roles.queryset = Group.objects.exclude(name=GROUP)

    def clean_groups(self):
        """Return the roles chosen, and what the account holds that is no role."""
        held = self.instance.groups.filter(name=GROUP) if self.instance.pk else Group.objects.none()
        return Group.objects.filter(pk__in=[each.pk for each in (*self.cleaned_data["groups"], *held)])

    def clean_username(self) -> str:
        """Return the name. Raises ValidationError where another has it: signing in takes no account of case."""
        name = self.cleaned_data["username"]
        if self._others().filter(username__iexact=name).exists():
            raise ValidationError(_("Another account has this user name."))
        return name

    def clean_email(self) -> str:
        """Return the address in lower case. Raises ValidationError where another account has it: it signs in too."""
        address = self.cleaned_data["email"].lower()
        if address and self._others().filter(email__iexact=address).exists():
            raise ValidationError(_("Another account has this e-mail address."))
        return address

    def _others(self):
        return get_user_model().objects.exclude(pk=self.instance.pk)
