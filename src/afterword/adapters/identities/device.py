"""Letting a program in without giving it a password: the person types a code at the provider's own page."""

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from afterword.core.moments import HOUR, SECOND
from afterword.ports import Device, Permanent, Provider, Tokens, Transient

if TYPE_CHECKING:
    from requests import Response

_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_LARGEST: Final = 100_000
_LONGEST: Final = 300
_LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_BROKEN: Final = 500
_LONGEST_TIME: Final = 10**9
"""Seconds: thirty years."""


class DeviceIdentities:
    """Asks providers; ``timeout`` is the patience with each answer in seconds."""

    def __init__(self, timeout: float = 20) -> None:
        self._timeout = timeout

    def begin(self, provider: Provider) -> Device:
        """Begin to let Afterword in (RFC 8628, 3.1)."""
        if not provider.client_id:
            wanted = f"a client id for {provider.name} is wanted: AFTERWORD_OAUTH_{provider.name.upper()}"
            raise Permanent("protocol", wanted)
        said = self._asked(provider, provider.device, {"scope": provider.scopes})
        return Device(
            # Google's name for it is older than the standard.
            url=_text(said, "verification_uri") or _text(said, "verification_url", needed=True),
            code=_text(said, "user_code", needed=True),
            complete=_text(said, "verification_uri_complete"),
            key=_text(said, "device_code", needed=True),
            every=_number(said, "interval", 5),
            seconds=_number(said, "expires_in", 600),
        )

    def finish(self, provider: Provider, key: str, now: int) -> Tokens | None:
        """The tokens; ``None`` while the person has not answered yet."""
        asked = {"grant_type": _GRANT, "device_code": key}
        said = self._asked(provider, provider.token, asked, waits=True)
        return None if said is None else _tokens(said, "", now)

    def renew(self, provider: Provider, refresh: str, now: int) -> Tokens:
        """New tokens; ``Permanent`` (``token``) if the access was taken back."""
        asked = {"grant_type": "refresh_token", "refresh_token": refresh}
        return _tokens(self._asked(provider, provider.token, asked), refresh, now)

    def _asked(self, provider: Provider, url: str, form: dict[str, str], *, waits: bool = False) -> Any:
        """What a provider answers; ``None`` where it says that the person has not answered yet."""
        import requests  # noqa: PLC0415 - only who signs in so waits for it

        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise Permanent("protocol", "the provider's address is not an https one")
        form = {**form, "client_id": provider.client_id}
        if provider.client_secret:
            form["client_secret"] = provider.client_secret
        try:
            with requests.post(
                url, data=form, timeout=self._timeout, allow_redirects=False, stream=True,
                headers={"Accept": "application/json"},
            ) as answer:  # fmt: skip
                said = _json(answer)
        except requests.exceptions.SSLError:
            raise Permanent("tls", f"{parts.hostname} cannot be trusted") from None
        except requests.exceptions.RequestException as error:
            raise Transient("unreachable", f"{parts.hostname}: {type(error).__name__}") from None
        if answer.status_code >= _BROKEN:
            raise Transient("busy", f"{parts.hostname} answered {answer.status_code}")
        if answer.ok and isinstance(said, dict):
            return said
        return _refused(said, waits=waits)


def _json(answer: "Response") -> Any:
    raw = answer.raw.read(_LARGEST + 1, decode_content=True)
    if len(raw) > _LARGEST:
        return None
    try:
        return json.loads(raw)
    except ValueError:
        return None


def _refused(said: Any, *, waits: bool) -> None:
    error = _text(said, "error") if isinstance(said, dict) else ""
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
    words = _text(said, "error_description") or error if isinstance(said, dict) else ""
    raise Permanent("protocol", words[:_LONGEST] or "an answer that makes no sense")


def _tokens(said: Any, refresh: str, now: int) -> Tokens:
    access = _text(said, "access_token", needed=True)
    seconds = _number(said, "expires_in", HOUR // SECOND)
    return Tokens(access, now + seconds * SECOND, _text(said, "refresh_token") or refresh)


def _text(said: Any, name: str, *, needed: bool = False) -> str:
    value = said.get(name, "")
    if not isinstance(value, str) or (needed and not value):
        raise Permanent("protocol", f"an answer without {name}")
    return value


def _number(said: Any, name: str, otherwise: int) -> int:
    value = said.get(name, otherwise)
    if isinstance(value, str) and value.isdecimal():  # some say it so
        value = int(value)
    if not isinstance(value, int | float) or isinstance(value, bool) or value > _LONGEST_TIME:
        return otherwise
    return max(int(value), 0)
