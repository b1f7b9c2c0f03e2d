"""The account library's apps, without requiring its middleware on every page.

Only pages under ``/accounts/`` need it, and loading it takes a fifth of the start: see
``middleware.accounts``.
"""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Addresses, passwords, codes."""

    name = "allauth.account"
    default_auto_field = "django.db.models.AutoField"  # As its migrations expect.

    def ready(self) -> None:
        """Show pages in the language of whoever signs in, by any method."""
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 - as Django advises

        from afterword.web.language import on_sign_in  # noqa: PLC0415 - as above

        user_logged_in.connect(on_sign_in)


class FactorsConfig(AppConfig):
    """Passkeys, one-time passwords, recovery codes."""

    name = "allauth.mfa"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """With two factors, a second address can only be added once it's verified."""
        from allauth.account import signals  # noqa: PLC0415

        signals._add_email.connect(_adding_address)  # noqa: SLF001 - as its own configuration does


def _adding_address(**what: object) -> None:
    from allauth.mfa.signals import on_add_email  # noqa: PLC0415 - loaded with the pages that need it

    on_add_email(**what)
