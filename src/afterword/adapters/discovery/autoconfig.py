"""The file in which a domain says where its servers are, in the format of Mozilla's autoconfiguration."""

from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from afterword.ports import Host, Security, Servers

_PLACES: Final = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={address}",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
)
_LARGEST: Final = 200_000
_SECURITY: Final[dict[str, Security]] = {"SSL": "tls", "STARTTLS": "starttls"}
_PORTS: Final = range(1, 65_536)


class Files:
    """Fetches that file. ``places`` are URL templates, tried in turn; ``patience`` is in seconds."""

    def __init__(self, places: Sequence[str] = _PLACES, patience: float = 4) -> None:
        self._places = places
        self._patience = patience

    def of(self, domain: str, address: str) -> Iterator[bytes]:
        """What is at each place; nothing of a place that cannot be reached, or sends elsewhere."""
        import requests  # noqa: PLC0415 - only who sets up mail waits for it

        for place in self._places:
            url = place.format(domain=domain, address=quote(address))
            try:
                # A file that another host is named for is nobody's word: redirects are not followed.
                with requests.get(url, timeout=self._patience, stream=True, allow_redirects=False) as answer:
                    if answer.status_code == requests.codes.ok:
                        body = answer.raw.read(_LARGEST + 1, decode_content=True)
                        if len(body) <= _LARGEST:
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
