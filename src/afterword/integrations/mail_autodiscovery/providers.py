"""The shipped table of providers: facts that change seldom, and are wrong for nobody."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, cast

from afterword.ports import Host, Provider, Servers

_PACKAGE: Final = "afterword.integrations.mail_autodiscovery"
_SECURITY: Final = {993: "tls", 465: "tls", 995: "tls", 143: "starttls", 587: "starttls"}


class ProviderRow(NamedTuple):
    """A provider: its servers, its addresses' domains, and its exchangers' names (MX) from behind."""

    name: str
    imap: Host
    smtp: Host
    user: str
    domains: tuple[str, ...]
    exchangers: tuple[str, ...]
    ways: tuple[str, ...]
    oauth: str
    help: str
    files_sent: bool


class ProviderTable(NamedTuple):
    """The providers by domain, all of them, and who gives access tokens."""

    by_domain: Mapping[str, ProviderRow]
    rows: tuple[ProviderRow, ...]
    identities: Mapping[str, Provider]


@cache
def table() -> ProviderTable:
    """The table, read once."""
    told = tomllib.loads((files(_PACKAGE) / "providers.toml").read_text("utf-8"))
    rows = tuple(_row(name, each) for name, each in told["providers"].items())
    identities = {name: Provider(name, **each) for name, each in told["identities"].items()}
    return ProviderTable({domain: row for row in rows for domain in row.domains}, rows, identities)


def at_provider(known: ProviderTable, address: str, domain: str, exchangers: Sequence[str]) -> Servers | None:
    """The servers of an address by its domain, or by who takes the domain's mail, if that is known."""
    row = known.by_domain.get(domain)
    if row is None:
        row = next((row for row in known.rows if _takes(row, exchangers)), None)
    if row is None:
        return None
    user = address.rpartition("@")[0] if row.user == "local" else address
    return Servers(
        smtp=row.smtp,
        imap=row.imap,
        user=user,
        found="known" if domain in known.by_domain else "dns",
        ways=cast("Any", row.ways),
        provider=known.identities.get(row.oauth),
        help=row.help,
        files_sent=row.files_sent,
    )


def _takes(row: ProviderRow, exchangers: Sequence[str]) -> bool:
    return any(
        name == behind or name.endswith(f".{behind}") for name in exchangers for behind in row.exchangers
    )


def _row(name: str, told: dict[str, Any]) -> ProviderRow:
    return ProviderRow(
        name,
        _host(told["imap"]),
        _host(told["smtp"]),
        told.get("user", "address"),
        tuple(told.get("domains", ())),
        tuple(told.get("mx", ())),
        tuple(told.get("ways", ("password",))),
        told.get("oauth", ""),
        told.get("help", ""),
        told.get("files_sent", False),
    )


def _host(told: str) -> Host:
    """``imap.example.org:993``; the port says how it is encrypted, unless a word after it does."""
    words = told.split()
    name, _, port = words[0].rpartition(":")
    security = words[1] if len(words) > 1 else _SECURITY[int(port)]
    return Host(name, int(port), cast("Any", security))
