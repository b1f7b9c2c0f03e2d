"""Letting a program in without giving it a password: the person types a code at the provider's own page."""

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from afterword.adapters.identities.answers import number, refused, said_by, text, tokens
from afterword.ports import Device, Permanent, Provider, Tokens, Transient

if TYPE_CHECKING:
    from requests import Response, Session

_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_ANSWERED: Final = range(200, 300)
_ELSEWHERE: Final = range(300, 400)
_BROKEN: Final = 500
_LATER: Final = frozenset((408, 429))
"""Too slow, and too often: neither is a no."""


class DeviceIdentities:
    """Asks providers; ``timeout`` is the patience with each answer in seconds."""

    def __init__(self, timeout: float = 20) -> None:
        self._timeout = timeout

    def begin(self, provider: Provider) -> Device:
        """Begin to let Afterword in (RFC 8628, 3.1)."""
        said = self._asked(provider, provider.device, {"scope": provider.scopes})
        # Google's name for it is older than the standard.
        named = "verification_uri" if text(said, "verification_uri") else "verification_url"
        return Device(
            url=_page(said, named, needed=True),
            code=text(said, "user_code", needed=True),
            complete=_page(said, "verification_uri_complete"),
            key=text(said, "device_code", needed=True),
            every=number(said, "interval", 5),
            seconds=number(said, "expires_in", 600),
        )

    def finish(self, provider: Provider, key: str, now: int) -> Tokens | None:
        """The tokens; ``None`` while the person has not answered yet."""
        asked = {"grant_type": _GRANT, "device_code": key}
        said = self._asked(provider, provider.token, asked, waits=True)
        return None if said is None else tokens(said, "", now)

    def renew(self, provider: Provider, refresh: str, now: int) -> Tokens:
        """New tokens; ``Permanent`` (``token``) if the access was taken back."""
        asked = {"grant_type": "refresh_token", "refresh_token": refresh}
        return tokens(self._asked(provider, provider.token, asked), refresh, now)

    def _asked(self, provider: Provider, url: str, form: dict[str, str], *, waits: bool = False) -> Any:
        """What a provider answers; ``None`` where it says that the person has not answered yet."""
        if not provider.client_id:
            wanted = f"no client id for {provider.name}: set AFTERWORD_OAUTH_{provider.name.upper()}"
            raise Permanent("protocol", wanted)
        if not _is_private(url):
            raise Permanent("protocol", "the provider's address is not an https one")
        from requests.exceptions import RequestException, SSLError  # noqa: PLC0415 - only who signs in so waits

        host = urlsplit(url).hostname
        secrets = (form.get("device_code", ""), form.get("refresh_token", ""), provider.client_secret)
        form = {**form, "client_id": provider.client_id}
        if provider.client_secret:
            form["client_secret"] = provider.client_secret
        try:
            with _session() as session, session.post(
                url, data=form, timeout=self._timeout, stream=True, headers={"Accept": "application/json"}
            ) as answer:  # fmt: skip
                status = answer.status_code
                said = None if status in _ELSEWHERE else said_by(answer)
        except SSLError:
            raise Permanent("tls", f"{host} cannot be trusted") from None
        except RequestException as error:
            raise Transient("unreachable", f"{host}: {type(error).__name__}") from None
        if status >= _BROKEN or status in _LATER:
            raise Transient("busy", f"{host} answered {status}")
        if status in _ANSWERED and isinstance(said, dict):
            return said
        return refused(said, waits=waits, secrets=secrets)


def _session() -> "Session":
    from requests import Session  # noqa: PLC0415 - as above

    class Staying(Session):
        """Goes nowhere else: by ``allow_redirects`` it would not either, but read all of that answer."""

        def get_redirect_target(self, resp: "Response") -> None:
            del resp

    return Staying()


def _page(said: Any, name: str, *, needed: bool = False) -> str:
    """A page that a person may be sent to; empty if there is none."""
    url = text(said, name, needed=needed)
    if url and not _is_private(url):
        raise Permanent("protocol", f"{name} is not an https one")
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
