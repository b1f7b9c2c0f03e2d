"""Panel members show each other their notes: each must be their own."""

from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.fold import folded
from afterword.core.notes.check.note import READ, Note
from afterword.core.notes.check.parts import parts_of
from afterword.core.notes.finding import ERROR, WARNING, Finding
from afterword.core.text.text import Text

RULE: Final = "dup_panel"

ALIKE: Final = 0.30
"""Trigrams in common, of all that either note has: from here on, two notes sound alike …"""
SAME: Final = 0.60
"""… and from here on, they are one note sent twice."""
_LEAST: Final = 3


def dup_panel(note: Note) -> Iterator[Finding]:
    """Two people who compare notes and find one text feel like a mailing list."""
    if not note.others:
        return
    own = _trigrams(note.text, *note.parts.body)
    if len(own) < _LEAST:
        return
    worst, which = 0.0, 0
    for number, other in enumerate(note.others):
        share = _overlap(own, _of_other(other))
        if share > worst:
            worst, which = share, number
    if worst >= ALIKE:
        start, end = note.parts.body
        values = (f"{worst:.0%}".replace("%", " %"), str(which + 1))
        plain = note.text.plain
        while start < end and plain[start].isspace():
            start += 1
        while end > start and plain[end - 1].isspace():
            end -= 1
        yield Finding(
            RULE,
            start,
            end,
            ERROR if worst >= SAME else WARNING,
            "same" if worst >= SAME else "alike",
            values,
        )


def _of_other(other: str) -> frozenset[tuple[str, str, str]]:
    text = Text(other[:READ])
    return _trigrams(text, *parts_of(text.plain, frozenset(), frozenset(), spoken=False).body)


def _trigrams(text: Text, start: int, end: int) -> frozenset[tuple[str, str, str]]:
    small = text.small
    words = [folded(small[word.start : word.end]) for word in text.words if start <= word.start < end]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _overlap(one: frozenset[tuple[str, str, str]], other: frozenset[tuple[str, str, str]]) -> float:
    together = len(one | other)
    return len(one & other) / together if together else 0.0
