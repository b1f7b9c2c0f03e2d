"""A message on its way as it is kept and shown, and what the operations on the outbox take."""

from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from afterword.app.ledger.asked import Asked
from afterword.app.ledger.requests import NoteKind, Once, Reason
from afterword.core.facts import Aware, Id, NotePurpose
from afterword.ports import KeptOutgoing

PURPOSES: dict[str, NotePurpose] = {
    "thank_you": "thank_you",
    "answer": "answer",
    "check_in": "check_in",
    "after_rejection": "after_rejection",
    "reopened_note": "reopened",
    "thank_for_offer": "offer_thanks",
    "accept_in_writing": "acceptance",
    "decline_note": "decline",
    "withdraw_elsewhere": "withdrawal",
}
"""What a note of a kind is recorded as."""

LARGEST_FILE: int = 14_000_000
"""Characters of an attachment in base64: ten million bytes, which most servers still take."""


class Message(Struct, frozen=True, omit_defaults=True, gc=False):
    """What the person saw when they approved: who writes to whom, and what.

    ``files`` are the names of attachments. ``against`` is the guard's reason that they overruled, ``because``
    theirs.
    """

    sender: str
    to: str
    to_name: str
    subject: str
    text: str
    files: tuple[str, ...] = ()
    against: str = ""
    because: str = ""


class OnItsWay(NamedTuple):
    """A message with what it says."""

    kept: KeptOutgoing
    message: Message


class File(Asked, frozen=True):
    """An attachment; ``data`` is base64."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    data: Annotated[str, Meta(max_length=LARGEST_FILE)]
    type: Annotated[str, Meta(max_length=100)] = "application/octet-stream"


class ApproveRequest(Asked, frozen=True):
    """Let the text that is being written to somebody go out: ``digest`` says which one was seen.

    ``when``: now, at the moment ``at``, or at the best one of its time. ``because`` is the reason for what
    the guard advises against; ``account`` the mail account, the oldest if there are several.
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


class OutboxRequest(Asked, frozen=True):
    """The messages of a case; without one, those that are not over yet."""

    case: int | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 100


class OutgoingRequest(Asked, frozen=True):
    """One message."""

    outgoing: int


class SendRequest(Asked, frozen=True):
    """Let an approved message go out at once; ``digest`` is that of its approval."""

    outgoing: int
    digest: Annotated[str, Meta(min_length=64, max_length=64)]


class ReleaseRequest(Asked, frozen=True):
    """Let a message that is held, or that something had come between, go out after all."""

    outgoing: int
    digest: Annotated[str, Meta(min_length=64, max_length=64)]
    when: Literal["now", "at", "best"] = "best"
    at: Aware | None = None
    because: Reason = ""


class SettleSendingRequest(Asked, frozen=True):
    """What a person knows of a message of which the program cannot know whether it is out."""

    outgoing: int
    sent: bool
    once: Once = None


def message_of(kept: KeptOutgoing) -> Message:
    """What a message says."""
    return msgspec.json.decode(kept.body, type=Message)
