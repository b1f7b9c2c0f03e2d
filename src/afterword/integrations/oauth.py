"""Letting a program in without giving it a password: the person types a code at the provider's own page."""

import json
import logging
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, quote_plus, urlsplit

from afterword.core.time.instants import HOUR, SECOND
from afterword.integrations.outbound import Places
from afterword.ports import AccessTokens, DeviceGrant, PermanentError, Provider, TransientError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from requests import Response

_LOG: Final = logging.getLogger(__name__)

# What providers answer, read with suspicion: at most so much of it, and nothing that lets in said again.

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


def raise_oauth_error(said: Any, *, waits: bool, secrets: "Iterable[str]") -> None:
    """Raise what an error of OAuth 2.0 means; ``None`` if the person has not answered yet.

    ``waits``: it was for a person that was asked. ``secrets`` were sent, and are not told.
    """
    error = text(said, "error") if isinstance(said, dict) else ""
    if waits and error == "authorization_pending":
        return
    if waits and error == "slow_down":
        raise TransientError("busy", "the provider asks for patience")
    if error in {"access_denied", "expired_token"}:
        raise PermanentError("denied", error.replace("_", " "))
    if error == "invalid_grant":
        raise PermanentError("denied" if waits else "token", "the access was taken back, or has run out")
    if error in {"temporarily_unavailable", "server_error"}:
        raise TransientError("busy", error.replace("_", " "))
    words = text(said, "error_description") or error if isinstance(said, dict) else ""
    raise PermanentError("protocol", _told(words, secrets) or _NO_SENSE)


def tokens(said: Any, refresh: str, now: int) -> AccessTokens:
    """The tokens in an answer; ``refresh`` stands where there is no new one."""
    seconds = seconds_in_answer(said, "expires_in", HOUR // SECOND)
    renewed = _token(said, "refresh_token") or refresh
    return AccessTokens(_token(said, "access_token", needed=True), now + seconds * SECOND, renewed)


def text(said: Any, name: str, *, needed: bool = False) -> str:
    """A text in an answer; empty if it is not there."""
    value = said.get(name, "")
    if not isinstance(value, str) or (needed and not value):
        raise PermanentError("protocol", f"an answer without {name}")
    return value


def seconds_in_answer(said: Any, name: str, otherwise: int) -> int:
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
        raise PermanentError("protocol", f"an answer without {name}")
    return value


def _told(words: str, secrets: "Iterable[str]") -> str:
    """A provider's words on one line: without what a terminal obeys, and without what we told it."""
    for secret in filter(None, secrets):
        for each in (secret, quote(secret), quote_plus(secret)):
            words = words.replace(each, "…")
    shown = "".join(each if each.isprintable() else " " for each in words)
    return " ".join(shown.split())[:_LONGEST]


_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_ANSWERED: Final = range(200, 300)
_ELSEWHERE: Final = range(300, 400)
_BROKEN: Final = 500
_LATER: Final = frozenset((408, 429))
"""Too slow, and too often: neither is a no."""


class DeviceGrantProviders:
    """Asks providers. ``timeout``: seconds for a whole answer; ``places``: where they may be."""

    def __init__(self, timeout: float = 20, places: Places | None = None) -> None:
        self._timeout = timeout
        self._places = places or Places()

    def begin(self, provider: Provider) -> DeviceGrant:
        """Begin to let Afterword in (RFC 8628, 3.1)."""
        said = self._asked(provider, provider.device, {"scope": provider.scopes})
        # Google's name for it is older than the standard.
        named = "verification_uri" if text(said, "verification_uri") else "verification_url"
        return DeviceGrant(
            url=_page(said, named, needed=True),
            code=text(said, "user_code", needed=True),
            complete=_page(said, "verification_uri_complete"),
            key=text(said, "device_code", needed=True),
            every=seconds_in_answer(said, "interval", 5),
            seconds=seconds_in_answer(said, "expires_in", 600),
        )

    def finish(self, provider: Provider, key: str, now: int) -> AccessTokens | None:
        """The tokens; ``None`` while the person has not answered yet."""
        asked = {"grant_type": _GRANT, "device_code": key}
        said = self._asked(provider, provider.token, asked, waits=True)
        return None if said is None else tokens(said, "", now)

    def renew(self, provider: Provider, refresh: str, now: int) -> AccessTokens:
        """New tokens; ``PermanentError`` (``token``) if the access was taken back."""
        asked = {"grant_type": "refresh_token", "refresh_token": refresh}
        return tokens(self._asked(provider, provider.token, asked), refresh, now)

    def _asked(self, provider: Provider, url: str, form: dict[str, str], *, waits: bool = False) -> Any:
        """What a provider answers; ``None`` where it says that the person has not answered yet."""
        if not provider.client_id:
            wanted = f"no client id for {provider.name}: set AFTERWORD_OAUTH_{provider.name.upper()}"
            raise PermanentError("protocol", wanted)
        if not _is_private(url):
            raise PermanentError("protocol", "the provider's address is not an https one")
        from requests.exceptions import RequestException, SSLError  # noqa: PLC0415 - only who signs in so waits

        from afterword.integrations.outbound_http import session  # noqa: PLC0415 - as above

        host = urlsplit(url).hostname
        secrets = (form.get("device_code", ""), form.get("refresh_token", ""), provider.client_secret)
        form = {**form, "client_id": provider.client_id}
        if provider.client_secret:
            form["client_secret"] = provider.client_secret
        try:
            with session(self._places, self._timeout) as asking, asking.post(
                url, data=form, timeout=self._timeout, stream=True, headers={"Accept": "application/json"}
            ) as answer:  # fmt: skip
                status = answer.status_code
                said = None if status in _ELSEWHERE else said_by(answer)
        except SSLError:
            _LOG.info("oauth failed provider=%s kind=tls", provider.name)
            raise PermanentError("tls", f"{host} cannot be trusted") from None
        except RequestException as error:
            _LOG.info(
                "oauth failed provider=%s kind=unreachable error=%s", provider.name, type(error).__name__
            )
            raise TransientError("unreachable", f"{host}: {type(error).__name__}") from None
        if status not in _ANSWERED:
            _LOG.info("oauth refused provider=%s status=%d", provider.name, status)
        if status >= _BROKEN or status in _LATER:
            raise TransientError("busy", f"{host} answered {status}")
        if status in _ANSWERED and isinstance(said, dict):
            return said
        return raise_oauth_error(said, waits=waits, secrets=secrets)


def _page(said: Any, name: str, *, needed: bool = False) -> str:
    """A page that a person may be sent to; empty if there is none."""
    url = text(said, name, needed=needed)
    if url and not _is_private(url):
        raise PermanentError("protocol", f"{name} is not an https one")
    return url


def _is_private(url: str) -> bool:
    """Whether nobody on the way can read along: HTTPS, or nothing but this machine is on the way."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "http":
        return parts.hostname in _LOOPBACK
    return parts.scheme == "https" and bool(parts.hostname)
