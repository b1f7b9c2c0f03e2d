"""A program is let in by the provider's own page, and its access is renewed; nothing that lets in is ever told."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from afterword.adapters.identities import DeviceIdentities
from afterword.core.moments import SECOND
from afterword.ports import Permanent, Provider, Transient, Trouble
from mail.servers.identity import Identity

NOW = 1_762_000_000 * SECOND
IDENTITIES = DeviceIdentities(timeout=5)


@pytest.fixture
def provider(identity: Identity) -> Provider:
    return Provider(
        "here", identity.device_authorization_endpoint, identity.token_endpoint, "mail", identity.client_id
    )


def test_a_person_lets_the_program_in(identity: Identity, provider: Provider) -> None:
    device = IDENTITIES.begin(provider)
    assert device.url.endswith("/approve")
    assert device.code in device.complete
    assert IDENTITIES.finish(provider, device.key, NOW) is None
    identity.approve(device.code, "priya@example.test")
    tokens = IDENTITIES.finish(provider, device.key, NOW)
    assert tokens is not None
    assert tokens.until == NOW + 3600 * SECOND
    assert tokens.refresh


def test_a_program_with_a_secret_says_it(identity: Identity, provider: Provider) -> None:
    identity.client_secret = "between us"
    with pytest.raises(Permanent) as told:
        IDENTITIES.begin(provider)
    assert told.value.kind == "protocol"
    assert IDENTITIES.begin(provider._replace(client_secret="between us")).code


@pytest.mark.parametrize("says", ["deny", "let_expire"])
def test_a_no_is_one(identity: Identity, provider: Provider, says: str) -> None:
    device = IDENTITIES.begin(provider)
    getattr(identity, says)(device.code)
    with pytest.raises(Permanent) as told:
        IDENTITIES.finish(provider, device.key, NOW)
    assert told.value.kind == "denied"


def test_patience_is_asked_for(identity: Identity, provider: Provider) -> None:
    device = IDENTITIES.begin(provider)
    identity.answer_next("slow_down")
    with pytest.raises(Transient) as told:
        IDENTITIES.finish(provider, device.key, NOW)
    assert told.value.kind == "busy"


@pytest.mark.parametrize("rotates", [True, False])
def test_access_is_renewed(identity: Identity, provider: Provider, *, rotates: bool) -> None:
    identity.rotates = rotates
    refresh = identity.grant("priya@example.test")
    first = IDENTITIES.renew(provider, refresh, NOW)
    assert (first.refresh == refresh) is not rotates
    second = IDENTITIES.renew(provider, first.refresh, NOW)
    assert second.access != first.access


def test_access_that_was_taken_back_is_not_renewed(identity: Identity, provider: Provider) -> None:
    refresh = identity.grant("priya@example.test")
    identity.revoke("priya@example.test")
    with pytest.raises(Permanent) as told:
        IDENTITIES.renew(provider, refresh, NOW)
    assert (told.value.kind, refresh in str(told.value)) == ("token", False)


def test_a_provider_that_is_ill_may_be_well_later(identity: Identity, provider: Provider) -> None:
    identity.fail_next(503)
    with pytest.raises(Transient) as told:
        IDENTITIES.renew(provider, identity.grant("priya@example.test"), NOW)
    assert told.value.kind == "busy"


def test_nobody_there(provider: Provider, closed_port: int) -> None:
    gone = provider._replace(token=f"http://localhost:{closed_port}/token")
    with pytest.raises(Transient) as told:
        IDENTITIES.renew(gone, "refresh me", NOW)
    assert (told.value.kind, "refresh me" in str(told.value)) == ("unreachable", False)


def test_secrets_go_nowhere_without_encryption(provider: Provider) -> None:
    with pytest.raises(Permanent, match="https"):
        IDENTITIES.renew(provider._replace(token="http://example.org/token"), "refresh me", NOW)


def test_without_a_client_id_it_says_how_to_name_one(provider: Provider) -> None:
    with pytest.raises(Permanent, match="AFTERWORD_OAUTH_HERE"):
        IDENTITIES.begin(provider._replace(client_id=""))


@pytest.fixture
def saying() -> Iterator[Callable[[int, bytes], str]]:
    """A server that answers every form by the same; its URL."""
    servers: list[tuple[HTTPServer, threading.Thread]] = []

    def make(status: int, body: bytes) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_said: object) -> None:
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/token"

    yield make
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    "answer",
    [
        (200, b"<html>Sign in</html>"),
        (200, b'{"access_token": 7}'),
        (200, b"{}"),
        (200, b"[]"),
        (302, b"{}"),
        (400, b'"no"'),
        (400, json.dumps({"error": "x" * 5_000, "error_description": "y" * 5_000}).encode()),
        (200, b'{"access_token": "' + b"a" * 200_000 + b'"}'),
    ],
    ids=lambda each: f"{each[0]}-{each[1][:20].decode()}",
)
def test_nonsense_is_called_so(
    provider: Provider, saying: Callable[[int, bytes], str], answer: tuple[int, bytes]
) -> None:
    with pytest.raises(Trouble) as told:
        IDENTITIES.renew(provider._replace(token=saying(*answer)), "refresh me", NOW)
    assert (type(told.value), told.value.kind) == (Permanent, "protocol")
    assert len(str(told.value)) < 400
    assert "refresh me" not in str(told.value)
