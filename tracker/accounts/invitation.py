"""An account begins with a mail to its owner."""

from allauth.account.forms import ResetPasswordForm


def invite(request, user) -> None:
    """Send the person of an account a link, good once and for PASSWORD_RESET_TIMEOUT seconds, to set a password.

    Raises OSError where the mail server does not take the mail, ValueError where the account has no address.
    """
    form = ResetPasswordForm({"email": user.email})
    if not form.is_valid():
        raise ValueError(f"{user} has no e-mail address")
    form.save(request)
