"""What servers that take mail answer, and how connections fail, as the troubles of ``ports``."""

import re
import smtplib
import ssl
from typing import Final

from afterword.ports import Permanent, Transient, Trouble

_FOR_EVER: Final = 500
_ENHANCED: Final = re.compile(r"\b[45]\.(\d{1,3})\.(\d{1,3})\b")
_LONGEST: Final = 500
_KINDS: Final = {
    (1, 1): "recipient", (1, 2): "recipient", (1, 3): "recipient", (1, 6): "recipient", (1, 10): "recipient",
    (1, 7): "sender", (1, 8): "sender", (2, 1): "recipient", (2, 2): "full", (2, 3): "too_large",
    (3, 4): "too_large", (4, 7): "busy",
}  # fmt: skip
"""RFC 3463: what the second and third number say."""
_BY_CODE: Final = {452: "full", 552: "too_large", 421: "busy"}


def refused(code: int, said: bytes | str, otherwise: str) -> Trouble:
    """A refusal in the server's words. ``otherwise`` is its kind where the numbers do not say."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = " ".join(words.split())[:_LONGEST]
    numbers = _ENHANCED.search(words)
    kind = _KINDS.get((int(numbers[1]), int(numbers[2]))) if numbers else None
    kind = kind or _BY_CODE.get(code, otherwise)
    if code < 0:  # smtplib's own sign that what came is no answer
        return Permanent("protocol", words)
    made = Permanent if code >= _FOR_EVER else Transient
    return made(kind, f"{code} {words}".strip())


def unreachable(error: Exception) -> Trouble:
    """Why a connection was not made, or broke."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Permanent("tls", error.verify_message)
    if isinstance(error, ssl.SSLError):
        return Permanent("tls", error.reason or "the encryption failed")
    if isinstance(error, smtplib.SMTPResponseException):
        return refused(error.smtp_code, error.smtp_error, "busy")
    if isinstance(error, TimeoutError):
        return Transient("unreachable", "no answer in time")
    if isinstance(error, ValueError):
        return Permanent("protocol", "a name or an answer that makes no sense")
    words = getattr(error, "strerror", None) or str(error)
    return Transient("unreachable", " ".join(str(words).split())[:_LONGEST])
