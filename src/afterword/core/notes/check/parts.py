"""The parts of a note: greeting, body, closing, and what a mail program left below or between.

A greeting is the first line if it says hello or is a name; a closing is what stands from "Kind regards" on,
or from the candidate's name where they only signed.
"""

import re
from typing import Final, NamedTuple

from afterword.core.notes.check.closing import closing_of
from afterword.core.notes.check.greeting import greeting_of
from afterword.core.text.text import Span

_QUOTE: Final = re.compile(
    r"^[ ]*>.*$"
    r"|^-{2,}[ ]*(?:original|forwarded) message[ ]*-{2,}.*(?s:.*)"
    r"|^on [^\n]{4,200}?(?:\n[^\n]{0,200}?)?wrote:[ ]*$(?s:.*)"
    r"|^from:[^\n]+\n(?:sent|date|to|subject|cc):(?s:.*)",
    re.IGNORECASE | re.MULTILINE,
)


class Parts(NamedTuple):
    """Places in the plain text. ``name`` is the one that is greeted, ``signed`` what stands as the signature.

    ``body`` runs from the greeting to the closing. What a text lacks is ``None``.
    """

    greeting: Span | None
    name: Span | None
    body: Span
    closing: Span | None
    signed: Span | None


def quoted_places(raw: str) -> list[Span]:
    """Places in a text as typed that repeat somebody's message."""
    if ">" not in raw and ":" not in raw and "--" not in raw:
        return []
    return [Span(*found.span()) for found in _QUOTE.finditer(raw) if found.group().strip()]


def without(raw: str, places: list[Span]) -> str:
    """The text with spaces in those places, everything else where it was."""
    pieces: list[str] = []
    until = 0
    for start, end in places:
        pieces += (raw[until:start], "".join("\n" if each == "\n" else " " for each in raw[start:end]))
        until = end
    return "".join((*pieces, raw[until:])) if pieces else raw


def parts_of(plain: str, own: frozenset[str], theirs: frozenset[str], *, spoken: bool) -> Parts:
    """The parts of a text. ``own``, ``theirs``: words of the candidate's and the contacts' names, folded."""
    start = len(plain) - len(plain.lstrip())
    stop = len(plain.rstrip())
    greeting, name = greeting_of(plain, start, stop, theirs, spoken=spoken)
    begin = greeting.end if greeting else start
    closing, signed = (None, None) if spoken else closing_of(plain, begin, stop, own)
    return Parts(greeting, name, Span(begin, closing.start if closing else max(begin, stop)), closing, signed)
