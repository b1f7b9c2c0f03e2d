"""The mail accounts and the outbox, as they are kept."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple, Protocol

from afterword.ports.post import Mark

OutgoingState = Literal[
    "approved", "held", "asked", "claimed", "sending", "sent", "failed", "uncertain", "cancelled"
]
"""Where a message stands.

``approved`` by the person, waits for its moment; ``held`` by the person; ``asked``: something has changed,
and the person has to say; ``claimed`` by a worker; ``sending``: from here on it may be out; ``sent``;
``failed``: it was refused; ``uncertain``: nobody knows whether it is out; ``cancelled``.
"""

States = tuple[OutgoingState, ...] | frozenset[OutgoingState]

LIVE: frozenset[OutgoingState] = frozenset(
    ("approved", "held", "asked", "claimed", "sending", "sent", "uncertain")
)
"""States of which there is at most one message for the same occasion."""

STOPPABLE: frozenset[OutgoingState] = frozenset(("approved", "held", "asked", "claimed"))
"""States in which it is certain that nothing is out yet."""


class KeptAccount(NamedTuple):
    """A mail account. ``body`` is JSON (``app.post.account_shapes``), ``trouble`` what is wrong, or empty."""

    id: int
    owner: int
    address: str
    body: bytes
    trouble: str


class KeptFolder(NamedTuple):
    """How far a folder of an account has been read; ``role`` is what it is for."""

    name: str
    role: Literal["inbox", "sent"]
    mark: Mark


class Accounts(Protocol):
    """Keeps mail accounts; nobody's is reached but by its owner."""

    def put(self, owner: int, address: str, body: bytes) -> int:
        """Keep an account, in place of the owner's one with that address; its id."""
        ...

    def get(self, owner: int, account: int) -> KeptAccount | None:
        """One account; ``None`` if the owner has none of that id."""
        ...

    def of_owner(self, owner: int) -> Sequence[KeptAccount]:
        """All of a person's, oldest first."""
        ...

    def everybodys(self) -> Sequence[KeptAccount]:
        """All there are: for who watches them."""
        ...

    def trouble(self, account: int, what: str) -> None:
        """Say what is wrong with it; nothing is, if empty."""
        ...

    def remove(self, owner: int, account: int) -> bool:
        """Forget it; whether there was one. What was sent by it stays."""
        ...

    def folders(self, account: int) -> Sequence[KeptFolder]:
        """How far its folders have been read."""
        ...

    def mark(self, account: int, folder: KeptFolder) -> None:
        """Remember that."""
        ...


class KeptOutgoing(NamedTuple):
    """A message on its way. Moments are microseconds since 1970.

    ``occasion`` is what in the plan it is for: there is one message for it, or none. ``digest`` is that of
    what the person saw, ``data`` the message as it will go out, but for its ``Date``; ``body`` JSON: see
    ``app.post.outgoing_shapes``. ``due`` is when it is to be looked at next, ``until`` when it is too late.
    ``why`` says why it stands where it stands. ``place`` is the installation that it was approved at, empty
    for any. ``recorded``: the case knows that it was sent; ``filed``: it is in the folder of what was sent.
    """

    id: int
    owner: int
    case: int
    account: int | None
    contact: str
    kind: str
    purpose: str
    occasion: str
    state: OutgoingState
    message_id: str
    digest: str
    body: bytes
    data: bytes
    not_before: int
    due: int
    until: int | None
    tries: int
    approved: int
    changed: int
    why: str = ""
    place: str = ""
    recorded: bool = False
    filed: bool = False


class AlreadyThere(Exception):  # noqa: N818 - it says what happened
    """There is a message for that occasion: ``outgoing`` is its id."""

    def __init__(self, outgoing: int) -> None:
        super().__init__(outgoing)
        self.outgoing = outgoing


class Outbox(Protocol):
    """Keeps messages on their way. Every change of state is one conditional UPDATE: one side wins."""

    def add(self, new: KeptOutgoing) -> int:
        """Keep a new one, and its id; ``AlreadyThere``. ``KeyError`` if the owner has no such case."""
        ...

    def get(self, owner: int, outgoing: int) -> KeptOutgoing | None:
        """One message; ``None`` if the owner has none of that id."""
        ...

    def of_owner(self, owner: int, states: Collection[OutgoingState], limit: int) -> Sequence[KeptOutgoing]:
        """A person's, by when they are due; without their ``data``."""
        ...

    def of_case(self, owner: int, case: int) -> Sequence[KeptOutgoing]:
        """Those of a case, oldest first; without their ``data``."""
        ...

    def named(self, owner: int, message_id: str) -> Sequence[KeptOutgoing]:
        """Those with a Message-ID; without their ``data``."""
        ...

    def cases_of(self, owner: int, names: Collection[str]) -> dict[str, int]:
        """The cases of those of these Message-IDs that are the owner's."""
        ...

    def written_to(self, owner: int, since: int) -> dict[str, int]:
        """The addresses that the owner has written to since a moment, each with the last case."""
        ...

    def due(self, state: OutgoingState, now: int, limit: int) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of everybody's that are due in a state, the earliest first."""
        ...

    def claim(self, outgoings: Collection[int], token: str, now: int) -> Sequence[KeptOutgoing]:
        """Take those of them for oneself that are approved and due, in one step; those that were taken."""
        ...

    def intend(self, outgoing: int, token: str, version: int, now: int) -> bool:
        """From here on it may be out: durably so when this returns ``True``.

        ``False`` if it is not this token's any more, or its case has another version: then something has
        happened in it since that was looked at.
        """
        ...

    def move(
        self,
        outgoing: int,
        came_from: States,
        to: OutgoingState,
        now: int,
        *,
        token: str | None = None,
        why: str = "",
        due: int | None = None,
        not_before: int | None = None,
        tried: bool = False,
    ) -> bool:
        """Put it into another state; ``False`` if it is in none of those any more, or not the token's."""
        ...

    def renew(
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
        """Approve it anew, for another time; ``False`` if it is in none of those states any more."""
        ...

    def put_back(self, token: str, now: int) -> None:
        """Approved again: those that were claimed by a token, and nothing was begun with."""
        ...

    def left(self, before: int, limit: int) -> Sequence[tuple[int, OutgoingState]]:
        """Those that a worker has had since before a moment, and not put anywhere: it has died, or sleeps."""
        ...

    def unfinished(self, now: int, limit: int) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of those that were sent, not recorded or filed yet, and due."""
        ...

    def finished(self, outgoings: Collection[int], *, recorded: bool = False, filed: bool = False) -> None:
        """Note what was done with some that were sent."""
        ...
