"""The subject line: what decides whether an email is opened."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import Note
from afterword.core.notes.finding import ERROR, WARNING, Finding

RULE: Final = "subject"

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


def subject(note: Note) -> Iterator[Finding]:
    """A subject that says what it is gets opened; one that shouts or says nothing waits."""
    if note.subject is None:
        if note.email:
            yield Finding(RULE, 0, 0, WARNING, "missing", (note.kind.id,), part="subject")
        return
    raw = note.subject.raw
    control = _CONTROL.search(raw)
    if control is not None:
        cleaned = " ".join(_CONTROL.sub(" ", raw).split())
        yield Finding(RULE, 0, len(note.subject.plain), ERROR, "control", (), cleaned, part="subject")
    if not note.email:
        return
    plain = note.subject.plain.strip()
    if not plain:
        yield Finding(RULE, 0, 0, WARNING, "missing", (note.kind.id,), part="subject")
        return
    start = note.subject.plain.index(plain[0])
    end = start + len(plain)
    if _NOTHING.match(plain):
        yield Finding(RULE, start, end, WARNING, "bare_reply", (plain,), part="subject")
        return
    said = _REPLY.sub("", plain, count=1)
    small = said.lower().strip(" .!")
    if small in _GENERIC or not any(each.isalnum() for each in said):
        yield Finding(RULE, start, end, WARNING, "generic", (plain,), part="subject")
    elif _shouts(note, said):
        yield Finding(RULE, start, end, WARNING, "shouts", (), part="subject")
    if len(plain) > _LONGEST_CHARS or len(plain.split()) > _LONGEST_WORDS:
        yield Finding(
            RULE, start, end, WARNING, "long", (str(len(plain.split())), str(len(plain))), part="subject"
        )


def _shouts(note: Note, said: str) -> bool:
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
