"""How accounts behave here, wherever allauth asks."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import Group
from django.shortcuts import render
from qrcode import make
from qrcode.image.svg import SvgPathImage

from tracker.middleware.first_password import GROUP


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation, and a password once set by others is not kept."""

    def is_open_for_signup(self, request):
        """Answer 403 in words: who needs an account asks an administrator."""
        raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))

    def clean_password(self, password, user=None):
        """Return an acceptable password. Raises ValidationError for a weak one and for the present one."""
        if user and user.check_password(password):
            raise self.validation_error("same_as_current")
        return super().clean_password(password, user)

    def set_password(self, user, password):
        """Set a password of the person's own, after which a one-time password is no more."""
        super().set_password(user, password)
        user.groups.remove(*Group.objects.filter(name=GROUP))

    def send_password_reset_mail(self, user, email, context):
        """Send the link to set a password; to who never had one, as an invitation."""
        mail = "password_reset_key" if user.has_usable_password() else "invitation"
        self.send_mail(f"account/email/{mail}", email, context)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, drawn so that the content security policy holds."""

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code of an address as an element that stands within a page."""
        return make(url, image_factory=SvgPathImage).to_string(encoding="unicode")
