"""Where a mailbox is: by the shipped table, by the domain's records and file, by guesses; asked of real servers here."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from afterword.integrations.mail_autodiscovery import Connects, Files, Records, ServerDiscovery
from afterword.integrations.mail_autodiscovery.providers import table
from afterword.ports import Host

FILE = """<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="firm.example">
<incomingServer type="pop3"><hostname>pop.firm.example</hostname><port>995</port><socketType>SSL</socketType>
<username>%EMAILADDRESS%</username></incomingServer>
<incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType>
<username>%EMAILLOCALPART%</username></incomingServer>
<outgoingServer type="smtp"><hostname>plain.firm.example</hostname><port>25</port><socketType>plain</socketType></outgoingServer>
<outgoingServer type="smtp"><hostname>smtp.firm.example</hostname><port>587</port><socketType>STARTTLS</socketType>
<username>%EMAILLOCALPART%</username></outgoingServer>
</emailProvider></clientConfig>"""
Zone = dict[tuple[str, str], list[str] | str]


class Names:
    """A DNS server for a domain of the test's own, over UDP and TCP at the same port."""

    def __init__(self) -> None:
        self.zone: Zone = {}
        self.asked: list[str] = []
        names = self

        class Tcp(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                (length,) = struct.unpack("!H", self.rfile.read(2))
                answer = names.answer(self.rfile.read(length), cut=False)
                if answer is not None:
                    self.wfile.write(struct.pack("!H", len(answer)) + answer)

        class Udp(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                data, connection = self.request
                answer = names.answer(data, cut=True)
                if answer is not None:
                    connection.sendto(answer, self.client_address)

        self._tcp = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tcp)
        self.port = int(self._tcp.server_address[1])
        self._udp = socketserver.ThreadingUDPServer(("127.0.0.1", self.port), Udp)
        self._servers = [self._tcp, self._udp]
        self._threads = [threading.Thread(target=each.serve_forever, args=(0.01,)) for each in self._servers]
        for thread in self._threads:
            thread.start()

    def answer(self, data: bytes, *, cut: bool) -> bytes | None:
        query = dns.message.from_wire(data)
        question = query.question[0]
        kind = dns.rdatatype.to_text(question.rdtype)
        name = question.name.to_text().rstrip(".").lower()
        self.asked.append(f"{name} {kind}")
        found = self.zone.get((name, kind), [])
        answer = dns.message.make_response(query)
        if found == "silence":
            return None
        if found == "cut" and cut:
            answer.flags |= dns.flags.TC
        elif isinstance(found, str) and found != "cut":
            answer.set_rcode(dns.rcode.from_text(found))
        elif found == "cut":
            answer.answer.append(
                dns.rrset.from_text(question.name, 60, "IN", kind, "0 0 465 smtp.firm.example.")
            )
        elif found:
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        return answer.to_wire()

    def close(self) -> None:
        for server, thread in zip(self._servers, self._threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()


@pytest.fixture
def names() -> Iterator[Names]:
    there = Names()
    yield there
    there.close()


Serve = Callable[[dict[str, tuple[int, bytes]]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """An HTTP server with some pages; its URL."""
    pages: dict[str, tuple[int, bytes]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = pages.get(self.path.partition("?")[0], (404, b""))
            self.send_response(status)
            self.send_header("Location", "/file")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()

    def with_pages(some: dict[str, tuple[int, bytes]]) -> str:
        pages.update(some)
        return f"http://127.0.0.1:{server.server_port}"

    yield with_pages
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def finder(names: Names) -> Callable[..., ServerDiscovery]:
    """A finder that asks nobody but the servers here."""

    def make(
        places: tuple[str, ...] = (), to: dict[tuple[str, int], tuple[str, int]] | None = None, **more: object
    ) -> ServerDiscovery:
        return ServerDiscovery(
            records=Records(["127.0.0.1"], names.port, patience=0.5),
            files=Files(places, patience=0.5),
            connects=Connects(0.5, to or {}),
            **more,  # type: ignore[arg-type]
        )

    return make


Finder = Callable[..., ServerDiscovery]


def test_a_big_provider_is_known_without_asking_anybody(finder: Finder, names: Names) -> None:
    (found,) = finder()(" Priya.Nair@GMAIL.com ")
    assert (found.smtp, found.imap) == (
        Host("smtp.gmail.com", 465, "tls"),
        Host("imap.gmail.com", 993, "tls"),
    )
    assert (found.found, found.user, found.files_sent) == ("known", "Priya.Nair@gmail.com", True)
    assert found.ways == ("password",), "without a name of our own there, only by an app password"
    assert names.asked == []


def test_with_a_name_at_the_provider_its_own_sign_in_is_offered(finder: Finder) -> None:
    (found,) = finder(
        clients={"google": ("our id", "our secret")}, endpoints={"google": ("http://device", "http://token")}
    )("priya@gmail.com")
    assert found.ways == ("password", "oauth2")
    assert found.provider is not None
    assert (found.provider.client_id, found.provider.device, found.provider.token) == (
        "our id", "http://device", "http://token",
    )  # fmt: skip


def test_a_domain_whose_mail_a_big_provider_takes_is_there(finder: Finder, names: Names) -> None:
    names.zone["firm.example", "MX"] = ["10 alt.aspmx.l.google.com.", "1 aspmx.l.google.com."]
    (found,) = finder()("priya@firm.example")
    assert (found.smtp.name, found.found) == ("smtp.gmail.com", "dns")
    names.zone["firm.example", "MX"] = ["1 mx.notgoogle.com."]
    assert finder()("priya@firm.example") == ()


def test_the_domains_file_says_it(finder: Finder, serve: Serve) -> None:
    url = serve({"/file": (200, FILE.encode())})
    (found,) = finder((f"{url}/none", f"{url}/file?emailaddress={{address}}"))("priya@firm.example")
    assert found.smtp == Host("smtp.firm.example", 587, "starttls"), "never one without encryption"
    assert found.imap == Host("imap.firm.example", 993, "tls")
    assert (found.user, found.found) == ("priya", "autoconfig")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><clientConfig><outgoingServer type="smtp">
<hostname>&e9;</hostname><port>465</port><socketType>SSL</socketType></outgoingServer></clientConfig>""" % b"".join(
    b'<!ENTITY e%d "%s">' % (each, (b"&e%d;" % (each - 1) if each else b"&a;") * 10) for each in range(10)
)
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><clientConfig>
<outgoingServer type="smtp"><hostname>&e;</hostname><port>465</port><socketType>SSL</socketType></outgoingServer></clientConfig>"""


@pytest.mark.parametrize(
    "page",
    [
        (200, b""),
        (200, b"<html><body>Welcome"),
        (200, b"<clientConfig/>"),
        (200, FILE.replace("587", "99999").encode()),
        (200, FILE.replace("587", "-1").encode()),
        (200, FILE.replace("smtp.firm.example", "a b/c").encode()),
        (200, b"<a>" * 100_000),
        (200, b" " * 300_000 + FILE.encode()),
        (302, b""),
        (500, FILE.encode()),
        (200, BOMB),
        (200, OUTSIDE),
    ],
    ids=range(12),
)
def test_a_file_that_makes_no_sense_is_none(finder: Finder, serve: Serve, page: tuple[int, bytes]) -> None:
    url = serve({"/odd": page, "/file": (200, FILE.encode())})
    assert finder((f"{url}/odd",))("priya@firm.example") == ()


def test_the_domains_records_say_it(finder: Finder, names: Names) -> None:
    names.zone["_submissions._tcp.firm.example", "SRV"] = [
        "20 0 465 late.firm.example.", "10 1 465 light.firm.example.", "10 9 465 heavy.firm.example.",
    ]  # fmt: skip
    names.zone["_imaps._tcp.firm.example", "SRV"] = ["0 0 0 ."]
    names.zone["_imap._tcp.firm.example", "SRV"] = ["0 0 143 imap.firm.example."]
    (found,) = finder()("priya@firm.example")
    assert found.smtp == Host("heavy.firm.example", 465, "tls")
    assert found.imap == Host("imap.firm.example", 143, "starttls"), "the dot says: not offered"
    assert (found.user, found.found) == ("priya@firm.example", "dns")


def test_an_answer_too_long_for_one_packet_is_asked_for_again(finder: Finder, names: Names) -> None:
    names.zone["_submissions._tcp.firm.example", "SRV"] = "cut"
    (found,) = finder()("priya@firm.example")
    assert found.smtp.name == "smtp.firm.example"


@pytest.mark.parametrize("says", ["SERVFAIL", "NXDOMAIN", "REFUSED", "silence"])
def test_a_domain_that_says_nothing_has_no_servers(finder: Finder, names: Names, says: str) -> None:
    for name in ("firm.example", "_submissions._tcp.firm.example", "_submission._tcp.firm.example"):
        names.zone[name, "MX"] = names.zone[name, "SRV"] = says
    assert finder()("priya@firm.example") == ()


def test_guesses_are_only_where_somebody_answers(finder: Finder, serve: Serve) -> None:
    there = ("127.0.0.1", int(serve({}).rpartition(":")[2]))
    to = {("mail.firm.example", 587): there, ("imap.firm.example", 993): there}
    (found,) = finder(to=to)("priya@firm.example")
    assert found.smtp == Host("mail.firm.example", 587, "starttls")
    assert found.imap == Host("imap.firm.example", 993, "tls")
    assert found.found == "guessed"


@pytest.mark.parametrize(
    "address",
    ["", "@", "priya", "priya@", "@firm.example", "priya@firm", "a b@firm.example", "priya@" + "x" * 70 + ".de",
     "priya@..", "p" * 400 + "@firm.example", "priya@\x00.example", "priya@firm..example"],
)  # fmt: skip
def test_what_is_no_address_has_no_servers(finder: Finder, address: str) -> None:
    assert finder()(address) == ()


def test_a_domain_in_letters_of_its_own_is_asked_for_in_ascii(finder: Finder, names: Names) -> None:
    names.zone["_submissions._tcp.xn--bcher-kva.example", "SRV"] = ["0 0 465 smtp.example.org."]
    (found,) = finder()("priya@Bücher.example")
    assert found.user == "priya@xn--bcher-kva.example"


def test_every_row_of_the_table_is_whole() -> None:
    known = table()
    assert len(known.rows) > 50
    domains = [domain for row in known.rows for domain in row.domains]
    assert len(domains) == len(set(domains))
    exchangers = [name for row in known.rows for name in row.exchangers]
    assert len(exchangers) == len(set(exchangers))
    for row in known.rows:
        assert row.domains or row.exchangers, row.name
        assert all(each == each.lower() and "." in each for each in (*row.domains, *row.exchangers)), row.name
        for host in (row.imap, row.smtp):
            assert host.security in {"tls", "starttls"}, row.name
        assert set(row.ways) <= {"password", "oauth2"}, row.name
        assert ("oauth2" in row.ways) == (row.oauth in known.identities), row.name
        assert not row.help or row.help.startswith("https://"), row.name
        assert row.user in {"address", "local"}, row.name
    for each in known.identities.values():
        assert each.device.startswith("https://"), each.name
        assert each.token.startswith("https://"), each.name
        assert each.scopes, each.name
