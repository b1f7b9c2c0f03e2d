"""What a note looks like: its length and its sentences', greeting and signature, subject, who it speaks of."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import ADVICE, ERROR, READ, WARNING, Finding, NoteText
from afterword.core.notes.check.wrong_name import is_impersonal
from afterword.core.notes.kinds import WORDS_A_MINUTE, Length

TOO_LONG: Final = "too_long"
TOO_SHORT: Final = "too_short"
LONG_SENTENCE: Final = "long_sentence"

_FAR_TOO_LONG: Final = 2
"""So many times the most that a kind may have hold a note back."""
_SENTENCE: Final = 45
_MOST: Final = 5
_LIST: Final = re.compile(r";|:\s|\n")


def wanted_length(note: NoteText) -> Length:
    """The length that the kind has in this channel, or in its usual one."""
    lengths = note.kind.length
    return lengths.get(note.channel) or next(iter(lengths.values()))


def too_long(note: NoteText) -> Iterator[Finding]:
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


def _place_of(note: NoteText, number: int) -> int:
    """Where the word of that number begins: what follows is too much."""
    start, end = note.parts.body
    count = 0
    for word in note.text.words:
        if start <= word.start < end:
            if count == number:
                return word.start
            count += 1
    return end


def too_short(note: NoteText) -> Iterator[Finding]:
    """So few words read as a duty done."""
    length, words = wanted_length(note), note.body_words
    if words < length.least:
        at = note.parts.body.end
        reason = "empty" if not words else note.channel if note.spoken else ""
        severity = ERROR if not words else ADVICE
        yield Finding(TOO_SHORT, at, at, severity, reason, (str(words), str(length.least), str(length.best)))


def long_sentence(note: NoteText) -> Iterator[Finding]:
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


# Greeting and signature: who is spoken to, and who speaks.

NO_GREETING: Final = "no_greeting"
NO_SIGNATURE: Final = "no_signature"


def no_greeting(note: NoteText) -> Iterator[Finding]:
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


def no_signature(note: NoteText) -> Iterator[Finding]:
    """They met several people that day, and an address is not a name."""
    if note.spoken or not note.text.plain.strip():
        return
    closing, signed = note.parts.closing, note.parts.signed
    if closing is not None and signed is not None:
        return
    at = closing.end if closing is not None else note.parts.body.end
    name = " ".join(note.writer.shown)
    reason = "unnamed" if closing is not None else ""
    yield Finding(NO_SIGNATURE, at, at, WARNING, reason if name else "unknown", (name,))


# The subject line: what decides whether an email is opened.

_SUBJECT: Final = "subject"

_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
_LONGEST_CHARS: Final = 70
_LONGEST_WORDS: Final = 10
_NOTHING: Final = re.compile(r"(?:(?:re|fw|fwd|aw|sv|antw)\s*:\s*)+$", re.IGNORECASE)
_REPLY: Final = re.compile(r"(?:(?:re|fw|fwd|aw|sv|antw)\s*:\s*)+", re.IGNORECASE)
_GENERIC: Final = frozenset(
    "hi hello hey hi there hello there greetings (no subject)|no subject|untitled|"
    "subject|email|mail|message|a message|note|a note|letter|"
    "follow up|follow-up|followup|following up|just following up|checking in|just "
    "checking in|touching base|quick question|question|"
    "important|please read|read this|urgent|update|status|info|information|test|job|work|me|help|request|"
    "hi!|to whom it may concern|new message|document|attachment|reply|regarding|fyi|-|.|...|?".split("|")
) | frozenset(("hi", "hello", "hey", "hi there", "hello there", "greetings", "(no subject)"))
_URGENT: Final = re.compile(
    r"\b(?:urgent|asap|important|time[- ]sensitive|please read|must read|action required|high priority)\b",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(r"!{2,}|\?{2,}|[!?]{3,}")
_CAPITALS: Final = re.compile(r"\b[A-Z][A-Z']{2,}\b")


def subject(note: NoteText) -> Iterator[Finding]:
    """A subject that says what it is gets opened; one that shouts or says nothing waits."""
    if note.subject is None:
        if note.email:
            yield Finding(_SUBJECT, 0, 0, WARNING, "missing", (note.kind.id,), part="subject")
        return
    raw = note.subject.raw
    control = _CONTROL.search(raw)
    if control is not None:
        cleaned = " ".join(_CONTROL.sub(" ", raw).split())
        yield Finding(_SUBJECT, 0, len(note.subject.plain), ERROR, "control", (), cleaned, part="subject")
    if not note.email:
        return
    plain = note.subject.plain.strip()
    if not plain:
        yield Finding(_SUBJECT, 0, 0, WARNING, "missing", (note.kind.id,), part="subject")
        return
    start = note.subject.plain.index(plain[0])
    end = start + len(plain)
    if _NOTHING.match(plain):
        yield Finding(_SUBJECT, start, end, WARNING, "bare_reply", (plain,), part="subject")
        return
    said = _REPLY.sub("", plain, count=1)
    small = said.lower().strip(" .!")
    if small in _GENERIC or not any(each.isalnum() for each in said):
        yield Finding(_SUBJECT, start, end, WARNING, "generic", (plain,), part="subject")
    elif _shouts(note, said):
        yield Finding(_SUBJECT, start, end, WARNING, "shouts", (), part="subject")
    if len(plain) > _LONGEST_CHARS or len(plain.split()) > _LONGEST_WORDS:
        yield Finding(
            _SUBJECT, start, end, WARNING, "long", (str(len(plain.split())), str(len(plain))), part="subject"
        )


def _shouts(note: NoteText, said: str) -> bool:
    """Whether a subject shouts: marks in a row, capitals throughout, urgency."""
    if _MARKS.search(said) or _URGENT.search(said):
        return True
    case = note.about.case
    known = f"{case.company.name} {case.role} {case.candidate.name}"
    loud = [word for word in _CAPITALS.findall(said) if word not in known]
    letters = [each for each in said if each.isalpha()]
    return (
        len(loud) > 1
        and len(letters) > len("THANK YOU") - 1
        and sum(map(str.isupper, letters)) > len(letters) * 0.7
    )


# Sentence after sentence about the writer.

_I_HEAVY: Final = "i_heavy"

_LEAST: Final = 6
"""As few sentences say nothing of a habit."""
_SHARE: Final = 0.75
_IN_A_ROW: Final = 5
_FIRST: Final = frozenset(("i", "i'm", "i've", "i'd", "i'll", "my"))


def i_heavy(note: NoteText) -> Iterator[Finding]:
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
            _I_HEAVY,
            sentences[first].start,
            sentences[at].end,
            ADVICE,
            "",
            (str(count), str(len(starts))),
        )
