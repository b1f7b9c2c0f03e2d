"""Builds a message in MIME. It's fixed when it's approved, except for its date."""

import re
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

from afterword.core.errors import InputError
from afterword.ports import OutboxMessage, Profile
from afterword.services.context import Caller, Services, utc_datetime
from afterword.services.damage import readable
from afterword.services.inbox.schemas import body_of

_POLICY: Final = SMTP.clone(cte_type="7bit")
"""Seven bits pass through every server."""


class Attachment(NamedTuple):
    """An attachment; ``type`` is its media type."""

    name: str
    type: str
    data: bytes


class Party(NamedTuple):
    """A name and address."""

    name: str
    address: str


def message_id(sender: str, case: str, contact: str, purpose: str, occasion: str) -> str:
    """The Message-ID, without angle brackets: the same wherever and however often the note is made.

    So two installations with one mailbox recognize each other's notes, and a receiver can tell a duplicate.
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
    """The message with all headers except ``Date``; ``answers`` is its thread, oldest Message-ID first."""
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
        raise InputError("text", str(error)[:200], "text that a mail can hold") from None


def with_date(data: bytes, at: datetime) -> bytes:
    """The message with the date it's sent; ``at`` is aware, in the zone to show."""
    return b"Date: " + format_datetime(at).encode("ascii") + b"\r\n" + data


def date_zone(services: Services, owner: int, at: datetime) -> ZoneInfo:
    """The zone for a message's date: its writer's."""
    return zone_of(services.profile(Caller(owner, "outbox", at)))


def zone_of(profile: Profile) -> ZoneInfo:
    """The zone of somebody's clock."""
    return ZoneInfo(profile.zone)


def as_sent(services: Services, kept: OutboxMessage) -> bytes:
    """The exact bytes of a message that was sent."""
    at = utc_datetime(kept.not_before)
    return with_date(kept.data, at.astimezone(date_zone(services, kept.owner, at)))


def envelope_address(address: str, path: str) -> str:
    """An address as servers take it: the domain in ASCII.

    Raises ``InputError`` at ``path`` if it isn't valid.
    """
    local, at, _ = address.strip().rpartition("@")
    if (
        not at
        or not local
        or any(each.isspace() or not each.isprintable() or each in "<>" for each in address.strip())
    ):
        raise InputError(path, repr(address), "an email address")
    return f"{local}@{_ascii_domain(address.strip())}"


def _header_of(party: Party, path: str) -> Address:
    try:
        return Address(" ".join(party.name.split()), addr_spec=envelope_address(party.address, path))
    except (HeaderParseError, ValueError, IndexError):
        raise InputError(path, repr(party.address), "an email address") from None


def _ascii_domain(address: str) -> str:
    domain = address.rpartition("@")[2].strip().lower()
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise InputError("address", repr(address), "an email address") from None


# Which thread a note belongs to: the last mail they wrote.

_LONGEST: Final = 20
_NAME: Final = re.compile(r"[!-;=?-~]{3,250}")
"""What a header can contain as it is: printable ASCII without angle brackets."""


def thread_of(services: Services, caller: Caller, case: int, address: str) -> tuple[str, ...]:
    """Message-IDs of the thread to continue, oldest first; empty if they haven't written."""
    theirs = [
        body
        for kept, body in readable(services.messages.list_for_case(caller.owner, case), body_of)
        if kept.state != "aside"
        and _NAME.fullmatch(body.message_id)
        and body.from_address == address.lower()
        and not body.automatic
    ]
    if not theirs:
        return ()
    last = theirs[-1]
    before = [each for each in last.references if each != last.message_id and _NAME.fullmatch(each)]
    return (*before[-_LONGEST:], last.message_id)
