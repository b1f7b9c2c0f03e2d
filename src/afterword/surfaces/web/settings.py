"""What Django is configured with, the store's part aside."""

from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from jinja2 import select_autoescape

from afterword.config import Config
from afterword.surfaces.web.translations import compiled

OWN: Final = "afterword.surfaces.web."
HERE: Final = Path(__file__).parent
LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
LANGUAGES: Final = (("en", "English"), ("de", "Deutsch"))
MOST_BYTES: Final = 12_000_000
"""Of a request: an import is the largest thing anybody sends."""
_DAY: Final = 86_400


class Address(NamedTuple):
    """Where it listens. ``local``: for the one person on this machine, without sign-in."""

    host: str
    port: int
    local: bool

    @property
    def url(self) -> str:
        """As a browser on this machine reaches it; a passkey needs a name, not an address."""
        return f"http://localhost:{self.port}"


def settings(config: Config, address: Address) -> dict[str, Any]:
    """The surface's part of the settings, in the words of ``wiring.web``."""
    return {
        "apps": (
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            f"{OWN}apps.Accounts",
            f"{OWN}apps.Factors",
        ),
        "middleware": (
            # Pages repeat themselves: a fifth of the bytes. Its random padding hides their true length.
            "django.middleware.gzip.GZipMiddleware",
            f"{OWN}middleware.headers",
            f"{OWN}middleware.host",
            "django.contrib.sessions.middleware.SessionMiddleware",
            f"{OWN}middleware.language",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
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
        },
    }


def _templates() -> dict[str, object]:
    return {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [str(HERE / "templates")],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": f"{OWN}templating.environment",
            # Mails are text: all else is HTML, whatever its name.
            "autoescape": select_autoescape(
                disabled_extensions=("txt",), default=True, default_for_string=True
            ),
            "auto_reload": False,
            "context_processors": [f"{OWN}templating.common"],
        },
    }


def _ways(config: Config, address: Address) -> dict[str, object]:
    return {
        "ALLOWED_HOSTS": list(config.hosts or LOOPBACK),
        "FORM_RENDERER": "django.forms.renderers.Jinja2",
        "LANGUAGES": LANGUAGES,
        "LOCALE_PATHS": [str(compiled(config.data / "locale"))],
        "STATIC_URL": "/static/",
        "CSRF_FAILURE_VIEW": f"{OWN}pages.errors.stale_form",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MOST_BYTES,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": MOST_BYTES,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 400,
        "AFTERWORD_LOCAL": address.local,
        "AFTERWORD_DATA": config.data,
    }


def _sessions(config: Config, address: Address) -> dict[str, object]:
    """Cookies know no port: two programs on one machine must not overwrite each other's."""
    outside = bool(config.hosts) and not set(config.hosts) <= set(LOOPBACK)
    return {
        "SESSION_COOKIE_NAME": f"afterword-{address.port}",
        "CSRF_COOKIE_NAME": f"afterword-csrf-{address.port}",
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": 60 * _DAY,
        # A team's site is reached by HTTPS, through a proxy that says so.
        "SESSION_COOKIE_SECURE": outside,
        "CSRF_COOKIE_SECURE": outside,
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
        "AUTHENTICATION_BACKENDS": [f"{OWN}backends.Accounts"],
        "PASSWORD_HASHERS": [f"{OWN}hashing.Argon2"],
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
