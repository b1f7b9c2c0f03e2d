"""Outgoing messages as stored and shown, and requests and results of the outbox operations."""

from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from afterword.core.case import Aware, Id
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_words
from afterword.ports import OutboxMessage, OutboxState
from afterword.services.damage import read
from afterword.services.inbox.schemas import UnreadMessage
from afterword.services.request import NoteKind, Once, Reason, Request

LARGEST_FILE: int = 14_000_000
"""Characters of an attachment in base64: ten million bytes, which most servers accept."""


class OutboxBody(Struct, frozen=True, omit_defaults=True, gc=False):
    """What the person saw when they approved: who writes to who, and what.

    ``files`` are the names of attachments. ``against`` is the guard's objection they overruled, ``because``
    their reason.

    The rest is compared when the message leaves; it's empty in messages from older versions. ``to_id`` is the
    contact whose mailbox it goes to, ``for_name`` who they pass it on to, if anybody; ``name`` and ``own``
    are the writer's name and address in their profile; ``road`` is the channel of the plan's note, if it was
    open; ``answers`` is the Message-ID it replies to; ``facts`` is a digest of what the text was checked
    against.
    """

    sender: str
    to: str
    to_name: str
    subject: str
    text: str
    files: tuple[str, ...] = ()
    against: str = ""
    because: str = ""
    to_id: str = ""
    for_name: str = ""
    name: str = ""
    own: str = ""
    road: str = ""
    answers: str = ""
    facts: str = ""


class OutboxView(NamedTuple):
    """A message with what it says; ``unreadable`` is why that can't be read, if it can't.

    Where those of all cases were asked for: ``company`` is that of its case, and ``damage`` what is wrong
    with a case that can't be read.
    """

    kept: OutboxMessage
    message: OutboxBody
    unreadable: str = ""
    company: str = ""
    damage: InputError | None = None


class File(Request, frozen=True):
    """An attachment; ``data`` is base64."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    data: Annotated[str, Meta(max_length=LARGEST_FILE)]
    type: Annotated[str, Meta(max_length=100)] = "application/octet-stream"


class ApproveRequest(Request, frozen=True):
    """Approve the draft to somebody: ``digest`` says which text was seen.

    ``when``: now, at the moment ``at``, or at the best time. ``because`` is the reason for something the
    guard advises against; ``account`` is the mail account (default: the oldest).
    """

    case: int
    kind: NoteKind
    contact: Id
    digest: Annotated[str, Meta(min_length=64, max_length=64)]
    when: Literal["now", "at", "best"] = "best"
    at: Aware | None = None
    account: int | None = None
    because: Reason = ""
    files: Annotated[tuple[File, ...], Meta(max_length=10)] = ()


class OutboxRequest(Request, frozen=True):
    """The messages of a case; without one, all that aren't finished."""

    case: int | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 100


class OutboxMessageRequest(Request, frozen=True):
    """One message."""

    outgoing: int


class SendRequest(Request, frozen=True):
    """Send an approved message now; ``digest`` is that of its approval."""

    outgoing: int
    digest: Annotated[str, Meta(min_length=64, max_length=64)]


class ReleaseRequest(Request, frozen=True):
    """Release a message that's on hold or was stopped by something."""

    outgoing: int
    digest: Annotated[str, Meta(min_length=64, max_length=64)]
    when: Literal["now", "at", "best"] = "best"
    at: Aware | None = None
    because: Reason = ""


class SyncMailRequest(Request, frozen=True):
    """Look for answers in the caller's mailboxes, and send what is due."""


class ConfirmSendingRequest(Request, frozen=True):
    """What a person knows about an uncertain message."""

    outgoing: int
    sent: bool
    once: Once = None


def message_of(kept: OutboxMessage) -> OutboxBody:
    """A message's contents. Raises ``msgspec.DecodeError`` if they're damaged."""
    return msgspec.json.decode(kept.body, type=OutboxBody)


def outbox_view(kept: OutboxMessage) -> OutboxView:
    """A message with its contents, damaged or not."""
    found = read(lambda: message_of(kept))
    if isinstance(found, InputError):
        return OutboxView(kept, OutboxBody("", "", "", "", ""), fault_words(found))
    return OutboxView(kept, found)


# Results, as data for other programs.


class SendingOptionsOut(Struct, frozen=True):
    """How a note could go out: ``to`` whose mailbox, at best at ``best_at``, from which of the ``accounts``.

    ``passes_on``: they pass it on to the contact. A card mailed today arrives from ``card_first`` to
    ``card_last``; they decide by ``reply_due``. ``outgoing`` is the message that is there already.
    """

    to: str
    address: str | None
    passes_on: bool
    bounced: bool
    best_at: datetime
    card_first: date
    card_last: date
    reply_due: date | None
    accounts: tuple[str, ...]
    outgoing: int | None
    read_first: UnreadMessage | None


class OutgoingNumber(Struct, frozen=True):
    """The number of the message that was approved."""

    outgoing: int


class MailSynced(Struct, frozen=True):
    """How many new messages were for the caller's cases, and how many messages were due to be sent."""

    found: int
    due: int


class OutgoingMessage(Struct, frozen=True, omit_defaults=True):
    """A message on its way, and what it says; ``digest`` is that of the text that was approved.

    It goes out from ``not_before``, is looked at next when ``due``, and is given up at ``until``.
    ``unreadable`` says why the stored message can't be read, where it can't.
    """

    outgoing: int
    case: int
    contact: str
    kind: str
    state: OutboxState
    why: str
    digest: str
    message_id: str
    not_before: datetime
    due: datetime
    until: datetime | None
    tries: int
    says: OutboxBody
    unreadable: str = ""
