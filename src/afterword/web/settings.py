"""Django's settings, except for the database."""

from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from babel import Locale
from jinja2 import select_autoescape

from afterword.config import LOOPBACK, Config
from afterword.messages.translations import compiled, languages

OWN: Final = "afterword.web."
HERE: Final = Path(__file__).parent
MOST_BYTES: Final = 12_000_000
"""Bytes in a request: an import is the largest."""
_DAY: Final = 86_400


class ListenAddress(NamedTuple):
    """The address to listen on. ``local``: for one person on this machine, without sign-in."""

    host: str
    port: int
    local: bool

    @property
    def url(self) -> str:
        """The URL for a browser on this machine; passkeys need a name, not an address."""
        return f"http://localhost:{self.port}"


def settings(config: Config, address: ListenAddress, *, as_of: datetime | None = None) -> dict[str, Any]:
    """The surface's part of the settings, as ``bootstrap.web`` takes it. ``as_of``: see ``serving.show``."""
    return {
        "apps": (
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.messages",
            "allauth",
            f"{OWN}apps.AccountsConfig",
            f"{OWN}apps.FactorsConfig",
        ),
        "middleware": (
            # Compression saves four fifths. Its random padding hides the true length.
            "django.middleware.gzip.GZipMiddleware",
            f"{OWN}middleware.headers",
            f"{OWN}middleware.host",
            f"{OWN}sessions.Sessions",
            f"{OWN}middleware.language",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            f"{OWN}middleware.as_of",
            f"{OWN}middleware.accounts",
            f"{OWN}middleware.faults",
        ),
        "urlconf": f"{OWN}urls",
        "templates": (_templates(),),
        "more": {
            **_ways(config, address),
            **_sessions(config, address),
            **_mail(config),
            **_accounts(config),
            "AFTERWORD_AS_OF": "" if as_of is None else as_of.isoformat(),
        },
    }


def _templates() -> dict[str, object]:
    return {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [str(HERE / "templates")],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": f"{OWN}templating.environment",
            # Mail templates are text; everything else is HTML, whatever its name.
            "autoescape": select_autoescape(
                disabled_extensions=("txt",), default=True, default_for_string=True
            ),
            "auto_reload": False,
            "context_processors": [f"{OWN}templating.common"],
        },
    }


def _ways(config: Config, address: ListenAddress) -> dict[str, object]:
    return {
        "ALLOWED_HOSTS": list(config.hosts or LOOPBACK),
        "FORM_RENDERER": "django.forms.renderers.Jinja2",
        **_languages(compiled(config.data / "locale")),
        "STATIC_URL": "/static/",
        "CSRF_FAILURE_VIEW": f"{OWN}views.errors.stale_form",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MOST_BYTES,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": MOST_BYTES,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 400,
        "AFTERWORD_LOCAL": address.local,
        "AFTERWORD_DATA": config.data,
        "AFTERWORD_PROXIES": config.proxies,
    }


def _languages(folder: Path) -> dict[str, object]:
    """The languages with translations, by their own names: a new one is one more file."""
    own = [
        (code.replace("_", "-").lower(), str(Locale.parse(code).display_name)) for code in languages(folder)
    ]
    return {"LANGUAGES": (("en", "English"), *own), "LOCALE_PATHS": [str(folder)]}


def _sessions(config: Config, address: ListenAddress) -> dict[str, object]:
    """Cookies ignore ports: two programs on one machine must not overwrite each other's."""
    outside = bool(config.hosts) and not set(config.hosts) <= set(LOOPBACK)
    return {
        "SESSION_COOKIE_NAME": f"afterword-{address.port}",
        "CSRF_COOKIE_NAME": f"afterword-csrf-{address.port}",
        "LANGUAGE_COOKIE_NAME": f"afterword-language-{address.port}",
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": 60 * _DAY,
        "LANGUAGE_COOKIE_AGE": 365 * _DAY,
        # A team's site uses HTTPS through a proxy that says so.
        "SESSION_COOKIE_SECURE": outside,
        "CSRF_COOKIE_SECURE": outside,
        "LANGUAGE_COOKIE_SECURE": outside,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if config.proxies else None,
        "CSRF_TRUSTED_ORIGINS": [f"https://{host}" for host in config.hosts] if outside else [],
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }


def _mail(config: Config) -> dict[str, object]:
    if not config.mail:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(config.data / "mail"),
        }
    parts = urlsplit(config.mail)
    tls = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if tls else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": tls,
        "EMAIL_USE_TLS": not tls and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": f"Afterword <afterword@{(config.hosts or ('localhost',))[0]}>",
    }


def _accounts(config: Config) -> dict[str, object]:
    validation = "django.contrib.auth.password_validation."
    return {
        "ACCOUNT_ADAPTER": f"{OWN}sign_up.Adapter",
        "AFTERWORD_SIGN_UP": config.sign_up,
        "AUTHENTICATION_BACKENDS": [f"{OWN}account_backends.AccountBackend"],
        "PASSWORD_HASHERS": [f"{OWN}account_backends.Argon2"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{validation}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": f"{validation}CommonPasswordValidator"},
            {"NAME": f"{validation}NumericPasswordValidator"},
        ],
        "LOGIN_URL": "/accounts/login/",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/accounts/login/",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
        "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": True,
        "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_PASSKEY_SIGNUP_ENABLED": True,
        "MFA_TOTP_ISSUER": "Afterword",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
        "ALLAUTH_TRUSTED_PROXY_COUNT": config.proxies,
    }
