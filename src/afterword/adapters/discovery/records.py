"""What a domain's records in the DNS say: where its mail goes (MX), and where its servers are (SRV)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from afterword.ports import Host, Security, Servers

if TYPE_CHECKING:
    from dns.resolver import Resolver

_SENDING: Final[tuple[tuple[str, Security], ...]] = (("_submissions", "tls"), ("_submission", "starttls"))
_READING: Final[tuple[tuple[str, Security], ...]] = (("_imaps", "tls"), ("_imap", "starttls"))


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
    smtp = _first(records, domain, _SENDING)
    imap = _first(records, domain, _READING)
    return None if smtp is None else Servers(smtp, imap, address, "dns")


def _first(records: Records, domain: str, ways: Sequence[tuple[str, Security]]) -> Host | None:
    for service, security in ways:
        for name, port in records.services(f"{service}._tcp.{domain}"):
            return Host(name, port, security)
    return None
