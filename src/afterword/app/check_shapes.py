"""What a check takes and what it answers, in the shapes of ``formats.md``."""

from typing import Literal

import msgspec
from msgspec import Struct

from afterword.core.facts import Case

NoteText = str
"""Any text: how long it may be is the check's business, which says so in a finding."""


class Dismissed(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A finding that the person looked at and let stand: its rule, its words (all of them if empty), why."""

    rule: str
    reason: str = msgspec.field(name="because")
    words: str = ""


class CheckRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Check a text for somebody. ``others`` are the other notes of the panel, to tell copies by.

    ``off`` are rules turned off. ``grammar`` and ``hints`` say whether those tiers are asked, where they
    are there; hints cost ten times the rest, so they are for one text at a time.
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
    """Whether each aim is met; an open point by its id."""

    thanks: bool
    interest: bool
    resolves: dict[str, bool]


class FindingOut(Struct, omit_defaults=True, gc=False):
    """One finding; places are code points of the text, or of the subject where ``part`` says so.

    ``fix`` is what would stand in the span's place, and ``safe`` that it changes no meaning.
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
    """Words of the body (greeting and signature left out), seconds to read, and the words wanted."""

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
    """The check's answer: ``ok`` unless a finding is an error.

    ``wanted`` are the aims that the kind asks for; ``notices`` what the check could not do.
    """

    ok: bool
    aims: AimsOut
    findings: list[FindingOut]
    length: LengthOut
    wanted: list[str]
    dismissed: list[DismissedOut] = []
    notices: list[str] = []
