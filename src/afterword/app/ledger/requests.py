"""What the operations over kept cases take. A case is named by its number in the store.

``once`` is an idempotency key: the same request under the same key, however often, is done once.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from afterword.app.importing.ours import Kept
from afterword.app.ledger.asked import Asked
from afterword.core.facts import Aware, Event, Id, Name, Part, Prefers, Style, Text

Once = Annotated[str, Meta(min_length=8, max_length=100)] | None
Reason = Annotated[str, Meta(max_length=2_000)]
Short = Annotated[str, Meta(max_length=200)]
NoteKind = Annotated[str, Meta(max_length=30)]


class CasesRequest(Asked, frozen=True):
    """A page of cases, last changed first. ``before`` is the last one's (touched, id) of the page before."""

    words: Short = ""
    stages: tuple[str, ...] = ()
    before: tuple[int, int] | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class CaseRequest(Asked, frozen=True):
    """One case, with its plan."""

    case: int


class HistoryRequest(Asked, frozen=True):
    """Everything that was recorded of a case."""

    case: int


class NewContact(Asked, frozen=True):
    """Somebody met."""

    name: Name
    part: Part = "hiring_manager"
    email: str | None = None
    phone: str | None = None
    address: Text | None = None
    title: Name | None = None
    prefers: Prefers = "unknown"
    style: Style = "unknown"


class CaptureRequest(Asked, frozen=True):
    """An interview that took place, or will: who, where, when it ended and what was said.

    In a new case, unless ``case`` names one that the interview belongs to. ``said`` are their words about the
    answer; ``no_answer`` that they were asked and would not say.
    """

    company: Name = ""
    role: Name = ""
    case: int | None = None
    contacts: tuple[NewContact, ...] = ()
    starts_at: Aware | None = None
    ended_at: Aware | None = None
    format: Literal["onsite", "video", "phone"] | None = None
    said: Text = ""
    by: date | None = None
    channel: Literal["phone", "email", "unknown"] | None = None
    no_answer: bool = False
    left_open: Text = ""
    answer: Text = ""
    discussed: Text = ""
    timezone: str | None = None
    country: str | None = None
    region: str | None = None
    via: Name = ""
    once: Once = None


class AmendRequest(Asked, frozen=True):
    """Put facts in place of a case's facts: ``afterword.case/1`` without candidate and events.

    ``version`` is that of the case they were made from: if it has changed since, nothing is done.
    """

    case: int
    version: int
    facts: msgspec.Raw
    once: Once = None


class RecordRequest(Asked, frozen=True):
    """Something happened. ``because`` is the reason for what the guard advised against."""

    case: int
    event: Event
    because: Reason = ""
    once: Once = None


class UndoRequest(Asked, frozen=True):
    """Take the last step back; only if it is still that one, where ``step`` names it."""

    case: int
    step: int | None = None


class PutOffRequest(Asked, frozen=True):
    """Do not show an action until a moment."""

    case: int
    action: Short
    until: Aware


class RemoveRequest(Asked, frozen=True):
    """Forget a case and all of it."""

    case: int


class ProfileRequest(Asked, frozen=True):
    """What the caller said of themselves."""


class SaveProfileRequest(Asked, frozen=True):
    """Keep what the caller says of themselves. ``policy`` is a shipped policy's name or overrides."""

    name: Name = ""
    email: Short = ""
    phone: Annotated[str, Meta(max_length=100)] = ""
    timezone: Annotated[str, Meta(max_length=100)] = ""
    language: Annotated[str, Meta(max_length=20)] = ""
    signature: Text = ""
    policy: msgspec.Raw = msgspec.Raw()
    quiet: Annotated[str, Meta(max_length=20)] = ""


class NoteRequest(Asked, frozen=True):
    """The text that is being written to somebody."""

    case: int
    kind: NoteKind
    contact: Id


class SaveNoteRequest(Asked, frozen=True):
    """Keep a text as it stands. ``dismissed`` are findings looked at and let stand, with a reason each.

    ``before`` is the text, with its subject, channel and variant, in whose place a draft was put last.
    """

    case: int
    kind: NoteKind
    contact: Id
    text: Text
    subject: Text = ""
    channel: Literal["email", "handwritten"] = "email"
    variant: Annotated[int, Meta(ge=0)] = 0
    dismissed: tuple[tuple[str, str, str], ...] = ()
    before: tuple[Text, Text, Literal["email", "handwritten"], int] | None = None


class InsightsRequest(Asked, frozen=True):
    """What became of the caller's silences."""


class ExportRequest(Asked, frozen=True):
    """Everything of the caller's."""


class ImportRequest(Asked, frozen=True):
    """Cases to add: ``cases`` are ``afterword.case/1``; those whose id is there already are left alone.

    ``kept`` is what an export had kept beside a case, by its id.
    """

    cases: tuple[msgspec.Raw, ...]
    kept: dict[str, Kept] = {}  # noqa: RUF012 - copied for each request


class EraseRequest(Asked, frozen=True):
    """Forget everything of the caller's. ``sure`` must be ``delete everything``."""

    sure: str
