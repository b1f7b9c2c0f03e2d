"""What a check finds: where, by which rule, how grave; put into words at the surface."""

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
