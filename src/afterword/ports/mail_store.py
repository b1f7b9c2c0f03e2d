"""Mail as stored: accounts, the inbox and the outbox."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple, Protocol

from afterword.ports.mail_transport import FolderMark

OutboxState = Literal[
    "approved", "held", "asked", "claimed", "sending", "sent", "failed", "uncertain", "cancelled"
]
"""The state of a message.

``approved``: waits for its time; ``held``: the person put it on hold; ``asked``: something changed, and the
person has to decide; ``claimed`` by a worker; ``sending``: from here on it may have been sent; ``sent``;
``failed``: the server refused it; ``uncertain``: nobody knows whether it was sent; ``cancelled``.
"""

States = tuple[OutboxState, ...] | frozenset[OutboxState]

LIVE: frozenset[OutboxState] = frozenset(
    ("approved", "held", "asked", "claimed", "sending", "sent", "uncertain")
)
"""At most one message for the same occasion can be in one of these states."""

STOPPABLE: frozenset[OutboxState] = frozenset(("approved", "held", "asked", "claimed"))
"""States in which it's certain that nothing has been sent."""


class Busy(NamedTuple):
    """Accounts and people already being processed, to be left out of a search for work."""

    accounts: frozenset[int] = frozenset()
    owners: frozenset[int] = frozenset()


NOBODY_BUSY: Busy = Busy()


class MailAccount(NamedTuple):
    """A mail account. ``body`` is JSON (``services.mail_accounts``), ``trouble`` what's wrong, or empty.

    ``read_at`` is when its mailbox was last looked through, in microseconds since 1970; 0 for never.
    """

    id: int
    owner: int
    address: str
    body: bytes
    trouble: str
    read_at: int = 0


class FolderCursor(NamedTuple):
    """How far a folder of an account has been read; ``role`` is its purpose."""

    name: str
    role: Literal["inbox", "sent"]
    mark: FolderMark


class UnreadableMail(NamedTuple):
    """A message in a mailbox that couldn't be read, found at ``found_at`` (microseconds since 1970).

    ``sender`` is an address as far as known, or empty; ``size`` is in bytes.
    """

    folder: str
    validity: int
    uid: int
    sender: str
    size: int
    found_at: int


class MailAccounts(Protocol):
    """Stores mail accounts; only their owner can reach them."""

    def save(self, owner: int, address: str, body: bytes) -> int:
        """Save an account, replacing the owner's account with that address; return its id."""
        ...

    def get(self, owner: int, account: int) -> MailAccount | None:
        """One account; ``None`` if the owner has none with that id."""
        ...

    def list_for_owner(self, owner: int) -> Sequence[MailAccount]:
        """All of a person's accounts, oldest first."""
        ...

    def list_all(self) -> Sequence[MailAccount]:
        """Everybody's accounts, for watching them."""
        ...

    def set_problem(self, account: int, what: str) -> None:
        """Store what's wrong with an account; empty if nothing is."""
        ...

    def remove(self, owner: int, account: int) -> bool:
        """Delete an account; return whether there was one. Mail sent from it stays."""
        ...

    def list_cursors(self, account: int) -> Sequence[FolderCursor]:
        """How far its folders have been read."""
        ...

    def save_cursor(self, account: int, folder: FolderCursor) -> None:
        """Save how far a folder has been read."""
        ...

    def mark_read(self, account: int, at: int) -> None:
        """Save when its mailbox was last read to the end."""
        ...

    def add_unreadable(self, account: int, mail: UnreadableMail) -> None:
        """Store a message that couldn't be read; only an account's newest hundred are kept."""
        ...

    def list_unreadable(self, account: int) -> Sequence[UnreadableMail]:
        """Those messages, newest first."""
        ...


class OutboxMessage(NamedTuple):
    """A message on its way. Moments are microseconds since 1970.

    ``occasion`` is what in the plan it's for: each has one message at most. ``digest`` is of what the person
    saw, ``data`` the message as it goes out, without its ``Date``; ``body`` is JSON: ``OutboxBody`` in
    ``services.outbox.schemas``. It's looked at again at ``next_attempt_at`` and given up at ``expires_at``.
    ``status_reason`` says why it's in its state. ``place`` is the installation where it was approved (empty:
    any). ``recorded``: its case knows that it was sent; ``filed``: it's in the mailbox's folder of sent mail.
    """

    id: int
    owner: int
    case: int
    account: int | None
    contact: str
    kind: str
    purpose: str
    occasion: str
    state: OutboxState
    message_id: str
    digest: str
    body: bytes
    data: bytes
    not_before: int
    next_attempt_at: int
    expires_at: int | None
    tries: int
    approved: int
    updated_at: int
    status_reason: str = ""
    place: str = ""
    recorded: bool = False
    filed: bool = False


class AlreadyQueuedError(Exception):
    """There's already a message for that occasion: ``outgoing`` is its id."""

    def __init__(self, outgoing: int) -> None:
        super().__init__(outgoing)
        self.outgoing = outgoing


class Outbox(Protocol):
    """Stores outgoing messages. Every change of state is one conditional UPDATE, so only one side wins."""

    def add(self, new: OutboxMessage) -> int:
        """Add a message and return its id.

        Raises ``AlreadyQueuedError``, or ``KeyError`` if there's no such case.
        """
        ...

    def get(self, owner: int, outgoing: int) -> OutboxMessage | None:
        """One message; ``None`` if the owner has none with that id."""
        ...

    def list_for_owner(
        self, owner: int, states: Collection[OutboxState], limit: int
    ) -> Sequence[OutboxMessage]:
        """A person's messages by due time, without their ``data``."""
        ...

    def list_for_case(self, owner: int, case: int) -> Sequence[OutboxMessage]:
        """The messages of a case, oldest first, without their ``data``."""
        ...

    def find_by_message_id(self, owner: int, message_id: str) -> Sequence[OutboxMessage]:
        """The messages with a Message-ID, without their ``data``."""
        ...

    def cases_by_message_id(self, owner: int, names: Collection[str]) -> dict[str, int]:
        """The owner's cases for these Message-IDs."""
        ...

    def recipients_since(self, owner: int, since: int) -> dict[str, int]:
        """The addresses the owner has written to since a moment, each with the latest case."""
        ...

    def list_due(
        self, state: OutboxState, now: int, limit: int, without: Busy = NOBODY_BUSY
    ) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of everybody's due messages in a state, earliest first."""
        ...

    def claim(self, outgoings: Collection[int], token: str, now: int) -> Sequence[OutboxMessage]:
        """Claim the approved and due messages among these in one step; return those claimed."""
        ...

    def begin_sending(self, outgoing: int, token: str, version: int, now: int) -> bool:
        """From here on it may be out: durably so when this returns ``True``.

        ``False`` if it is not this token's any more, or its case has another version: then something has
        happened in it since that was looked at.
        """
        ...

    def set_state(
        self,
        outgoing: int,
        came_from: States,
        to: OutboxState,
        now: int,
        *,
        token: str | None = None,
        status_reason: str = "",
        next_attempt_at: int | None = None,
        not_before: int | None = None,
        tried: bool = False,
    ) -> bool:
        """Change the state; ``False`` if it's in none of the expected states, or not this token's."""
        ...

    def approve_again(
        self,
        outgoing: int,
        came_from: States,
        *,
        body: bytes,
        begins: int,
        ends: int | None,
        place: str,
        now: int,
    ) -> bool:
        """Approve it again for another time; ``False`` if it's in none of the expected states."""
        ...

    def release_claims(self, token: str, now: int) -> None:
        """Put back to approved what a token claimed but didn't start."""
        ...

    def list_abandoned(self, before: int, limit: int) -> Sequence[tuple[int, OutboxState]]:
        """Messages a worker has had since before a moment: the worker crashed, or the machine sleeps."""
        ...

    def list_unfinished(
        self, now: int, limit: int, without: Busy = NOBODY_BUSY
    ) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of sent messages that aren't recorded or filed yet, and are due."""
        ...

    def mark_done(self, outgoings: Collection[int], *, recorded: bool = False, filed: bool = False) -> None:
        """Save what was done with some sent messages."""
        ...


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
