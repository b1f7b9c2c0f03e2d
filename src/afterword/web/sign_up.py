"""Who may make an account: nobody without an invitation, unless the site's configuration says otherwise.

A career service's site holds other people's job searches. Finding its address must not be enough to get an
account there, and with it the outgoing connections an account may ask for.
"""

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from afterword.config import OPEN
from afterword.web.invitations import PARAMETER, invited

_PAGES: Final = frozenset(("account_signup", "account_signup_by_passkey"))


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """The account library's adapter with our rules for sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether to show the form: to people with an invitation, or if some addresses may sign up freely."""
        if self._invited(request):
            return True
        return bool(settings.AFTERWORD_SIGN_UP)

    def clean_email(self, email: str) -> str:
        """The address, if it may sign up; a second address of an existing account can be any."""
        cleaned: str = super().clean_email(email)
        match = self.request.resolver_match if self.request is not None else None
        if match is None or match.url_name not in _PAGES:
            return cleaned
        domains = settings.AFTERWORD_SIGN_UP
        folded = cleaned.strip().lower()
        if OPEN in domains or folded.rpartition("@")[2] in domains or folded == self._invited(self.request):
            return cleaned
        raise ValidationError(_("This address can’t sign up here. Use the one you were invited with."))

    def send_account_already_exists_mail(self, email: str) -> None:
        """Mail an address's owner, taking as long as creating an account, so timing reveals nothing."""
        make_password(self.request.POST.get("password1", "") if self.request is not None else "")
        super().send_account_already_exists_mail(email)

    def _invited(self, request: Any) -> str:
        """The address this visitor was invited with, or empty; their link's token is remembered."""
        token = request.GET.get(PARAMETER)
        if token:
            request.session[PARAMETER] = token
        return invited(request.session.get(PARAMETER, ""), settings.SECRET_KEY)
