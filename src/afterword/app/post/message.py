"""A message as it goes out: MIME, frozen when it is approved, but for its date."""

from collections.abc import Sequence
from datetime import datetime
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from afterword.app.ledger.books import Books, moment
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.replay import UNKNOWN_ZONE
from afterword.core.fault import Fault
from afterword.ports import KeptOutgoing, Profile

_POLICY: Final = SMTP.clone(cte_type="7bit")
"""Seven bits pass every server."""


class Attachment(NamedTuple):
    """A file that goes with a message; ``type`` is its media type."""

    name: str
    type: str
    data: bytes


class Party(NamedTuple):
    """Somebody's name and address."""

    name: str
    address: str


def message_id(sender: str, case: str, contact: str, purpose: str, occasion: str) -> str:
    """The Message-ID, without angle brackets: the same wherever and however often the note is made.

    So two installations on one mailbox find each other's, and a receiver knows two copies for one.
    """
    said = msgspec.json.encode((sender.casefold(), case, contact, purpose, occasion))
    return f"{sha256(said).hexdigest()[:40]}@{_ascii_domain(sender)}"


def mime(
    sender: Party,
    to: Party,
    *,
    subject: str,
    text: str,
    name: str,
    answers: Sequence[str] = (),
    files: Sequence[Attachment] = (),
) -> bytes:
    """The message with its headers, but for ``Date``; ``answers`` is its thread, oldest Message-ID first."""
    made = EmailMessage(_POLICY)
    made["From"] = _header_of(sender, "account.address")
    made["To"] = _header_of(to, "contact.email")
    made["Subject"] = " ".join(subject.split())
    made["Message-ID"] = f"<{name}>"
    if answers:
        made["In-Reply-To"] = f"<{answers[-1]}>"
        made["References"] = " ".join(f"<{each}>" for each in answers)
    made.set_content(text.rstrip() + "\n")
    for each in files:
        main, _, sub = each.type.partition("/")
        made.add_attachment(each.data, maintype=main, subtype=sub, filename=each.name)
    try:
        return made.as_bytes()
    except (MessageError, UnicodeError) as error:
        raise Fault("text", str(error)[:200], "text that a mail can hold") from None


def dated(data: bytes, at: datetime) -> bytes:
    """The message with the date at which it goes out; ``at`` is aware, in the zone that it is to say."""
    return b"Date: " + format_datetime(at).encode("ascii") + b"\r\n" + data


def date_zone(books: Books, owner: int, at: datetime) -> ZoneInfo:
    """The zone in which a message says when it was sent: its writer's."""
    return zone_of(books.profile(Caller(owner, "outbox", at)))


def zone_of(profile: Profile) -> ZoneInfo:
    """The zone of somebody's clock."""
    return ZoneInfo(profile.timezone or UNKNOWN_ZONE)


def as_sent(books: Books, kept: KeptOutgoing) -> bytes:
    """The very bytes that went out, of a message that was sent."""
    at = moment(kept.not_before)
    return dated(kept.data, at.astimezone(date_zone(books, kept.owner, at)))


def envelope_address(address: str, path: str) -> str:
    """An address as servers take it: the domain in ASCII. ``Fault`` at ``path`` if it is none."""
    local, at, _ = address.strip().rpartition("@")
    if (
        not at
        or not local
        or any(each.isspace() or not each.isprintable() or each in "<>" for each in address.strip())
    ):
        raise Fault(path, repr(address), "an email address")
    return f"{local}@{_ascii_domain(address.strip())}"


def _header_of(party: Party, path: str) -> Address:
    try:
        return Address(" ".join(party.name.split()), addr_spec=envelope_address(party.address, path))
    except (HeaderParseError, ValueError, IndexError):
        raise Fault(path, repr(party.address), "an email address") from None


def _ascii_domain(address: str) -> str:
    domain = address.rpartition("@")[2].strip().lower()
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise Fault("address", repr(address), "an email address") from None
