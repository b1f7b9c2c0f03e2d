"""Incoming mail: raw mail that was read, and messages stored with a case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

MessageState = Literal["applied", "asked", "aside", "doubtful"]


class InboxMessage(NamedTuple):
    """A mail of theirs as it is kept beside a case.

    ``key`` tells it from all others of the owner. ``state``: ``applied`` (recorded in the case), ``asked``
    (waits for the person to say what it means), ``aside`` (has nothing to do with it) or ``doubtful`` (not
    read yet: the person says whether it is about the case). ``sent_at`` is when it was sent, in microseconds;
    ``body`` is JSON: see ``Body`` in ``services.inbox.schemas``. ``step`` is what was recorded for it.
    """

    id: int
    owner: int
    case: int
    key: str
    state: MessageState
    sent_at: int
    body: bytes
    step: int | None


class InboxMessages(Protocol):
    """Stores incoming messages; only their owner can reach them."""

    def add(self, letter: InboxMessage) -> tuple[int, bool]:
        """Add a message; return its id, and whether it's new. One with the same key stays unchanged.

        Raises ``KeyError`` if there's no such case.
        """
        ...

    def get(self, owner: int, letter: int) -> InboxMessage | None:
        """One message; ``None`` if the owner has none with that id."""
        ...

    def list_waiting(self, owner: int, limit: int) -> Sequence[InboxMessage]:
        """Messages that wait for an answer, including doubtful ones, oldest first."""
        ...

    def list_for_case(self, owner: int, case: int) -> Sequence[InboxMessage]:
        """The messages of a case, oldest first."""
        ...

    def set_state(self, letter: InboxMessage, state: MessageState, step: int | None) -> bool:
        """Change a message's state as it was read; ``False`` if it has changed since."""
        ...


class DeliveryFailure(NamedTuple):
    """A recipient whom a mail didn't reach; ``status`` is the server's code (``5.1.1``), or empty."""

    address: str
    status: str


class Message(NamedTuple):
    """One mail as it was received, decoded.

    ``text`` is what its sender wrote this time, without what it answers, without signature and disclaimers;
    what they passed on, if that is all there is (``forwarded``). Message-IDs are without their angle
    brackets, addresses small; ``date`` is aware, ``None`` where the header makes no sense. ``automatic``:
    a machine sent it; ``bulk``: it went to many; ``from_server``: it has the form of a mail
    server's own. ``failed`` are the recipients it reports as not reached,
    of the mail ``failed_id``.
    ``invite`` is a calendar file that came with it, ``method`` what it is for (RFC 5546, capitals, or empty).
    """

    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    from_name: str
    from_address: str
    to: tuple[str, ...]
    subject: str
    date: datetime | None
    automatic: bool
    bulk: bool
    from_server: bool
    failed: tuple[DeliveryFailure, ...]
    failed_id: str
    text: str
    forwarded: bool
    invite: bytes | None
    method: str


class MessageReader(Protocol):
    """Reads raw mail."""

    def __call__(self, raw: bytes) -> Message:
        """Read the mail in these bytes. Always returns something, and never raises."""
        ...
