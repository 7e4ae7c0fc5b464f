"""Accounts in the admin: made by invitation, never deleted, their passwords out of everybody's sight."""

from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.forms import AccountForm
from tracker.accounts.invitation import invite

# Addresses follow from accounts; authenticators hold secrets, and sessions keys, that nobody is to read.
admin.site.unregister([get_user_model(), EmailAddress, Authenticator, UserSession])

WHO = ("username", "email", "first_name", "last_name")


@admin.register(get_user_model())
class AccountAdmin(UserAdmin):
    """Who may sign in, and as what. What somebody may do follows from groups alone."""

    form = add_form = AccountForm
    add_form_template = None
    list_display = ("username", "email", "first_name", "last_name", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    actions = ("invite_again",)
    fieldsets = ((None, {"fields": (*WHO, "groups", "is_staff", "is_active", *readonly_fields)}),)
    add_fieldsets = (
        (
            None,
            {
                "fields": (*WHO, "groups", "is_staff"),
                "description": gettext_lazy("The person gets a mail with a link, good once, to set a password."),
            },
        ),
    )

    def get_changeform_initial_data(self, request):
        """Offer a new account with the right to open data entry."""
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def get_urls(self):
        """Return the addresses of this admin without the page on which one types another's password."""
        return [each for each in super().get_urls() if each.name != "auth_user_password_change"]

    def has_delete_permission(self, request, obj=None):
        """Refuse: the history of the record names its authors. An account is closed by making it inactive."""
        return False

    def has_change_permission(self, request, obj=None):
        """Refuse all but superusers an account that may do everything: its address would open it."""
        mightier = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not mightier and super().has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        """Save an account. A new one has no password until its owner sets one; a former address opens it no more."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change:
            EmailAddress.objects.filter(user=obj).exclude(email=obj.email).delete()
        else:
            transaction.on_commit(partial(self._invite, request, obj))

    @admin.action(description=gettext_lazy("Send the invitation again"), permissions=["change"])
    def invite_again(self, request, queryset):
        """Invite those chosen who have never signed in; say of each what was done."""
        for account in queryset:
            if account.last_login:
                said = _("Signed in before, so not invited: %(account)s. The sign-in page helps with a lost password.")
            elif not account.email or not account.is_active:
                said = _("Inactive or without e-mail address, so not invited: %(account)s.")
            else:
                self._invite(request, account)
                continue
            self.message_user(request, said % {"account": account}, messages.WARNING)

    def _invite(self, request, account) -> None:
        try:
            invite(request, account)
        except OSError as error:
            said = _("The mail to %(address)s was not sent (%(error)s). Send the invitation again later.")
            self.message_user(request, said % {"address": account.email, "error": error}, messages.ERROR)
        else:
            self.message_user(request, _("Invited by mail: %(address)s.") % {"address": account.email})
