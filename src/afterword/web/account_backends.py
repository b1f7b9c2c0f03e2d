"""Who a session belongs to."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest


class AccountBackend:
    """The account library's backend, loaded only where somebody signs in."""

    def get_user(self, user_id: int) -> Any:
        """The person a session belongs to."""
        return get_user_model().objects.filter(pk=user_id, is_active=True).first()

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        """The person with these credentials."""
        from allauth.account.auth_backends import AuthenticationBackend  # noqa: PLC0415

        return AuthenticationBackend().authenticate(request, **credentials)


# How passwords are hashed.


class Argon2(Argon2PasswordHasher):
    """Argon2id with the cost OWASP recommends first; Django's default takes 100 MB per sign-in."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
