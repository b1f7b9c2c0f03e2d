"""What they wrote: raw mail read, and kept beside a case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

LetterState = Literal["applied", "asked", "aside", "doubtful"]


class KeptLetter(NamedTuple):
    """A mail of theirs as it is kept beside a case.

    ``key`` tells it from all others of the owner. ``state``: ``applied`` (recorded in the case), ``asked``
    (waits for the person to say what it means), ``aside`` (has nothing to do with it) or ``doubtful`` (not
    read yet: the person says whether it is about the case). ``at`` is when it was sent, in microseconds;
    ``body`` is JSON: see ``app.ledger.letter_shapes``. ``step`` is what was recorded for it.
    """

    id: int
    owner: int
    case: int
    key: str
    state: LetterState
    at: int
    body: bytes
    step: int | None


class Letters(Protocol):
    """Keeps what they wrote; nobody's is reached but by its owner."""

    def keep(self, letter: KeptLetter) -> tuple[int, bool]:
        """Its id, and whether it is new: one of the same key stays as it is. ``KeyError`` without a case."""
        ...

    def get(self, owner: int, letter: int) -> KeptLetter | None:
        """One letter; ``None`` if the owner has none of that id."""
        ...

    def asked(self, owner: int, limit: int) -> Sequence[KeptLetter]:
        """Those that wait for an answer, doubtful ones too, oldest first."""
        ...

    def of_case(self, owner: int, case: int) -> Sequence[KeptLetter]:
        """Those of a case, oldest first."""
        ...

    def settle(self, letter: KeptLetter, state: LetterState, step: int | None) -> bool:
        """Put a letter as it was read into another state; ``False`` if it is in another one by now."""
        ...


class Failed(NamedTuple):
    """A recipient whom a mail did not reach; ``status`` as the server gave it (``5.1.1``), or empty."""

    address: str
    status: str


class Letter(NamedTuple):
    """One mail as it was received, decoded.

    ``text`` is what its sender wrote this time, without what it answers, without signature and disclaimers;
    what they passed on, if that is all there is (``forwarded``). Message-IDs are without their angle
    brackets, addresses small; ``date`` is aware, ``None`` where the header makes no sense. ``automatic``:
    a machine sent it; ``bulk``: it went to many. ``failed`` are the recipients it reports as not reached,
    of the mail ``failed_id``.
    ``invite`` is a calendar file that came with it.
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
    failed: tuple[Failed, ...]
    failed_id: str
    text: str
    forwarded: bool
    invite: bytes | None


class LetterReader(Protocol):
    """Reads raw mail."""

    def __call__(self, raw: bytes) -> Letter:
        """The mail in these bytes; whatever they are, something is read from them, and nothing is raised."""
        ...
