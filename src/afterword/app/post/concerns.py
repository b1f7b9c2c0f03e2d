"""Which case a mail concerns, told from its headers alone."""

import re
from collections.abc import Iterable
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec import Struct

from afterword.app.ledger.books import Books

if TYPE_CHECKING:
    from datetime import datetime

_FROM: Final = re.compile(rb"^from:((?:.*(?:\r?\n[ \t].*)*))", re.IGNORECASE | re.MULTILINE)
_TO: Final = re.compile(rb"^(?:to|cc):((?:.*(?:\r?\n[ \t].*)*))", re.IGNORECASE | re.MULTILINE)
_ADDRESS: Final = re.compile(rb"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+")
_OURS: Final = re.compile(rb"<([0-9a-f]{40}@[^\s<>]{1,255})>")
_REPORT: Final = re.compile(rb"multipart/report|^x-failed-recipients:", re.IGNORECASE | re.MULTILINE)
_LONGEST: Final = 100_000
FREE: Final = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com
    me.com mac.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de posteo.de mailbox.org proton.me
    protonmail.com fastmail.com zoho.com mail.com yandex.ru yandex.com mail.ru orange.fr free.fr sfr.fr
    laposte.net wanadoo.fr libero.it virgilio.it bluewin.ch telenet.be ziggo.nl kpnmail.nl xs4all.nl
    btinternet.com sky.com comcast.net verizon.net att.net cox.net charter.net rogers.com shaw.ca bigpond.com
    naver.com qq.com 163.com 126.com rediffmail.com seznam.cz wp.pl o2.pl onet.pl interia.pl hotmail.co.uk
    yahoo.co.uk yahoo.fr yahoo.de hotmail.fr
    """.split()
)
"""Domains where anybody can have an address: the domain says nothing of the company."""


class _Person(Struct, gc=False):
    id: str
    email: str | None = None


class _Company(Struct, gc=False):
    name: str = ""
    email: str | None = None


class _Facts(Struct, gc=False):
    company: _Company
    contacts: tuple[_Person, ...] = ()


class Known(NamedTuple):
    """Who writes about which cases: contacts' addresses, and companies' domains."""

    addresses: dict[str, tuple[int, ...]]
    domains: dict[str, tuple[int, ...]]


class Concern(NamedTuple):
    """The cases that a mail may be about; ``sure`` if it is about the only one.

    ``report``: a mail server's, on a mail that was not delivered.
    """

    cases: tuple[int, ...]
    sure: bool
    report: bool = False


NOTHING: Final = Concern((), sure=False)


def known_to(books: Books, owner: int) -> Known:
    """The people and companies of a person's cases; made again when a case has changed."""
    state = books.cases.latest(owner)
    there = books.known.get(owner)
    if there is not None and there[0] == state:
        return there[1]
    addresses: dict[str, list[int]] = {}
    domains: dict[str, list[int]] = {}
    decoder = msgspec.json.Decoder(_Facts)
    for kept in books.cases.all(owner):
        facts = decoder.decode(kept.facts)
        mails = [each.email.lower() for each in facts.contacts if each.email]
        for address in dict.fromkeys(mails):
            addresses.setdefault(address, []).append(kept.id)
        if facts.company.email:
            mails.append(facts.company.email.lower())
        for domain in {address.rpartition("@")[2] for address in mails} - FREE:
            domains.setdefault(domain, []).append(kept.id)
    known = Known(
        {name: tuple(cases) for name, cases in addresses.items()},
        {name: tuple(cases) for name, cases in domains.items()},
    )
    books.known[owner] = (state, known)
    return known


def concern_of(raw: bytes, known: Known, ours: dict[str, int]) -> Concern:
    """Whom a mail concerns, by its headers. ``ours``: Message-IDs that were sent, with their cases."""
    raw = raw[:_LONGEST]
    sender = _addresses(raw, _FROM)
    thread = {ours[name] for name in our_ids((raw,)) if name in ours}
    if _REPORT.search(raw):
        return Concern(tuple(thread), sure=bool(thread), report=True)
    if thread:
        return Concern(tuple(thread), sure=len(thread) == 1)
    for address in sender:
        cases = known.addresses.get(address)
        if cases:
            return Concern(cases, sure=len(cases) == 1)
    for address in sender:
        cases = _of_domain(address.rpartition("@")[2], known)
        if cases:
            return Concern(cases, sure=False)
    return NOTHING


def our_ids(headers: Iterable[bytes]) -> set[str]:
    """What looks like a Message-ID of the outbox's, in headers."""
    return {found.decode("ascii", "replace") for raw in headers for found in _OURS.findall(raw[:_LONGEST])}


def recipients(raw: bytes) -> list[str]:
    """To whom a mail went, by its headers; addresses in small letters."""
    return _addresses(raw[:_LONGEST], _TO)


class Seen(NamedTuple):
    """What is shown of a mail of which only the headers were read."""

    name: str
    address: str
    subject: str
    message_id: str
    date: "datetime | None"
    automatic: bool


def seen(raw: bytes) -> Seen:
    """The headers of a mail, decoded; whatever they are, nothing is raised."""
    message = message_from_bytes(raw[:_LONGEST])
    name, address = (getaddresses([str(message.get("From", ""))]) or [("", "")])[0]
    try:
        date = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError):
        date = None
    automatic = str(message.get("Auto-Submitted", "no")).lower() != "no" or "Precedence" in message
    return Seen(
        _decoded(name)[:500], address.lower()[:320], _decoded(str(message.get("Subject", "")))[:1_000],
        str(message.get("Message-ID", "")).strip().strip("<>")[:900],
        date if date is None or date.tzinfo is not None else None, automatic,
    )  # fmt: skip


def _decoded(text: str) -> str:
    try:
        text = str(make_header(decode_header(text)))
    except (LookupError, ValueError):
        text = text.encode("utf-8", "replace").decode()
    return " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split())


def _addresses(raw: bytes, header: re.Pattern[bytes]) -> list[str]:
    return [
        found.decode("utf-8", "replace").lower()
        for line in header.findall(raw)
        for found in _ADDRESS.findall(line)
    ]


def _of_domain(domain: str, known: Known) -> tuple[int, ...]:
    """The cases of a domain, or of the one it is a part of: ``mail.northwind.example`` is Northwind's."""
    parts = domain.split(".")
    for at in range(len(parts) - 1):
        cases = known.domains.get(".".join(parts[at:]))
        if cases:
            return cases
    return ()
