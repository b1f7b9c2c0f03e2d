"""A program is let in by the provider's own page, and its access is renewed; nothing that lets in is ever told."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from afterword.core.time.instants import SECOND
from afterword.integrations.oauth import DeviceGrantProviders
from afterword.ports import AccessTokens, DeviceGrant, MailError, PermanentError, Provider, TransientError
from integration.mail.servers.identity import Identity

NOW = 1_762_000_000 * SECOND
IDENTITIES = DeviceGrantProviders(timeout=5)
SECRETS = ("refresh me", "the device's", "between us")
ASKS: list[Callable[[Provider], DeviceGrant | AccessTokens | None]] = [
    IDENTITIES.begin,
    lambda provider: IDENTITIES.finish(provider, "the device's", NOW),
    lambda provider: IDENTITIES.renew(provider, "refresh me", NOW),
]


def of(url: str) -> Provider:
    """A provider, all of whose pages are one, and a program with a secret there."""
    return Provider("here", url, url, "mail", "afterword-tests", "between us")


def told_by(ask: Callable[[Provider], object], url: str) -> MailError:
    """What trouble there is; nothing that lets in is told with it."""
    with pytest.raises(MailError) as told:
        ask(of(url))
    assert not any(each in f"{told.value} {told.value!r} {told.value.said}" for each in SECRETS)
    return told.value


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
    with pytest.raises(PermanentError) as told:
        IDENTITIES.begin(provider)
    assert told.value.kind == "protocol"
    assert IDENTITIES.begin(provider._replace(client_secret="between us")).code


@pytest.mark.parametrize("says", ["deny", "let_expire"])
def test_a_no_is_one(identity: Identity, provider: Provider, says: str) -> None:
    device = IDENTITIES.begin(provider)
    getattr(identity, says)(device.code)
    with pytest.raises(PermanentError) as told:
        IDENTITIES.finish(provider, device.key, NOW)
    assert told.value.kind == "denied"


@pytest.mark.parametrize("rotates", [True, False])
def test_access_is_renewed(identity: Identity, provider: Provider, *, rotates: bool) -> None:
    identity.rotates = rotates
    refresh = identity.grant("priya@example.test")
    first = IDENTITIES.renew(provider, refresh, NOW)
    assert (first.refresh == refresh) is not rotates
    second = IDENTITIES.renew(provider, first.refresh, NOW)
    assert second.access != first.access


def test_a_provider_that_is_ill_may_be_well_later(identity: Identity, provider: Provider) -> None:
    identity.fail_next(503)
    with pytest.raises(TransientError) as told:
        IDENTITIES.renew(provider, identity.grant("priya@example.test"), NOW)
    assert told.value.kind == "busy"


def test_nobody_there(provider: Provider, closed_port: int) -> None:
    gone = provider._replace(token=f"http://localhost:{closed_port}/token")
    with pytest.raises(TransientError) as told:
        IDENTITIES.renew(gone, "refresh me", NOW)
    assert (told.value.kind, "refresh me" in str(told.value)) == ("unreachable", False)


@pytest.mark.parametrize("url", ["http://example.org/token", "ftp://localhost/token", "https://[", "token"])
def test_secrets_go_nowhere_without_encryption(url: str) -> None:
    for ask in ASKS:
        trouble = told_by(ask, url)
        assert (type(trouble), trouble.kind) == (PermanentError, "protocol")
        assert "https" in trouble.said


def test_without_a_client_id_it_says_how_to_name_one(provider: Provider) -> None:
    for ask in ASKS:
        with pytest.raises(PermanentError, match=r"no client id .*AFTERWORD_OAUTH_HERE") as told:
            ask(provider._replace(client_id=""))
        assert told.value.kind == "protocol"


@pytest.fixture
def saying() -> Iterator[Callable[..., str]]:
    """A server that answers every form by the same, and may say it is longer than it is; its URL."""
    servers: list[tuple[HTTPServer, threading.Thread]] = []

    def make(status: int, body: bytes, length: int | None = None) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body) if length is None else length))
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


NONSENSE = [
    (200, b"<html>Sign in</html>"),
    (200, b"\xff\xfe\xfd"),
    (200, b""),
    (200, b"{}"),
    (200, b"[]"),
    (200, b"[" * 90_000),
    (200, b'{"access_token": 7, "device_code": 7}'),
    (200, b'{"access_token": "' + b"a" * 200_000 + b'"}'),
    (200, b'{"access_token": "a\\u0001auth=Bearer b"}'),
    (200, '{"access_token": "é"}'.encode()),
    (200, b'{"access_token": "a", "refresh_token": ["b"]}'),
    (302, b'{"access_token": "a"}'),
    (307, b'{"access_token": "a"}'),
    (400, b'"no"'),
    (400, b'{"error": ["access_denied"]}'),
    (400, b'{"error": "invalid_request", "error_description": 7}'),
    (400, json.dumps({"error": "x" * 5_000, "error_description": "y" * 5_000}).encode()),
]


@pytest.mark.parametrize("ask", ASKS, ids=["begin", "finish", "renew"])
@pytest.mark.parametrize("answer", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_called_so(
    saying: Callable[..., str], ask: Callable[[Provider], object], answer: tuple[int, bytes]
) -> None:
    trouble = told_by(ask, saying(*answer))
    assert (type(trouble), trouble.kind) == (PermanentError, "protocol")
    assert 0 < len(trouble.said) <= 300


@pytest.mark.parametrize("ask", ASKS, ids=["begin", "finish", "renew"])
def test_a_provider_that_repeats_what_it_was_told_is_not_quoted_with_it(
    saying: Callable[..., str], ask: Callable[[Provider], DeviceGrant | AccessTokens | None]
) -> None:
    echo = (
        "bad\x1b[2J: refresh me, refresh+me, the device's, the+device%27s, between us. " + "refresh me" * 60
    )
    answer = json.dumps({"error": "invalid_request", "error_description": echo}).encode()
    # Each asks with some of these secrets, and knows no others.
    sent = {0: ["between us"], 1: ["between us", "the device's", "the+device%27s"]}
    known = sent.get(ASKS.index(ask), ["between us", "refresh me", "refresh+me"])
    with pytest.raises(PermanentError) as told:
        ask(of(saying(400, answer)))
    assert told.value.said.startswith("bad [2J: ")
    assert len(told.value.said) <= 300
    assert not any(each in f"{told.value!r}" for each in known)


@pytest.mark.parametrize("status", [408, 429, 500, 502])
def test_a_provider_with_too_much_to_do_is_asked_again_later(saying: Callable[..., str], status: int) -> None:
    for ask in ASKS:
        trouble = told_by(ask, saying(status, b"<html>Come back later</html>"))
        assert (type(trouble), trouble.kind) == (TransientError, "busy")


def test_an_answer_that_breaks_off_may_come_whole_later(saying: Callable[..., str]) -> None:
    url = saying(200, b'{"access_token": "a"}', 500)
    for ask in ASKS:
        trouble = told_by(ask, url)
        assert (type(trouble), trouble.kind) == (TransientError, "unreachable")


@pytest.mark.parametrize(
    "begins", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"], ids=["all", "rest"]
)
def test_nobody_waits_for_ever(says_only: Callable[[bytes], int], begins: bytes) -> None:
    url = f"http://localhost:{says_only(begins)}/token"
    trouble = told_by(
        lambda provider: DeviceGrantProviders(timeout=0.2).renew(provider, "refresh me", NOW), url
    )
    assert (type(trouble), trouble.kind) == (TransientError, "unreachable")


def test_where_a_provider_would_send_us_is_not_even_read(says_only: Callable[[bytes], int]) -> None:
    endless = b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 999999999\r\n\r\n"
    trouble = told_by(ASKS[2], f"http://localhost:{says_only(endless)}/token")
    assert (type(trouble), trouble.kind) == (PermanentError, "protocol")


DEVICE = {"device_code": "d", "user_code": "C-1", "verification_uri": "https://example.org/go"}


def begun(saying: Callable[..., str], **changed: object) -> DeviceGrant:
    said = {name: value for name, value in {**DEVICE, **changed}.items() if value is not None}
    return IDENTITIES.begin(of(saying(200, json.dumps(said).encode())))


def test_what_a_provider_leaves_out_is_as_the_standard_says(saying: Callable[..., str]) -> None:
    assert begun(saying) == DeviceGrant("https://example.org/go", "C-1", "", "d", 5, 600)


def test_googles_older_name_for_the_page_is_known(saying: Callable[..., str]) -> None:
    device = begun(saying, verification_uri=None, verification_url="https://example.org/device", interval="7")
    assert (device.url, device.every) == ("https://example.org/device", 7)


@pytest.mark.parametrize("name", DEVICE)
def test_without_one_of_its_parts_nothing_is_begun(saying: Callable[..., str], name: str) -> None:
    with pytest.raises(PermanentError) as told:
        begun(saying, **{name: None})
    assert told.value.kind == "protocol"


@pytest.mark.parametrize("page", ["javascript:alert(1)", "http://example.org/go", "file:///etc/hosts"])
@pytest.mark.parametrize("name", ["verification_uri", "verification_uri_complete"])
def test_a_person_is_sent_to_private_pages_only(saying: Callable[..., str], name: str, page: str) -> None:
    with pytest.raises(PermanentError) as told:
        begun(saying, **{name: page})
    assert told.value.kind == "protocol"


@pytest.mark.parametrize(
    ("expires_in", "seconds"),
    [
        ("", 3600), (', "expires_in": 60', 60), (', "expires_in": "60"', 60), (', "expires_in": 60.9', 60),
        (', "expires_in": -5', 0), (', "expires_in": null', 3600), (', "expires_in": true', 3600),
        (', "expires_in": 1e999', 3600), (', "expires_in": -1e999', 0), (', "expires_in": NaN', 3600),
        (', "expires_in": "' + "9" * 5_000 + '"', 3600), (', "expires_in": [1]', 3600),
    ],
    ids=range(12),
)  # fmt: skip
def test_how_long_access_lasts(saying: Callable[..., str], expires_in: str, seconds: int) -> None:
    url = saying(200, f'{{"access_token": "a"{expires_in}}}'.encode())
    assert IDENTITIES.renew(of(url), "refresh me", NOW) == AccessTokens(
        "a", NOW + seconds * SECOND, "refresh me"
    )
