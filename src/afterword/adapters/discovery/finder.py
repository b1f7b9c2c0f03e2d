"""The order in which servers are looked for: what is known, what the domain says, what is usual."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from afterword.adapters.discovery.autoconfig import Files, told_by_file
from afterword.adapters.discovery.guesses import Connects, guessed
from afterword.adapters.discovery.providers import Table, at_provider, table
from afterword.adapters.discovery.records import Records, told_by_records
from afterword.ports import Servers

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
        return tuple(map(self._ours, found))

    def _looks(self, address: str, domain: str) -> Iterator[Callable[[], Sequence[Servers | None]]]:
        known: Table = table()
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
