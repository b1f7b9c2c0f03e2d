"""A local identity provider: OAuth 2 for devices (RFC 8628), and tokens renewed by refresh tokens that rotate."""

import base64
import itertools
import json
import secrets
import threading
from collections import deque
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, unquote_plus

from integration.mail.servers.processes import HOST
from integration.mail.servers.tokens import Signer

_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_Answer = tuple[int, dict[str, object]]


@dataclass
class _Asking:
    """A device that waits for its person to approve."""

    user_code: str
    said: str = "authorization_pending"  # or access_denied, expired_token, approved
    address: str = ""


class RefusedError(Exception):
    """An OAuth error, by its name in the standards."""


class Identity:
    """The provider, over http on the loopback, in a thread; the test is the person at the browser."""

    client_id = "afterword-tests"

    def __init__(self, signer: Signer) -> None:
        self.client_secret = ""  # which clients must know, where there is one
        self.expires_in = 3600  # of the access tokens that come next, in seconds; negative: they have expired
        self.interval = 0  # seconds that a device is told to wait between two questions
        self.rotates = True  # whether a refresh token is good only once
        self.asked: list[dict[str, str]] = []  # the forms that came in
        self._signer = signer
        self._numbers = itertools.count(1)
        self._devices: dict[str, _Asking] = {}
        self._refresh: dict[str, str] = {}
        self._next: deque[_Answer] = deque()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer((HOST, 0), _handler(self))
        self._server.daemon_threads = False  # so that closing waits for those that still answer
        self.url = f"http://{HOST}:{self._server.server_port}"
        self.device_authorization_endpoint = f"{self.url}/device"
        self.token_endpoint = f"{self.url}/token"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="identity")
        self._thread.start()

    # What the person does

    def approve(self, user_code: str, address: str) -> None:
        """Type in the code that the device shows, and say yes."""
        asking = self._waiting(user_code)
        asking.said, asking.address = "approved", address

    def deny(self, user_code: str) -> None:
        """Say no."""
        self._waiting(user_code).said = "access_denied"

    def let_expire(self, user_code: str) -> None:
        """Wait until the code is too old."""
        self._waiting(user_code).said = "expired_token"

    def revoke(self, address: str) -> None:
        """Take back all that was approved for an address: its refresh tokens end."""
        with self._lock:
            self._refresh = {token: whose for token, whose in self._refresh.items() if whose != address}

    def grant(self, address: str) -> str:
        """A refresh token, as from an earlier approval."""
        return self._new_refresh_token(address)

    # What goes wrong

    def answer_next(self, *errors: str) -> None:
        """Answer the next questions for tokens by OAuth errors, such as slow_down, one after another."""
        self._next.extend((400, {"error": each}) for each in errors)

    def fail_next(self, status: int) -> None:
        """Answer the next question for tokens by a failure of the server."""
        self._next.append((status, {}))

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    # What is answered

    def answer(self, path: str, form: dict[str, str]) -> _Answer:
        """The answer to a form."""
        self.asked.append(form)
        pages = {"/device": self._device, "/token": self._token}
        if path not in pages:
            return 404, {"error": "invalid_request"}
        if (form.get("client_id"), form.get("client_secret", "")) != (self.client_id, self.client_secret):
            return 401, {"error": "invalid_client"}
        try:
            return pages[path](form)
        except RefusedError as refused:
            return 400, {"error": str(refused)}

    def _device(self, _form: dict[str, str]) -> _Answer:
        device_code, user_code = secrets.token_urlsafe(24), f"CODE-{next(self._numbers):04}"
        self._devices[device_code] = _Asking(user_code)
        page = f"{self.url}/approve"
        return 200, {
            "device_code": device_code,
            "user_code": user_code,
            "verification_uri": page,
            "verification_uri_complete": f"{page}?user_code={user_code}",
            "expires_in": 1800,
            "interval": self.interval,
        }

    def _token(self, form: dict[str, str]) -> _Answer:
        if self._next:
            return self._next.popleft()
        grants = {_DEVICE_GRANT: self._from_device, "refresh_token": self._from_refresh_token}
        grant = grants.get(form.get("grant_type", ""))
        if grant is None:
            raise RefusedError("unsupported_grant_type")
        return 200, grant(form)

    def _from_device(self, form: dict[str, str]) -> dict[str, object]:
        asking = self._devices.get(form.get("device_code", ""))
        if asking is None:
            raise RefusedError("invalid_grant")
        if asking.said != "approved":
            raise RefusedError(asking.said)
        self._devices.pop(form["device_code"])
        return {**self._access(asking.address), "refresh_token": self._new_refresh_token(asking.address)}

    def _from_refresh_token(self, form: dict[str, str]) -> dict[str, object]:
        given = form.get("refresh_token", "")
        with self._lock:
            address = self._refresh.pop(given, None) if self.rotates else self._refresh.get(given)
        if address is None:  # never given, revoked, or used before
            raise RefusedError("invalid_grant")
        renewed = {"refresh_token": self._new_refresh_token(address)} if self.rotates else {}
        return {**self._access(address), **renewed}

    def _access(self, address: str) -> dict[str, object]:
        token = self._signer.token(address, self.expires_in)
        return {"access_token": token, "token_type": "Bearer", "expires_in": self.expires_in}

    def _new_refresh_token(self, address: str) -> str:
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._refresh[token] = address
        return token

    def _waiting(self, user_code: str) -> _Asking:
        return next(each for each in self._devices.values() if each.user_code == user_code)


def _handler(identity: Identity) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            form = {**_basic(self.headers), **dict(parse_qsl(self.rfile.read(length).decode()))}
            status, said = identity.answer(self.path, form)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Say nothing: what was asked is kept."""

    return Handler


def _basic(headers: Message) -> dict[str, str]:
    """Who the client says it is, where it says so in the header."""
    way, _, said = headers.get("Authorization", "").partition(" ")
    if way != "Basic":
        return {}
    name, _, secret = base64.b64decode(said).decode().partition(":")
    return {"client_id": unquote_plus(name), "client_secret": unquote_plus(secret)}
