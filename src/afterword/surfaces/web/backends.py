"""Who a session belongs to."""

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest


class Accounts:
    """The account library's backend, loaded only where somebody signs in."""

    def get_user(self, user_id: int) -> Any:
        """The person of a session."""
        return get_user_model().objects.filter(pk=user_id, is_active=True).first()

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        """The person with these credentials."""
        from allauth.account.auth_backends import AuthenticationBackend  # noqa: PLC0415

        return AuthenticationBackend().authenticate(request, **credentials)
