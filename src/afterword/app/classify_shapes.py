"""What ``classify`` takes and gives, as ``formats.md`` draws them."""

from datetime import date

from msgspec import UNSET, Struct, UnsetType


class ClassifyRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A raw mail, as text or base64. ``country`` settles which of two numbers is the month."""

    raw: str
    country: str | None = None
    region: str | None = None


class Evidence(Struct, frozen=True, gc=False):
    """Words that decided a meaning, in code points of ``reply_text``."""

    start: int
    end: int
    text: str


class Classified(Struct, frozen=True, gc=False):
    """What a mail means.

    ``confidence`` from 0 to 1; ``reply_by``: by when they want an answer; ``until``: until when they are away
    or still need; ``reply_text``: what they wrote this time, without quotation and signature.
    """

    meaning: str
    automatic: bool
    confidence: float
    evidence: tuple[Evidence, ...]
    reply_text: str
    reply_by: date | UnsetType = UNSET
    until: date | UnsetType = UNSET
