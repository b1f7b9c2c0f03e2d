"""Requests and results of drafts, checks and cards."""

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from afterword.core.case import Aware, Case, Id, NotePurpose, Text
from afterword.core.errors import InputError, Phrase
from afterword.core.notes.details import KEYS, NOTHING, WANTED, Details
from afterword.core.notes.kinds import KINDS, Channel
from afterword.services.request import NoteKind, Request

# Drafts.


KIND_NAMES: Final = tuple(KINDS)
"""What kinds of text there are."""
KIND_TITLES: Final = {kind.id: kind.title for kind in KINDS.values()}
"""What each is called, to be translated."""
DETAILS_OF_KINDS: Final = {kind.id: kind.details for kind in KINDS.values() if kind.details}
"""The details that each can use."""


class DraftRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True):
    """Draft a note to somebody. ``variant`` asks for other words.

    ``now`` is when it's written: a note doesn't say "on Tuesday" on that Tuesday, or a week later.
    ``language`` is a code such as ``de``, else the company's; what has no wording in it is English.
    ``details`` are what only the person knows: figures, dates, times, a link. Each kind names those that it
    uses and needs; the case's own (an offer's terms, a deadline) needn't be repeated. ``earlier`` are texts
    that they have had before: no sentence of those is repeated.
    """

    case: Case
    kind: str
    contact: str | None = None
    channel: Channel | None = None
    variant: Annotated[int, Meta(ge=0)] = 0
    now: Aware | None = None
    language: Annotated[str, Meta(max_length=20)] | None = None
    details: Details = NOTHING
    earlier: tuple[Text, ...] = ()


_BOOLEANS: Final = {"yes": "true", "no": "false"}


def typed_details(typed: list[str]) -> Details:
    """Details typed as ``KEY=VALUE``; one that can be several is typed again. Raises ``InputError``."""
    values: dict[str, Any] = {}
    for each in typed:
        key, equals, value = each.partition("=")
        if not equals:
            raise InputError("--detail", repr(each), Phrase("KEY=VALUE, such as until=2026-11-27"))
        if key not in KEYS:
            raise InputError("--detail", repr(key), Phrase("one of {names}", names=", ".join(KEYS)))
        usual = getattr(NOTHING, key)
        known = _BOOLEANS.get(value, value) if isinstance(usual, bool) else value
        values[key] = (*values.get(key, ()), known) if isinstance(usual, tuple) else known
        try:
            msgspec.convert({key: values[key]}, Details, strict=False)
        except msgspec.ValidationError:
            raise InputError(f"--detail {key}", repr(value), Phrase(WANTED[key])) from None
    return msgspec.convert(values, Details, strict=False)


# The result of a draft.


class Draft(Struct, omit_defaults=True, gc=False):
    """A text, with a subject if it's an email. ``notices`` say what was left out, and why.

    ``to`` is who passes it on to the ``contact``, if anybody does.
    """

    text: str
    kind: str
    channel: str
    variant: int
    subject: str | None = None
    contact: str | None = None
    notices: list[str] = []
    to: str | None = None


# The request and result of printing.


class PrintRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A card or call sheet for somebody, as of a moment.

    ``text`` replaces the draft; ``paper`` defaults to the usual size in their country.
    """

    sheet: Literal["card", "call"]
    case: Case
    now: Aware
    contact: str | None = None
    text: str | None = None
    variant: Annotated[int, Meta(ge=0)] = 0
    paper: Literal["A6", "A2", "A4", "Letter"] | None = None
    policy: msgspec.Raw = msgspec.field(default_factory=msgspec.Raw)


class Printed(Struct, gc=False):
    """A PDF, a file name for it, and what was missing."""

    name: str
    pdf: bytes
    notices: list[str]


# The request and result of a check.

NoteText = str
"""Any length: the check itself says if a text is too long."""


class Dismissed(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A finding that the person dismissed: its rule, its words (empty: all of them), and why."""

    rule: str
    reason: str = msgspec.field(name="because")
    words: str = ""


class CheckRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Check a note to somebody. ``others`` are the other notes of the panel, to find copies.

    ``off`` are rules that are turned off. ``grammar`` and ``hints`` turn on those tiers if they're installed;
    hints cost ten times the rest, so use them for one note at a time.
    """

    kind: str
    case: Case
    text: NoteText
    contact: str | None = None
    subject: NoteText | None = None
    channel: Literal["email", "handwritten", "spoken"] | None = None
    others: tuple[NoteText, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    off: tuple[str, ...] = ()
    grammar: bool = True
    hints: bool = False


class AimsOut(Struct, gc=False):
    """Whether each aim is met; open points by id."""

    thanks: bool
    interest: bool
    resolves: dict[str, bool]


class FindingOut(Struct, omit_defaults=True, gc=False):
    """One finding; positions are code points of the text, or of the subject if ``part`` says so.

    ``fix`` replaces the span, and is ``safe`` if it doesn't change the meaning.
    """

    rule: str
    group: str
    severity: str
    start: int
    end: int
    message: str
    suggestion: str
    fix: str | None = None
    safe: bool = False
    part: str = "body"


class LengthOut(Struct, gc=False):
    """Words in the body (without greeting and signature), seconds to read, and the recommended length."""

    words: int
    seconds: int
    least: int
    best: int
    most: int


class DismissedOut(Struct, gc=False):
    """A finding that was dismissed, and why."""

    finding: FindingOut
    because: str


class CheckedOut(Struct, omit_defaults=True, gc=False):
    """The result of a check: ``ok`` unless a finding is an error.

    ``wanted`` are the aims of this kind of note; ``notices`` what couldn't be checked.
    """

    ok: bool
    aims: AimsOut
    findings: list[FindingOut]
    length: LengthOut
    wanted: list[str]
    dismissed: list[DismissedOut] = []
    notices: list[str] = []


# Drafts being edited.


class Fixed(Struct, gc=False):
    """A text with ``count`` fixes applied that change no meaning, and what the check says to it now."""

    text: str
    count: int
    checked: CheckedOut


class IdentifyNoteRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True):
    """Who a note is for: the ``contact``, else who its ``For:`` or ``To:`` line names, else the only one."""

    case: Case
    kind: str = "thank_you"
    contact: str | None = None
    to: str | None = None
    passed_on_to: str | None = None
    channel: Channel | None = None


class NoteIdentity(Struct, frozen=True, gc=False):
    """The kind by its own name, how it goes out, and the contact's id and name, if it is for anybody."""

    kind: str
    channel: str
    contact: str | None
    name: str | None


class NoteRequest(Request, frozen=True):
    """The draft to somebody."""

    case: int
    kind: NoteKind
    contact: Id


class SaveNoteRequest(Request, frozen=True):
    """Save a text as it is. ``dismissed`` are findings that were dismissed, each with a reason.

    ``before`` is the text, with subject, channel and variant, that the last draft replaced.
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


# What can be done with a draft. ``note`` is the text as it is, saved or not.


class DraftNoteRequest(Request, frozen=True):
    """A draft to somebody in a case, signed as in the profile."""

    case: int
    kind: NoteKind
    contact: Id
    channel: Channel = "email"
    variant: Annotated[int, Meta(ge=0)] = 0


class RedraftRequest(Request, frozen=True):
    """Another draft to replace a text: for its channel, or in ``other_words``."""

    note: SaveNoteRequest
    other_words: bool = False


class ChooseWordsRequest(Request, frozen=True):
    """Choose between ``note`` and the saved version; ``theirs`` takes the saved one."""

    note: SaveNoteRequest
    theirs: bool = False


class DismissRequest(Request, frozen=True):
    """Ignore a finding with a reason, or show it again without one. ``words`` are the ones it's about."""

    case: int
    kind: NoteKind
    contact: Id
    rule: Annotated[str, Meta(max_length=100)]
    words: Annotated[str, Meta(max_length=2_000)] = ""
    because: Text = ""


class SaveEditRequest(Request, frozen=True):
    """Save ``note``, made from version ``base`` by one opened page; ``turn`` counts its changes from 1.

    If another text was saved since, nothing is overwritten. 0 for a page that doesn't count.
    """

    note: SaveNoteRequest
    base: Annotated[str, Meta(max_length=100)]
    writer: Annotated[str, Meta(min_length=1, max_length=40)]
    turn: Annotated[int, Meta(ge=0, lt=1_000_000_000)] = 0


class ComposeRequest(Request, frozen=True):
    """The text to somebody as it was left, or a draft for ``channel`` (without one, as the plan says)."""

    case: int
    kind: NoteKind
    contact: Id
    channel: Channel | None = None


class ReviseNoteRequest(Request, frozen=True):
    """Change ``note`` as a button of the writing page does, and save it.

    ``keep`` and ``theirs`` choose between it and the version that is saved; ``channel`` and ``other_words``
    draft it anew; ``back`` takes one's own words back; ``fix`` applies the safe fixes. Findings that are
    ignored, and words that a draft replaced, are those that are saved. ``base``, ``writer`` and ``turn`` are
    those of ``save_edit``; without a ``writer`` it's saved whatever was there.
    """

    note: SaveNoteRequest
    change: Literal["", "keep", "theirs", "channel", "other_words", "back", "fix"] = ""
    base: Annotated[str, Meta(max_length=100)] = ""
    writer: Annotated[str, Meta(max_length=40)] = ""
    turn: Annotated[int, Meta(ge=0, lt=1_000_000_000)] = 0


class ComposedNote(Struct, frozen=True):
    """A text in its case: the plan's ``action`` that it's for, if any, and its ``version`` if it's saved.

    ``digest`` is what ``approve`` asks for. ``purpose`` is what the note is recorded as once it's sent.
    """

    note: SaveNoteRequest
    version: str
    digest: str
    action: str | None
    purpose: NotePurpose | None


class NoteVersion(Struct, frozen=True):
    """The version of a saved text."""

    version: str


class VersionedNote(Struct, frozen=True):
    """A saved text with its version, and when it was saved."""

    note: SaveNoteRequest
    version: str
    saved_at: Aware
