"""The account library's applications, without their demand that its middleware runs for every page.

Only pages under ``/accounts/`` need it, and loading it takes a fifth of a start: see ``middleware.accounts``.
"""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Addresses, passwords, codes."""

    name = "allauth.account"
    default_auto_field = "django.db.models.AutoField"  # as its migrations say


class Factors(AppConfig):
    """Passkeys, one-time passwords, recovery codes."""

    name = "allauth.mfa"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """No second address for somebody who signs in with two factors until it is verified."""
        from allauth.account import signals  # noqa: PLC0415

        signals._add_email.connect(_adding_address)  # noqa: SLF001 - as its own configuration does


def _adding_address(**what: object) -> None:
    from allauth.mfa.signals import on_add_email  # noqa: PLC0415 - loaded with the pages that need it

    on_add_email(**what)
