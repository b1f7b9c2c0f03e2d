"""Finds the cases a mail concerns, from its headers alone."""

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec import Struct

from afterword.core.text.mailboxes import FREE_MAIL, Author
from afterword.services.context import Services
from afterword.services.damage import readable
from afterword.services.inbox.schemas import Doubt, SenderStanding
from afterword.services.inbox.sender_fields import authors_of, decode_header_text, fields_of, looks_like
from afterword.services.inbox.senders import Sender

if TYPE_CHECKING:
    from datetime import datetime

_OURS: Final = re.compile(rb"<([0-9a-f]{40}@[^\s<>]{1,255})>")
_REPORT: Final = re.compile(rb"multipart/report|^x-failed-recipients:", re.IGNORECASE | re.MULTILINE)
_RECEIPT: Final = re.compile(rb"disposition-notification", re.IGNORECASE)
"""Reports from mail programs that a mail was opened."""
_LONGEST: Final = 100_000
_LONGEST_DATE: Final = 200
_MOST_COMPARED: Final = 10_000


class _Person(Struct, gc=False):
    id: str
    email: str | None = None


class _Company(Struct, gc=False):
    name: str = ""
    email: str | None = None


class _Facts(Struct, gc=False):
    company: _Company
    contacts: tuple[_Person, ...] = ()


class KnownSenders(NamedTuple):
    """Who writes about which cases: contacts' addresses and companies' domains.

    ``compared`` caches which of these domains a stranger's looks like.
    """

    addresses: dict[str, tuple[int, ...]]
    domains: dict[str, tuple[int, ...]]
    compared: dict[str, str] | None = None


class CaseMatch(NamedTuple):
    """The cases a mail may be about; ``sure`` if it's about exactly one.

    A domain that only looks like a known one matches that one's cases, but is never sure. ``report``: a mail
    server's report that a mail wasn't delivered.
    """

    cases: tuple[int, ...]
    sure: bool
    report: bool = False


_NOBODY: Final = Sender("", "", "unverified", "")
NOTHING: Final = CaseMatch((), sure=False)


def known_to(services: Services, owner: int) -> KnownSenders:
    """The people and companies in a person's cases; rebuilt when a case has changed."""
    state = services.cases.latest_change(owner)
    there = services.known.get(owner)
    if there is not None and there[0] == state:
        return there[1]
    addresses: dict[str, list[int]] = {}
    domains: dict[str, list[int]] = {}
    decoder = msgspec.json.Decoder(_Facts)
    for kept, facts in readable(services.cases.iterate(owner), lambda kept: decoder.decode(kept.facts)):
        mails = [each.email.lower() for each in facts.contacts if each.email]
        for address in dict.fromkeys(mails):
            addresses.setdefault(address, []).append(kept.id)
        if facts.company.email:
            mails.append(facts.company.email.lower())
        for domain in {address.rpartition("@")[2] for address in mails} - FREE_MAIL:
            domains.setdefault(domain, []).append(kept.id)
    known = KnownSenders(
        {name: tuple(cases) for name, cases in addresses.items()},
        {name: tuple(cases) for name, cases in domains.items()},
        {},
    )
    services.known[owner] = (state, known)
    return known


def concern_of(raw: bytes, known: KnownSenders, ours: dict[str, int]) -> CaseMatch:
    """Which cases a mail concerns, by its headers. ``ours`` maps sent Message-IDs to their cases."""
    raw = raw[:_LONGEST]
    sender = _named(raw, frozenset(("from",)))
    thread = {ours[name] for name in our_ids((raw,)) if name in ours}
    if _REPORT.search(raw) and (known.addresses.keys().isdisjoint(sender) or _RECEIPT.search(raw)):
        return CaseMatch(tuple(thread), sure=bool(thread), report=True)
    if thread:
        return CaseMatch(tuple(thread), sure=len(thread) == 1)
    for address in sender:
        cases = known.addresses.get(address)
        if cases:
            return CaseMatch(cases, sure=len(cases) == 1)
    for address in sender:
        domain = address.rpartition("@")[2]
        cases = _of_domain(domain, known) or known.domains.get(_imitated(domain, known), ())
        if cases:
            return CaseMatch(cases, sure=False)
    return NOTHING


def _imitated(domain: str, known: KnownSenders) -> str:
    """The known domain that a stranger's looks like, if any."""
    if domain in FREE_MAIL or not known.domains:
        return ""
    compared = known.compared if known.compared is not None else {}
    if domain not in compared:
        if len(compared) >= _MOST_COMPARED:
            compared.clear()
        compared[domain] = looks_like(domain, known.domains)
    return compared[domain]


def our_ids(headers: Iterable[bytes]) -> set[str]:
    """Message-IDs in the headers that look like ours."""
    return {found.decode("ascii", "replace") for raw in headers for found in _OURS.findall(raw[:_LONGEST])}


def recipients(raw: bytes) -> list[str]:
    """Who a mail was sent to, by its headers; addresses in lower case."""
    return _named(raw[:_LONGEST], frozenset(("to", "cc")))


class Seen(NamedTuple):
    """What we show of a mail if only its headers were read."""

    name: str
    address: str
    subject: str
    message_id: str
    date: "datetime | None"
    automatic: bool
    sender: SenderStanding = "unverified"
    doubt: Doubt = ""
    like: str = ""


def seen(raw: bytes, sender: Sender | None = None) -> Seen:
    """A mail's headers, decoded, and what we know about its sender. Never raises."""
    headers: dict[str, str] = {}
    for name, value in fields_of(raw[:_LONGEST]):
        headers.setdefault(name, value)
    name, address = next(iter(authors_of(headers.get("from", ""))), Author("", ""))
    try:
        date = parsedate_to_datetime(headers.get("date", "")[:_LONGEST_DATE])
    except (ValueError, TypeError, IndexError, OverflowError):
        date = None
    automatic = headers.get("auto-submitted", "no").lower() != "no" or "precedence" in headers
    return Seen(
        name[:500], address[:320], decode_header_text(headers.get("subject", ""))[:1_000],
        headers.get("message-id", "").strip("<> ").replace("\0", "")[:900],
        date if date is None or date.tzinfo is not None else None, automatic, *(sender or _NOBODY)[2:],
    )  # fmt: skip


def _named(raw: bytes, headers: frozenset[str]) -> list[str]:
    """The addresses in some headers."""
    return [each.address for name, value in fields_of(raw) if name in headers for each in authors_of(value)]


def _of_domain(domain: str, known: KnownSenders) -> tuple[int, ...]:
    """The cases of a domain or its parent: ``mail.northwind.example`` belongs to Northwind."""
    parts = domain.split(".")
    for at in range(len(parts) - 1):
        cases = known.domains.get(".".join(parts[at:]))
        if cases:
            return cases
    return ()
