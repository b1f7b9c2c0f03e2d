"""Incoming messages as stored and shown, and the requests and results of their operations."""

from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from afterword.core.case import Id
from afterword.core.errors import InputError
from afterword.core.replies.signs import Meaning
from afterword.messages.catalogue import fault_words
from afterword.ports import CaseSummary, InboxMessage, MessageState
from afterword.services.damage import read
from afterword.services.request import Once, Request

LARGEST: int = 40_000_000
"""Characters in one mail: more than any server delivers."""


SenderStanding = Literal["verified", "unverified", "doubtful"]
"""``verified``: the receiving server vouches for the domain; ``unverified``: nobody does;
``doubtful``: something speaks against it."""


Doubt = Literal["", "failed", "lookalike", "several", "name"]
"""``failed``: the server says it is not from there; ``lookalike``: its domain only looks like a known one;
``several``: it names several senders; ``name``: the name shown is another address."""


# The request and result of ``classify``.


class ClassifyRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A raw mail, as text or base64. ``country`` decides which of two numbers is the month."""

    raw: str
    country: str | None = None
    region: str | None = None


class Evidence(Struct, frozen=True, gc=False):
    """Words that decided a meaning, as positions in ``reply_text``."""

    start: int
    end: int
    text: str


class Classified(Struct, frozen=True, gc=False):
    """What a mail means.

    ``confidence`` is from 0 to 1; ``reply_by``: when they want an answer; ``until``: how long they're away or
    need; ``reply_text``: the new text, without quotes and signature; ``notices``: which of the person's own
    rule files were left out, and why.
    """

    meaning: str
    automatic: bool
    confidence: float
    evidence: tuple[Evidence, ...]
    reply_text: str
    reply_by: date | UnsetType = UNSET
    until: date | UnsetType = UNSET
    notices: tuple[str, ...] | UnsetType = UNSET


# Messages as stored and shown.


class Where(Struct, frozen=True, gc=False):
    """Where an unread mail is: the account's folder, and its UID with the UID validity."""

    account: int
    folder: str
    validity: int
    uid: int


class Body(Struct, frozen=True, omit_defaults=True, gc=False):
    """What's stored of a message: who wrote it, the new text, and what it means.

    ``by`` and ``until`` are dates found in the text, as in ``Classified``. ``failed`` are the addresses that
    a bounce names; ``contact`` is the person in the case whose address it came from. Only the headers of a
    doubtful message are read: ``where`` says where it is, ``cases`` which cases it may be about.

    ``sender`` says whether the receiving server vouches for the address, ``doubt`` what speaks against it,
    and ``like`` which known domain it resembles. ``perhaps`` is a person in the case with the same name.
    ``answers``: it replies to a message sent from here. ``form``: its headers or structure mark it as a
    bounce or an automatic reply, not just its words.
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
    sender: SenderStanding = "unverified"
    doubt: Doubt = ""
    like: str = ""
    perhaps: str | None = None
    answers: bool = False
    form: bool = False


class MessageView(NamedTuple):
    """A message with its contents; ``taken_back``: what was recorded for it has been undone.

    ``unreadable`` says why its contents can't be read. ``company`` is that of its case, and ``cases`` are
    those that a doubtful one may be about.
    """

    kept: InboxMessage
    body: Body
    taken_back: bool
    unreadable: str = ""
    company: str = ""
    cases: tuple[CaseSummary, ...] = ()


class IngestRequest(Request, frozen=True):
    """Add a mail to a case: raw (RFC 5322, as text or base64), or just its text.

    It waits as a question, whatever it says. Only delivery reports on our messages and automatic replies from
    verified senders are recorded at once, and with ``ask``, not even those.
    """

    case: int
    raw: Annotated[str, Meta(max_length=LARGEST)]
    ask: bool = False


class MessagesRequest(Request, frozen=True):
    """The messages of a case; without one, all that wait for an answer."""

    case: int | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class MessageRequest(Request, frozen=True):
    """One message."""

    letter: int


Said = Literal[
    "acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other",
    "out_of_office", "bounce", "unrelated",
]  # fmt: skip


class ConfirmMeaningRequest(Request, frozen=True):
    """What a message means, according to a person; ``unrelated`` sets it aside.

    ``reply_by``: when they now plan to answer; ``decide_by``: when they want an answer; ``until``: how long
    somebody is away.
    """

    letter: int
    meaning: Said
    contact: Id | None = None
    reply_by: date | None = None
    decide_by: date | None = None
    until: date | None = None
    once: Once = None


class LinkMessageRequest(Request, frozen=True):
    """Which case a doubtful mail is about, according to a person; none if left out."""

    letter: int
    case: int | None = None


def body_of(kept: InboxMessage) -> Body:
    """A message's contents. Raises ``msgspec.DecodeError`` if they're damaged."""
    return msgspec.json.decode(kept.body, type=Body)


def shown(kept: InboxMessage, *, taken_back: bool) -> MessageView:
    """A message with its contents, damaged or not."""
    found = read(lambda: body_of(kept))
    if isinstance(found, InputError):
        nothing = Body(meaning="unknown", confidence=0, text="", automatic=False)
        return MessageView(kept, nothing, taken_back, fault_words(found))
    return MessageView(kept, found, taken_back)


# Results, as data for other programs.


class MessageOut(Struct, frozen=True, omit_defaults=True):
    """A message. ``step`` is the history step it was recorded as; ``taken_back``: undone.

    ``unreadable`` says why the stored message can't be read.
    """

    letter: int
    case: int
    state: MessageState
    at: datetime
    step: int | None
    taken_back: bool
    says: Body
    unreadable: str = ""


class UnreadMessage(Struct, frozen=True, rename={"sender": "from"}):
    """A message to read first; without a ``contact``, it holds up the whole case."""

    letter: int
    case: int
    contact: str | None
    sender: str
    at: datetime
