"""Sentence after sentence about the writer."""

from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import Note
from afterword.core.notes.finding import ADVICE, Finding

RULE: Final = "i_heavy"

_LEAST: Final = 6
"""As few sentences say nothing of a habit."""
_SHARE: Final = 0.75
_IN_A_ROW: Final = 5
_FIRST: Final = frozenset(("i", "i'm", "i've", "i'd", "i'll", "my"))


def i_heavy(note: Note) -> Iterator[Finding]:
    """A note that begins every sentence with "I" is about the writer, and it was to be about them."""
    if note.spoken:
        return
    sentences = note.sentences
    small = note.text.small
    starts = [
        small[start : start + 5].split(maxsplit=1)[0].rstrip(",") in _FIRST
        for start, _ in sentences
        if small[start : start + 5].split()
    ]
    if len(starts) < _LEAST or len(starts) != len(sentences):
        return
    count = sum(starts)
    row = best = first = at = 0
    for number, mine in enumerate(starts):
        row = row + 1 if mine else 0
        if row > best:
            best, at = row, number
    first = at - best + 1
    if count >= _SHARE * len(starts) or best >= _IN_A_ROW:
        yield Finding(
            RULE, sentences[first].start, sentences[at].end, ADVICE, "", (str(count), str(len(starts)))
        )
