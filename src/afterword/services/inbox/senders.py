"""Reads the receiving server's verdict on a sender, from Authentication-Results (RFC 8601).

Anybody can put such a header into a mail. It only counts if it's the topmost one, names the server that
received the mail, and has no other server's Received line above it. ARC headers are ignored.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal, NamedTuple

from afterword.core.text.mailboxes import FREE_MAIL
from afterword.services.inbox.schemas import Doubt, SenderStanding
from afterword.services.inbox.sender_fields import (
    authors_of,
    fields_of,
    lenient_ascii_domain,
    looks_like,
    organisation,
)

Verdict = Literal["pass", "fail", "none"]
"""``pass``: it comes from the domain in From; ``fail``: it doesn't; ``none``: no verdict."""

_LONGEST: Final = 20_000
_MOST_RESULTS: Final = 50
_MOST_PROPERTIES: Final = 20
_FAILED: Final = frozenset(("fail", "softfail", "hardfail"))
_SAME_PROVIDER: Final[tuple[frozenset[str], ...]] = (
    frozenset(("gmail.com", "googlemail.com", "google.com")),
    frozenset(
        ("outlook.com", "hotmail.com", "live.com", "msn.com", "office365.com", "mx.microsoft")
    ),
    frozenset(("icloud.com", "me.com", "mac.com", "apple.com")),
    frozenset(("yahoo.com", "ymail.com", "aol.com", "yahoodns.net", "rocketmail.com")),
    frozenset(("gmx.net", "gmx.de", "gmx.com", "web.de", "ionos.de", "ionos.com")),
    frozenset(("proton.me", "protonmail.com", "protonmail.ch", "proton.ch", "pm.me")),
    frozenset(("fastmail.com", "fastmail.fm", "messagingengine.com")),
    frozenset(("zoho.com", "zoho.eu", "zohomail.com", "zohomail.eu")),
    frozenset(("posteo.de", "posteo.net")),
)  # fmt: skip
"""Domains of one provider: a mailbox at one domain is served by machines of another."""
_UNNAMED: Final = frozenset(("outlook.com", "office365.com", "mx.microsoft"))
"""Providers whose header doesn't start with a server name."""


class Result(NamedTuple):
    """One method's result; ``properties`` such as ``header.d``, with their values."""

    method: str
    result: str
    properties: dict[str, str]


class Results(NamedTuple):
    """The results in a header; ``server`` is the name of who says so (authserv-id), empty if missing."""

    server: str
    results: tuple[Result, ...]


def verdict_of(fields: Sequence[tuple[str, str]], sender: str, receiving: Collection[str]) -> Verdict:
    """The receiving server's verdict on a mail with these headers from ``sender``.

    ``receiving`` are the names of the person's servers and the domains of their addresses. If there are none,
    it's the server that wrote the topmost Received line: a sender can't put a line above it.
    """
    domain = lenient_ascii_domain(sender.rpartition("@")[2])
    header = _trusted(fields, receiving)
    if header is None or not domain:
        return "none"
    dmarc = [each for each in header.results if each.method == "dmarc"]
    about = [each for each in dmarc if _domain(each.properties.get("header.from", domain)) == domain]
    if len(about) < len(dmarc):
        return "fail"  # The check was about another From than the one shown.
    if any(each.result == "fail" for each in about):
        return "fail"
    if any(each.result == "pass" for each in about):
        return "pass"
    return _by_signature_or_path(header.results, domain)


def _by_signature_or_path(results: Sequence[Result], domain: str) -> Verdict:
    """Without a DMARC policy: a signature or a sending server of exactly that domain."""
    aligned = [
        each.result
        for each in results
        for name in _identities(each)
        if each.method in {"dkim", "spf"} and _aligned(_domain(name), domain)
    ]
    if "pass" in aligned:
        return "pass"
    return "fail" if not _FAILED.isdisjoint(aligned) else "none"


def _identities(result: Result) -> list[str]:
    if result.method == "spf":
        found = result.properties.get("smtp.mailfrom") or result.properties.get("smtp.mail")
        return [found] if found else []
    found = result.properties.get("header.d") or result.properties.get("header.i")
    return [found] if found else []


def _trusted(fields: Sequence[tuple[str, str]], receiving: Collection[str]) -> Results | None:
    """The topmost header of this kind, if the receiving server added it."""
    place = next((at for at, (name, _) in enumerate(fields) if name == "authentication-results"), None)
    if place is None:
        return None
    header = parsed(fields[place][1])
    stamps = [host for name, value in fields if name == "received" and (host := _stamped_by(value))]
    mine = {family for each in receiving or stamps[:1] for family in _family(organisation(each))}
    if header.server:
        if organisation(header.server) not in mine:
            return None
    elif mine.isdisjoint(_UNNAMED):
        return None
    above = [_stamped_by(value) for name, value in fields[:place] if name == "received"]
    return header if all(organisation(each) in mine for each in above if each) else None


def _family(domain: str) -> frozenset[str]:
    if not domain:
        return frozenset()
    return next((each for each in _SAME_PROVIDER if domain in each), frozenset((domain,)))


def _stamped_by(received: str) -> str:
    """The server that wrote a Received line, if its name contains a dot."""
    words = received[:2_000].split()
    for at, word in enumerate(words[:-1]):
        if word.lower() == "by":
            host = words[at + 1].strip("[]();,").lower()
            known = "." in host and not host.replace(".", "").isdigit() and ":" not in host
            return lenient_ascii_domain(host) if known else ""
    return ""


def _aligned(found: str, domain: str) -> bool:
    """The same domain, or one inside the other."""
    return bool(found) and (found == domain or found.endswith(f".{domain}") or domain.endswith(f".{found}"))


def _domain(identity: str) -> str:
    return lenient_ascii_domain(identity.rpartition("@")[2])


def parsed(value: str) -> Results:
    """A header's value; parts that make no sense are left out."""
    first, *rest = _segments(value[:_LONGEST])
    server = ""
    if "=" in first:
        rest.insert(0, first)
    else:
        server = lenient_ascii_domain(next(iter(first.split()), ""))
    results = [found for each in rest[:_MOST_RESULTS] if (found := _result(each)) is not None]
    return Results(server, tuple(results))


def _result(segment: str) -> Result | None:
    tight = " ".join(segment.split()).replace(" =", "=").replace("= ", "=")
    words = tight.split(" ")[: _MOST_PROPERTIES + 1]
    method, equals, result = words[0].partition("=")
    if not equals:
        return None
    properties: dict[str, str] = {}
    for each in words[1:]:
        name, _, found = each.partition("=")
        properties.setdefault(name.lower(), found.strip('"'))
    return Result(method.partition("/")[0].lower(), result.lower(), properties)


def _segments(value: str) -> list[str]:
    """The value split at semicolons, without comments; quoted strings stay whole."""
    segments: list[list[str]] = [[]]
    depth, quoted, escaped = 0, False, False
    for char in value:
        if escaped:
            escaped = False
            if not depth:
                segments[-1].append(char)
        elif char == "\\" and (depth or quoted):
            escaped = True
        elif quoted:
            quoted = char != '"'
            segments[-1].append("_" if char in "; " else char)
        elif depth or char == "(":
            depth += {"(": 1, ")": -1}.get(char, 0)
            if not depth:
                segments[-1].append(" ")
        elif char == ";":
            segments.append([])
        else:
            quoted = char == '"'
            segments[-1].append(char)
    return ["".join(each) for each in segments]


# Whether a mail is from who it claims to be from.

_SHOWN: Final = re.compile(r"[^\s<>\"(),;:@]{1,64}@[^\s<>\"(),;:@]{1,253}")
_LONGEST_NAME: Final = 2_000


class Sender(NamedTuple):
    """Who wrote a mail. ``like`` is the known domain that a look-alike imitates."""

    name: str
    address: str
    standing: SenderStanding
    doubt: Doubt
    like: str = ""


def sender_of(raw: bytes, receiving: Collection[str], known: Iterable[str]) -> Sender:
    """Who wrote a raw mail, by its headers. Never raises.

    ``receiving`` are the person's own mail servers and domains; ``known`` are addresses or domains of people
    and companies they deal with.
    """
    fields = fields_of(raw)
    senders = [author for name, value in fields if name == "from" for author in authors_of(value)]
    if not senders:
        return Sender("", "", "unverified", "")
    name, address = senders[0]
    doubt, like = _doubt(len({each.address for each in senders}), name, address, known)
    verdict = verdict_of(fields, address, receiving)
    if not doubt and verdict == "fail":
        doubt = "failed"
    standing: SenderStanding = "doubtful" if doubt else "verified" if verdict == "pass" else "unverified"
    return Sender(name, address, standing, doubt, like)


def _doubt(count: int, name: str, address: str, known: Iterable[str]) -> tuple[Doubt, str]:
    if count > 1:
        return "several", ""
    local, _, domain = address.rpartition("@")
    like = "" if domain in FREE_MAIL else looks_like(domain, _domains(known, local))
    if like:
        return "lookalike", like
    shown = {each.lower() for each in _SHOWN.findall(name[:_LONGEST_NAME])}
    return ("name", "") if shown - {address} else ("", "")


def _domains(known: Iterable[str], local: str) -> list[str]:
    """The domains of addresses; for free mailboxes, only together with the same name."""
    parted = [each.lower().rpartition("@") for each in known]
    return [domain for name, _, domain in parted if domain and (domain not in FREE_MAIL or name == local)]
