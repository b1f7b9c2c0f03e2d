"""A letter of theirs as it is kept and shown, and what the operations on letters take."""

from datetime import date
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from afterword.app.classify_shapes import Evidence
from afterword.app.ledger.asked import Asked
from afterword.app.ledger.requests import Once
from afterword.core.facts import Id
from afterword.core.reading.sign import Meaning
from afterword.ports import KeptLetter

LARGEST: int = 40_000_000
"""Characters of one mail: more than any server delivers."""


class Where(Struct, frozen=True, gc=False):
    """Where a mail is that was not read yet: an account's folder, and its UID under that validity."""

    account: int
    folder: str
    validity: int
    uid: int


class Body(Struct, frozen=True, omit_defaults=True, gc=False):
    """What is kept of a mail: who wrote, what they wrote this time, and what was read in it.

    ``by`` and ``until`` are those of ``classify``; ``failed`` the addresses that it says were not reached;
    ``contact`` the person of the case whose address it came from. Of a doubtful one only headers were read:
    ``where`` it is, and the ``cases`` that it may be about.
    """

    meaning: Meaning
    confidence: float
    text: str
    automatic: bool = False
    from_name: str = ""
    from_address: str = ""
    subject: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    by: date | None = None
    until: date | None = None
    failed: tuple[str, ...] = ()
    contact: str | None = None
    where: Where | None = None
    cases: tuple[int, ...] = ()


class Shown(NamedTuple):
    """A letter with what it says; ``taken_back``: what was recorded for it has been undone."""

    kept: KeptLetter
    body: Body
    taken_back: bool


class TakeInRequest(Asked, frozen=True):
    """A mail of theirs that belongs to a case: raw (RFC 5322, as text or base64), or only its words.

    Where it is sure what it means, that is recorded; else it waits as a question. ``ask``: it always waits.
    """

    case: int
    raw: Annotated[str, Meta(max_length=LARGEST)]
    ask: bool = False


class LettersRequest(Asked, frozen=True):
    """The letters of a case; without one, those that wait for an answer."""

    case: int | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class LetterRequest(Asked, frozen=True):
    """One letter."""

    letter: int


Said = Literal[
    "acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other",
    "out_of_office", "bounce", "unrelated",
]  # fmt: skip


class SettleRequest(Asked, frozen=True):
    """What a letter means, as a person says. ``unrelated`` sets it aside.

    ``reply_by``: the day by which they now want to answer; ``decide_by``: by which they want an answer;
    ``until``: until when somebody is away.
    """

    letter: int
    meaning: Said
    contact: Id | None = None
    reply_by: date | None = None
    decide_by: date | None = None
    until: date | None = None
    once: Once = None


class BelongsRequest(Asked, frozen=True):
    """Which case a doubtful mail is about, as a person says; none of them, without one."""

    letter: int
    case: int | None = None


def body_of(kept: KeptLetter) -> Body:
    """What a letter says."""
    return msgspec.json.decode(kept.body, type=Body)
