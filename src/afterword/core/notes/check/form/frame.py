"""Greeting and signature: who is spoken to, and who speaks."""

from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.facts.names import is_impersonal
from afterword.core.notes.check.note import Note
from afterword.core.notes.finding import ADVICE, WARNING, Finding

NO_GREETING: Final = "no_greeting"
NO_SIGNATURE: Final = "no_signature"


def no_greeting(note: Note) -> Iterator[Finding]:
    """A note without a name on top is a notice."""
    if note.spoken or not note.text.plain.strip():
        return
    reader = note.reader
    who = " ".join(reader.shown) if reader is not None else ""
    greeting = note.parts.greeting
    if greeting is None:
        at = note.parts.body.start
        yield Finding(NO_GREETING, at, at, WARNING, "", (who,))
    elif who and is_impersonal(note) and not any(char in note.text.of(greeting) for char in "[]{}<>_"):
        yield Finding(NO_GREETING, greeting.start, greeting.end, ADVICE, "impersonal", (who,))


def no_signature(note: Note) -> Iterator[Finding]:
    """They met several people that day, and an address is not a name."""
    if note.spoken or not note.text.plain.strip() or not note.writer.words:
        return
    closing, signed = note.parts.closing, note.parts.signed
    if closing is not None and signed is not None:
        return
    at = closing.end if closing is not None else note.parts.body.end
    yield Finding(
        NO_SIGNATURE,
        at,
        at,
        WARNING,
        "unnamed" if closing is not None else "",
        (" ".join(note.writer.shown),),
    )
