"""Invitations to sign up: signed links for one address, valid for a few days."""

from typing import Final
from urllib.parse import quote

from django.core.signing import BadSignature, TimestampSigner

from afterword.config import LOOPBACK, Config, secret
from afterword.core.errors import InputError, Phrase

PARAMETER: Final = "invitation"
DAYS: Final = 7
"""How long an invitation is valid. It ends earlier once the address has an account."""
_SALT: Final = "afterword.invitation"
_LONGEST: Final = 254


def invitation_link(config: Config, email: str) -> str:
    """A link for an address to sign up with; ``InputError`` if invalid, or without accounts here."""
    if not config.hosts:
        wanted = Phrase("the name of your site: without one there are no accounts, and nobody to invite")
        raise InputError("AFTERWORD_HOSTS", "nothing", wanted)
    local, at, domain = email.strip().rpartition("@")
    if (
        not (local and at and domain)
        or len(email) > _LONGEST
        or any(each.isspace() for each in email.strip())
    ):
        raise InputError("EMAIL", repr(email), "one email address, such as priya@example.edu")
    host = config.hosts[0]
    scheme = "http" if host in LOOPBACK else "https"
    return (
        f"{scheme}://{host}/accounts/signup/?{PARAMETER}={quote(sign_invitation(email, secret(config.data)))}"
    )


def sign_invitation(email: str, key: str) -> str:
    """The token of an invitation; ``key`` is the site's secret."""
    return _signer(key).sign_object(email.strip().lower())


def invited(token: str, key: str) -> str:
    """The address a token invites; empty if it's forged or too old."""
    try:
        found = _signer(key).unsign_object(token, max_age=DAYS * 86_400) if token else ""
    except (BadSignature, ValueError):
        return ""
    return found if isinstance(found, str) else ""


def _signer(key: str) -> TimestampSigner:
    return TimestampSigner(key=key, salt=_SALT, fallback_keys=[])
