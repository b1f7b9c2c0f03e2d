"""How long the note and its sentences are (``note-brief``, ``call-short``, ``leave-a-message``)."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import READ, Note
from afterword.core.notes.finding import ADVICE, ERROR, WARNING, Finding
from afterword.core.notes.kinds import WORDS_A_MINUTE, Length

TOO_LONG: Final = "too_long"
TOO_SHORT: Final = "too_short"
LONG_SENTENCE: Final = "long_sentence"

_FAR_TOO_LONG: Final = 2
"""So many times the most that a kind may have hold a note back."""
_SENTENCE: Final = 45
_MOST: Final = 5
_LIST: Final = re.compile(r";|:\s|\n")


def wanted_length(note: Note) -> Length:
    """The length that the kind has in this channel, or in its usual one."""
    lengths = note.kind.length
    return lengths.get(note.channel) or next(iter(lengths.values()))


def too_long(note: Note) -> Iterator[Finding]:
    """They have a minute; what comes after a hundred words or so goes unread, the good parts with it."""
    length, words = wanted_length(note), note.body_words
    if len(note.raw) > READ:
        yield Finding(TOO_LONG, 0, len(note.text.plain), ERROR, "unread", (f"{READ:,}", str(length.most)))
    elif words > length.most:
        severity = ERROR if words > _FAR_TOO_LONG * length.most else WARNING
        seconds = str(round(words * 60 / WORDS_A_MINUTE))
        values = (str(words), str(length.best), str(length.most), seconds)
        yield Finding(
            TOO_LONG,
            _place_of(note, length.most),
            note.parts.body.end,
            severity,
            note.channel if note.spoken else "",
            values,
        )


def _place_of(note: Note, number: int) -> int:
    """Where the word of that number begins: what follows is too much."""
    start, end = note.parts.body
    count = 0
    for word in note.text.words:
        if start <= word.start < end:
            if count == number:
                return word.start
            count += 1
    return end


def too_short(note: Note) -> Iterator[Finding]:
    """So few words read as a duty done."""
    length, words = wanted_length(note), note.body_words
    if words < length.least:
        at = note.parts.body.end
        reason = "empty" if not words else note.channel if note.spoken else ""
        severity = ERROR if not words else ADVICE
        yield Finding(TOO_SHORT, at, at, severity, reason, (str(words), str(length.least), str(length.best)))


def long_sentence(note: Note) -> Iterator[Finding]:
    """A sentence that must be read twice is read once."""
    plain, starts = note.text.plain, [word.start for word in note.text.words]
    count = at = 0
    for start, end in note.sentences:
        while at < len(starts) and starts[at] < start:
            at += 1
        first = at
        while at < len(starts) and starts[at] < end:
            at += 1
        if at - first > _SENTENCE and not _LIST.search(plain, start, end - 1):
            count += 1
            yield Finding(LONG_SENTENCE, start, end, ADVICE, "", (str(at - first), str(_SENTENCE)))
            if count >= _MOST:
                return
