"""What providers answer, read with suspicion: at most so much of it, and nothing that lets in said again."""

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, quote_plus

from afterword.core.moments import HOUR, SECOND
from afterword.ports import Permanent, Tokens, Transient

if TYPE_CHECKING:
    from collections.abc import Iterable

    from requests import Response

_LARGEST: Final = 100_000
"""Bytes of an answer."""
_CHUNK: Final = 16_384
_LONGEST: Final = 300
"""Characters of a provider's own words that are told."""
_LONGEST_TIME: Final = 10**9
"""Seconds: thirty years."""
_DIGITS: Final = len(str(_LONGEST_TIME))
_NO_SENSE: Final = "an answer that makes no sense"


def said_by(answer: "Response") -> Any:
    """An answer's JSON; ``None`` if it is none, or too large."""
    from requests.exceptions import ContentDecodingError  # noqa: PLC0415 - it is there, as the answer is

    raw = bytearray()
    try:
        for chunk in answer.iter_content(_CHUNK):
            raw += chunk
            if len(raw) > _LARGEST:
                return None
        return json.loads(raw)
    except (
        ValueError,
        RecursionError,
        ContentDecodingError,
    ):  # no JSON, too deep, not packed as it says
        return None


def refused(said: Any, *, waits: bool, secrets: "Iterable[str]") -> None:
    """Raise what an error of OAuth 2.0 means; ``None`` if the person has not answered yet.

    ``waits``: it was for a person that was asked. ``secrets`` were sent, and are not told.
    """
    error = text(said, "error") if isinstance(said, dict) else ""
    if waits and error == "authorization_pending":
        return
    if waits and error == "slow_down":
        raise Transient("busy", "the provider asks for patience")
    if error in {"access_denied", "expired_token"}:
        raise Permanent("denied", error.replace("_", " "))
    if error == "invalid_grant":
        raise Permanent("denied" if waits else "token", "the access was taken back, or has run out")
    if error in {"temporarily_unavailable", "server_error"}:
        raise Transient("busy", error.replace("_", " "))
    words = text(said, "error_description") or error if isinstance(said, dict) else ""
    raise Permanent("protocol", _told(words, secrets) or _NO_SENSE)


def tokens(said: Any, refresh: str, now: int) -> Tokens:
    """The tokens in an answer; ``refresh`` stands where there is no new one."""
    seconds = number(said, "expires_in", HOUR // SECOND)
    renewed = _token(said, "refresh_token") or refresh
    return Tokens(_token(said, "access_token", needed=True), now + seconds * SECOND, renewed)


def text(said: Any, name: str, *, needed: bool = False) -> str:
    """A text in an answer; empty if it is not there."""
    value = said.get(name, "")
    if not isinstance(value, str) or (needed and not value):
        raise Permanent("protocol", f"an answer without {name}")
    return value


def number(said: Any, name: str, otherwise: int) -> int:
    """A number of seconds in an answer, not below 0; ``otherwise`` if there is none that can be."""
    value = said.get(name, otherwise)
    if isinstance(value, str) and value.isdecimal() and len(value) <= _DIGITS:  # some say it so
        value = int(value)
    # Not "value > …": Python's JSON knows NaN, of which nothing is true.
    if not isinstance(value, int | float) or isinstance(value, bool) or not value <= _LONGEST_TIME:
        return otherwise
    return int(max(value, 0))


def _token(said: Any, name: str, *, needed: bool = False) -> str:
    """A token: ASCII that can be printed (RFC 6749, A.12). Others would say more than a token, signing in."""
    value = text(said, name, needed=needed)
    if not (value.isascii() and value.isprintable()):
        raise Permanent("protocol", f"an answer without {name}")
    return value


def _told(words: str, secrets: "Iterable[str]") -> str:
    """A provider's words on one line: without what a terminal obeys, and without what we told it."""
    for secret in filter(None, secrets):
        for each in (secret, quote(secret), quote_plus(secret)):
            words = words.replace(each, "…")
    shown = "".join(each if each.isprintable() else " " for each in words)
    return " ".join(shown.split())[:_LONGEST]
