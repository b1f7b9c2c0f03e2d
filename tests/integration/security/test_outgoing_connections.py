"""Attacks by a server that an account names: into the site's own network, by endless and by dripping answers."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_address

import pytest

from afterword.config import config
from afterword.integrations.imap import ImapMailboxes
from afterword.integrations.mail_autodiscovery import Connects, Files
from afterword.integrations.oauth import DeviceGrantProviders
from afterword.integrations.outbound import BoundedReader, NotPublicError, Places, TooMuchError, is_public
from afterword.integrations.outbound_http import session
from afterword.integrations.smtp import SmtpTransport
from afterword.ports import Access, Host, MailError, PermanentError, Provider, TransientError

ACCESS = Access("p@example.org", "secret")
PUBLIC_ONLY = Places(public_only=True)
Talk = Callable[[socket.socket], None]


@contextlib.contextmanager
def server(talk: Talk) -> Iterator[int]:
    """A server on loopback that talks as told to whoever connects; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

        def serve(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):
                talk(connection)

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)


def endless(start: bytes, piece: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)

    return talk


def dripping(start: bytes, piece: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        gone = threading.Event()
        while not gone.wait(0.02):
            connection.sendall(piece)

    return talk


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
        "169.254.169.254", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2002:a00:1::",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_no_address_of_a_network_of_its_own_is_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_of_the_internet_is(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "localhost", "::1", "0.0.0.0", "127.1", "2130706433", "0x7f.1", "[::1]"]
)
def test_no_name_leads_a_site_for_many_into_its_own_network(name: str) -> None:
    hit = threading.Event()
    with server(lambda _: hit.set()) as port:
        with pytest.raises(OSError):  # refused, or no name at all
            PUBLIC_ONLY.connect(name, port, 5).close()
        assert not hit.is_set()


def test_a_name_is_looked_up_once_and_the_connection_goes_where_that_led(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rebinding: a public address when it's checked, a private one when it's used."""
    with server(lambda connection: connection.sendall(b"in")) as port:
        answers = iter(["8.8.8.8", "127.0.0.1"])
        tried: list[object] = []

        def lookup(*_: object, **__: object) -> list[object]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

        def connect(_: socket.socket, address: object) -> None:
            tried.append(address)
            raise ConnectionRefusedError

        monkeypatch.setattr(socket, "getaddrinfo", lookup)
        monkeypatch.setattr(socket.socket, "connect", connect)
        with pytest.raises(ConnectionRefusedError):
            PUBLIC_ONLY.connect("rebinding.example", port, 5)
        assert tried == [("8.8.8.8", port)]


def test_an_operators_own_server_may_be_named() -> None:
    with server(lambda connection: connection.sendall(b"in")) as port:
        for besides in (("127.0.0.0/8",), ("LOCALHOST",), ("10.0.0.0/8", "127.0.0.1")):
            Places(public_only=True, besides=besides).connect("localhost", port, 5).close()
        with pytest.raises(NotPublicError):
            Places(public_only=True, besides=("10.0.0.0/8", "fc00::/7", "other")).connect(
                "127.0.0.1", port, 5
            )


def test_every_way_out_is_held_to_it() -> None:
    hit = threading.Event()
    with server(lambda _: hit.set()) as port:
        for security in ("tls", "starttls", "none"):
            host = Host("127.0.0.1", port, security)
            with pytest.raises(PermanentError) as told, SmtpTransport(places=PUBLIC_ONLY).line(host, ACCESS):
                pass
            assert told.value.kind == "private"
            with pytest.raises(PermanentError) as told, ImapMailboxes(places=PUBLIC_ONLY).open(host, ACCESS):
                pass
            assert told.value.kind == "private"
        assert not Connects(places=PUBLIC_ONLY).answers("127.0.0.1", port)
        files = Files((f"http://127.0.0.1:{port}/a", f"https://127.0.0.1:{port}/b"), places=PUBLIC_ONLY)
        assert not list(files.of("example.org", "p@example.org"))
        url = f"http://127.0.0.1:{port}/"
        provider = Provider("test", device=url, token=url, scopes="", client_id="us")
        with pytest.raises(TransientError):
            DeviceGrantProviders(places=PUBLIC_ONLY).begin(provider)
        assert not hit.is_set()


def test_a_redirect_leads_nowhere() -> None:
    def redirect(connection: socket.socket) -> None:
        connection.recv(10_000)
        connection.sendall(
            b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"
        )

    with server(redirect) as port, session(Places(), 5) as asking:
        assert asking.get(f"http://127.0.0.1:{port}/", timeout=5).status_code == 302


def test_a_site_for_many_lets_nobody_into_its_network_and_one_person_into_their_own(tmp_path: object) -> None:
    from afterword import bootstrap

    site = {"AFTERWORD_DATA": str(tmp_path), "AFTERWORD_HOSTS": "jobs.example.edu"}
    many = bootstrap._places(config(site))
    assert not many.allows("mail.example", "10.1.2.3")
    own = bootstrap._places(config({**site, "AFTERWORD_PRIVATE_SERVERS": "10.1.0.0/16, mail.internal"}))
    assert own.allows("mail.example", "10.1.2.3")
    assert own.allows("mail.internal", "192.168.0.9")
    assert not own.allows("mail.example", "10.2.0.1")
    assert bootstrap._places(config({"AFTERWORD_DATA": str(tmp_path)})).allows("printer", "192.168.0.9")


SMTP = [
    endless(b"", b"220-" + b"x" * 500 + b"\r\n"),
    endless(b"220 ready\r\n", b"250-" + b"x" * 500 + b"\r\n"),
    endless(b"", b"x" * 65_536),
    dripping(b"", b"2"),
    dripping(b"220 ready\r\n", b"250-x\r\n"),
    dripping(b"", b""),
]
IMAP = [
    endless(b"", b"* " + b"x" * 500),
    endless(b"* OK ready\r\n", b"* 1 EXISTS\r\n"),
    endless(b"* OK ready\r\n* 1 FETCH (BODY[] {999999999}\r\n", b"x" * 65_536),
    dripping(b"* OK", b" "),
    dripping(b"* OK ready\r\n", b"* 1 EXISTS\r\n"),
]


@pytest.mark.parametrize("talk", SMTP)
def test_a_server_for_sending_that_never_ends_is_left(talk: Talk) -> None:
    with server(talk) as port:
        post = SmtpTransport(timeout=0.5)
        with pytest.raises(MailError), post.line(Host("127.0.0.1", port, "none"), ACCESS):
            pass


@pytest.mark.parametrize("talk", IMAP)
def test_a_server_for_reading_that_never_ends_is_left(talk: Talk) -> None:
    with server(talk) as port:
        mailboxes = ImapMailboxes(timeout=0.5)
        with pytest.raises(MailError), mailboxes.open(Host("127.0.0.1", port, "none"), ACCESS):
            pass


@pytest.mark.parametrize(
    "talk",
    [
        dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"<"),
        endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        dripping(b"", b""),
    ],
)
def test_a_file_that_never_ends_is_no_file(talk: Talk) -> None:
    with server(talk) as port:
        files = Files((f"http://127.0.0.1:{port}/config.xml",), patience=0.5)
        assert not list(files.of("example.org", "p@example.org"))


@pytest.mark.parametrize(
    ("open_", "banner"),
    [
        (
            lambda host: SmtpTransport(timeout=2).line(host, ACCESS),
            b"554 redis_version:7.2 internal-db-3\r\n",
        ),
        (lambda host: SmtpTransport(timeout=2).line(host, ACCESS), b"SSH-2.0-OpenSSH_9.2 internal-db-3\r\n"),
        (lambda host: ImapMailboxes(timeout=2).open(host, ACCESS), b"* BYE internal-db-3\r\n"),
        (lambda host: ImapMailboxes(timeout=2).open(host, ACCESS), b"SSH-2.0-OpenSSH_9.2 internal-db-3\r\n"),
    ],
)
def test_no_banner_is_shown(
    open_: Callable[[Host], contextlib.AbstractContextManager[object]], banner: bytes
) -> None:
    with (
        server(lambda connection: connection.sendall(banner)) as port,
        pytest.raises(MailError) as told,
        open_(Host("127.0.0.1", port, "none")),
    ):
        pass
    assert "internal" not in str(told.value)
    assert "SSH" not in str(told.value)


def test_a_reader_gives_lines_and_pieces_as_they_come() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        theirs.sendall(b"one\r\ntwo\r\nfour")
        reader = BoundedReader(ours, 30)
        assert reader.readline() == b"one\r\n"
        assert reader.readline(2) == b"tw"
        assert reader.read(3) == b"o\r\n"
        theirs.shutdown(socket.SHUT_WR)
        assert reader.readline(100) == b"four"
        assert reader.readline() == b""
        with pytest.raises(TooMuchError):
            reader.read(31)


def test_a_budget_is_renewed_with_each_answer() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        reader = BoundedReader(ours, 12)
        for _ in range(5):
            theirs.sendall(b"12345678\r\n")
            reader.begin()
            assert len(reader.readline()) == 10
        theirs.sendall(b"12345678\r\n")
        with pytest.raises(TooMuchError):
            reader.readline()


def test_what_came_so_far_is_kept_where_nothing_blocks() -> None:
    """IDLE polls: a line that is not whole yet is read on when the rest is there."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        reader = BoundedReader(ours, 100)
        theirs.sendall(b"* 1 EX")
        with pytest.raises(BlockingIOError):
            reader.readline()
        theirs.sendall(b"ISTS\r\n")
        assert reader.readline() == b"* 1 EXISTS\r\n"


def test_certificates_are_still_asked_for() -> None:
    with server(lambda connection: connection.sendall(b"220 plain\r\n")) as port:
        host = Host("127.0.0.1", port, "tls")
        with (
            pytest.raises(PermanentError) as told,
            SmtpTransport(ssl.create_default_context(), timeout=2).line(host, ACCESS),
        ):
            pass
    assert told.value.kind == "tls"
