"""Where an address's mailbox is: what is known, what the domain's records and file say, what is usual."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from afterword.integrations.mail_autodiscovery.providers import ProviderTable, at_provider, table
from afterword.integrations.outbound import Places
from afterword.ports import Host, Security, Servers

if TYPE_CHECKING:
    from dns.resolver import Resolver


# What a domain's records in the DNS say: where its mail goes (MX), and where its servers are (SRV).

_SRV_SENDING: Final[tuple[tuple[str, Security], ...]] = (
    ("_submissions", "tls"),
    ("_submission", "starttls"),
)
_SRV_READING: Final[tuple[tuple[str, Security], ...]] = (("_imaps", "tls"), ("_imap", "starttls"))


class Records:
    """Asks the DNS: ``nameservers`` at ``port``, in place of the system's; ``patience`` is in seconds."""

    def __init__(self, nameservers: Sequence[str] = (), port: int = 53, patience: float = 3) -> None:
        self._nameservers = nameservers
        self._port = port
        self._patience = patience

    def exchangers(self, domain: str) -> Sequence[str]:
        """The names of the servers that take a domain's mail, the preferred first."""
        rows = sorted(self._asked(domain, "MX"), key=lambda each: int(each.preference))
        return [_name(each.exchange) for each in rows]

    def services(self, name: str) -> Sequence[tuple[str, int]]:
        """Hosts and ports of a service (RFC 2782), the preferred first; none for "not offered here"."""
        rows = sorted(self._asked(name, "SRV"), key=lambda each: (int(each.priority), -int(each.weight)))
        return [(_name(each.target), int(each.port)) for each in rows if _name(each.target)]

    def _asked(self, name: str, kind: str) -> Sequence[Any]:
        from dns.exception import DNSException  # noqa: PLC0415 - only who sets up mail waits for it

        try:
            return list(self._resolver().resolve(name, kind, search=False))
        except (DNSException, OSError, ValueError):
            return ()

    def _resolver(self) -> "Resolver":
        from dns.resolver import Resolver  # noqa: PLC0415 - as above

        resolver = Resolver(configure=not self._nameservers)
        if self._nameservers:
            resolver.nameservers = list(self._nameservers)
            resolver.port = self._port
        resolver.lifetime = self._patience
        return resolver


def _name(told: Any) -> str:
    return str(told).rstrip(".").lower()


def told_by_records(records: Records, address: str, domain: str) -> Servers | None:
    """The servers that a domain names (RFC 6186, RFC 8314): encrypted from the first byte before STARTTLS."""
    smtp = _first(records, domain, _SRV_SENDING)
    imap = _first(records, domain, _SRV_READING)
    return None if smtp is None else Servers(smtp, imap, address, "dns")


def _first(records: Records, domain: str, ways: Sequence[tuple[str, Security]]) -> Host | None:
    for service, security in ways:
        for name, port in records.services(f"{service}._tcp.{domain}"):
            return Host(name, port, security)
    return None


# The file in which a domain says where its servers are, in the format of Mozilla's autoconfiguration.

_URLS: Final = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={address}",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
)
_LARGEST: Final = 200_000
_SECURITY: Final[dict[str, Security]] = {"SSL": "tls", "STARTTLS": "starttls"}
_PORTS: Final = range(1, 65_536)


class Files:
    """Fetches that file. ``urls`` are templates, tried in turn; ``patience`` is in seconds, for each of them.

    ``places`` says where they may lead.
    """

    def __init__(
        self, urls: Sequence[str] = _URLS, patience: float = 4, places: Places | None = None
    ) -> None:
        self._urls = urls
        self._patience = patience
        self._places = places or Places()

    def of(self, domain: str, address: str) -> Iterator[bytes]:
        """What is at each place; nothing of a place that cannot be reached, or sends elsewhere."""
        import requests  # noqa: PLC0415 - only who sets up mail waits for it

        from afterword.integrations.outbound_http import session  # noqa: PLC0415 - as above

        for template in self._urls:
            url = template.format(domain=domain, address=quote(address))
            try:
                # A file that another host is named for is nobody's word: redirects are not followed.
                with (
                    session(self._places, self._patience) as asking,
                    asking.get(url, timeout=self._patience, stream=True, allow_redirects=False) as answer,
                ):
                    if answer.status_code == requests.codes.ok:
                        body = answer.raw.read(_LARGEST + 1, decode_content=True)
                        if 0 < len(body) <= _LARGEST:
                            yield body
            except (requests.RequestException, OSError, ValueError):
                continue
            except Exception as error:
                # urllib3's own, of a body that breaks while it is read.
                if type(error).__module__.partition(".")[0] != "urllib3":
                    raise


def told_by_file(files: Files, address: str, domain: str) -> Servers | None:
    """The servers that a domain's file names; ``None`` if there is no file, or none that makes sense."""
    for body in files.of(domain, address):
        found = _servers(body, address)
        if found is not None:
            return found
    return None


def _servers(body: bytes, address: str) -> Servers | None:
    from lxml import etree  # noqa: PLC0415 - as above

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    smtp = _best(root, "outgoingServer", "smtp", address)
    imap = _best(root, "incomingServer", "imap", address)
    if smtp is None:
        return None
    return Servers(smtp[0], None if imap is None else imap[0], smtp[1], "autoconfig")


def _best(root: Any, kind: str, type_: str, address: str) -> tuple[Host, str] | None:
    """The first encrypted server of a kind, and the name to sign in with."""
    for each in root.iter(kind):
        security = _SECURITY.get(_text(each, "socketType").upper())
        name, port = _filled(_text(each, "hostname"), address), _text(each, "port")
        if each.get("type") != type_ or security is None or not _is_name(name):
            continue
        if port.isdecimal() and len(port) < 6 and int(port) in _PORTS:  # noqa: PLR2004 - digits of a port
            user = _filled(_text(each, "username") or "%EMAILADDRESS%", address)
            return Host(name.lower(), int(port), security), user
    return None


def _text(element: Any, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _filled(told: str, address: str) -> str:
    local, _, domain = address.rpartition("@")
    for name, value in (("ADDRESS", address), ("LOCALPART", local), ("DOMAIN", domain)):
        told = told.replace(f"%EMAIL{name}%", value)
    return told


def _is_name(name: str) -> bool:
    return bool(name) and len(name) <= 255 and all(each.isalnum() or each in "-.:" for each in name)  # noqa: PLR2004 - RFC 1035


_LOG: Final = logging.getLogger(__name__)

# Names that servers usually have: only those that somebody answers at.

_READING: Final[tuple[tuple[str, int], ...]] = (("imap", 993), ("mail", 993), ("imap", 143), ("mail", 143))
_SENDING: Final[tuple[tuple[str, int], ...]] = (
    ("smtp", 465), ("mail", 465), ("smtp", 587), ("mail", 587),
)  # fmt: skip
_FROM_THE_FIRST_BYTE: Final = frozenset((993, 465))


class Connects:
    """Tries whether somebody listens. ``patience`` in seconds; ``to`` is where names lead, for a test.

    ``places`` says where they may lead.
    """

    def __init__(
        self,
        patience: float = 3,
        to: dict[tuple[str, int], tuple[str, int]] | None = None,
        places: Places | None = None,
    ) -> None:
        self._patience = patience
        self._to = to
        self._places = places or Places()

    def answers(self, name: str, port: int) -> bool:
        """Whether somebody listens there."""
        where = (name, port) if self._to is None else self._to.get((name, port))
        if where is None:
            return False
        try:
            with self._places.connect(*where, self._patience):
                return True
        except (OSError, UnicodeError):
            return False


def guessed(connects: Connects, address: str, domain: str) -> Sequence[Servers]:
    """The servers at usual names, if both kinds answer, or the one that sends."""
    hosts = [
        Host(f"{first}.{domain}", port, "tls" if port in _FROM_THE_FIRST_BYTE else "starttls")
        for first, port in (*_SENDING, *_READING)
    ]
    with ThreadPoolExecutor(len(hosts)) as pool:
        there = list(pool.map(lambda each: connects.answers(each.name, each.port), hosts))
    open_ = [host for host, answers in zip(hosts, there, strict=True) if answers]
    sending = [each for each in open_ if each in hosts[: len(_SENDING)]]
    reading = [each for each in open_ if each in hosts[len(_SENDING) :]]
    return [Servers(each, reading[0] if reading else None, address, "guessed") for each in sending]


_LONGEST: Final = 320


class ServerDiscovery:
    """Finds servers.

    ``clients`` are the program's id and secret at providers, ``endpoints`` their URLs for devices and for
    tokens, in place of the table's. ``records``, ``files`` and ``connects`` ask the network: for names, for a
    domain's file, for whoever answers.
    """

    def __init__(
        self,
        clients: Mapping[str, tuple[str, str]] | None = None,
        endpoints: Mapping[str, tuple[str, str]] | None = None,
        *,
        records: Records | None = None,
        files: Files | None = None,
        connects: Connects | None = None,
    ) -> None:
        self._clients = clients or {}
        self._endpoints = endpoints or {}
        self._records = records or Records()
        self._files = files or Files()
        self._connects = connects or Connects()

    def __call__(self, address: str) -> Sequence[Servers]:
        """The servers that a mailbox may be at, the likeliest first; empty if nothing answers."""
        address = address.strip()
        local, at, domain = address.rpartition("@")
        if not at or not local or len(address) > _LONGEST or any(each.isspace() for each in address):
            return ()
        try:
            domain = domain.lower().encode("idna").decode("ascii")
        except UnicodeError:
            return ()
        if "." not in domain.strip("."):
            return ()
        found: list[Servers] = []
        for look in self._looks(f"{local}@{domain}", domain):
            found = [each for each in look() if each is not None]
            if found:
                break
        _LOG.info(
            "mail servers looked for how=%s candidates=%d", found[0].found if found else "none", len(found)
        )
        return tuple(map(self._ours, found))

    def _looks(self, address: str, domain: str) -> Iterator[Callable[[], Sequence[Servers | None]]]:
        known: ProviderTable = table()
        yield lambda: (at_provider(known, address, domain, ()),)
        yield lambda: (at_provider(known, address, domain, self._records.exchangers(domain)),)
        yield lambda: (told_by_file(self._files, address, domain),)
        yield lambda: (told_by_records(self._records, address, domain),)
        yield lambda: guessed(self._connects, address, domain)

    def _ours(self, servers: Servers) -> Servers:
        """With the program's own name at who gives access; without one, a password is the only way."""
        provider = servers.provider
        if provider is None:
            return servers
        if provider.name not in self._clients:
            return servers._replace(
                ways=tuple(each for each in servers.ways if each != "oauth2") or servers.ways
            )
        client_id, secret = self._clients[provider.name]
        device, token = self._endpoints.get(provider.name, ("", ""))
        return servers._replace(
            provider=provider._replace(
                client_id=client_id, client_secret=secret, device=device or provider.device,
                token=token or provider.token,
            )
        )  # fmt: skip
