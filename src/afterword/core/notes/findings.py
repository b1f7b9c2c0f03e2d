"""What a check finds: where, by which rule, how grave; put into words at the surface."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

Group = Literal["aim", "fact", "form", "tone", "language", "hint"]
Severity = Literal["error", "warning", "advice"]

ERROR: Final = "error"
WARNING: Final = "warning"
ADVICE: Final = "advice"


class Finding(NamedTuple):
    """One finding.

    ``start``/``end``: code points of the body, or of the subject where ``part`` says so; equal where
    something is missing (then the place where it would stand). ``reason`` picks the words that explain it
    (empty: the rule has one explanation); ``values`` are what those words name: a concern, the right
    spelling. ``fix`` is what to put in the span's place; ``safe`` fixes change no meaning, so ``--fix``
    may apply them unasked.
    """

    rule: str
    start: int
    end: int
    severity: str
    reason: str = ""
    values: tuple[str, ...] = ()
    fix: str | None = None
    safe: bool = False
    part: Literal["body", "subject"] = "body"


# The safe fixes of findings, put into the text.


def apply_safe_fixes(text: str, findings: Iterable[Finding], part: str = "body") -> str:
    """The text with every safe fix of that part (``body`` or ``subject``) in place.

    Of fixes that overlap the first is taken, of those that begin together the longest: a second check finds
    what is left. Fixes that would change nothing, or lie outside the text, are passed over.
    """
    pieces: list[str] = []
    until = 0
    for found in sorted(safe_fixes(text, findings, part), key=lambda each: (each.start, -each.end)):
        if found.start < until or (found.start == found.end == until and pieces):
            continue
        pieces += (text[until : found.start], found.fix or "")
        until = found.end
    return "".join((*pieces, text[until:]))


def safe_fixes(text: str, findings: Iterable[Finding], part: str = "body") -> list[Finding]:
    """The findings that may be put right unasked, and would change the text."""
    return [
        found
        for found in findings
        if found.safe
        and found.fix is not None
        and found.part == part
        and 0 <= found.start <= found.end <= len(text)
        and text[found.start : found.end] != found.fix
    ]
