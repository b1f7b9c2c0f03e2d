"""Slips that spelling checkers let pass: words mistaken for similar ones, and text-message spellings."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from afterword.core.notes.check.compiled_words import INSTEAD, MILD, SLIPS, SPOKEN
from afterword.core.notes.check.note import ADVICE, ERROR, WARNING, Finding, NoteText, Severity
from afterword.core.text.text import Text

_CONFUSED: Final = "confused"

_MOST: Final = 20
_LEADS: Final = frozenset(SLIPS)

SlipData = tuple[str, str, str, Severity, bool, str]
"""A compiled slip: the fields of ``Slip`` in order, expressions as text."""


class Slip(NamedTuple):
    """Wrong words, what should be there (a template for the match), and how sure that is.

    ``sign`` begins with letters, so it's found fast, and has to be there for a match.
    """

    wrong: re.Pattern[str]
    right: str
    reason: str
    severity: Severity
    safe: bool
    sign: re.Pattern[str] | None


@cache
def _slips(word: str) -> tuple[Slip, ...]:
    """The slips that begin at a word. Most notes have few of these words, so few slips are ever compiled."""
    return tuple(
        Slip(re.compile(wrong), right, reason, severity, safe, re.compile(sign) if sign else None)
        for wrong, right, reason, severity, safe, sign in SLIPS[word]
    )


def confused(note: NoteText) -> Iterator[Finding]:
    """A slip that a spelling checker misses is the one that readers remember."""
    yield from _in(note, note.text)
    if note.subject is not None:
        for finding in _in(note, note.subject):
            yield finding._replace(part="subject")


def _in(note: NoteText, text: Text) -> Iterator[Finding]:
    leads = text.vocabulary & _LEADS
    if not leads:
        return
    facts: str | None = None
    count, taken = 0, set[int]()
    for lead in sorted(leads):
        for slip in _slips(lead):
            if slip.sign is not None and slip.sign.search(text.small) is None:
                continue
            for found in slip.wrong.finditer(text.small):
                start, end = found.span()
                shown = text.plain[start:end]
                if any(at in taken for at in range(start, end)):
                    continue
                if facts is None:
                    facts = _facts(note)
                if found.group().strip() in facts and slip.severity != ERROR:
                    continue
                taken.update(range(start, end))
                right = found.expand(slip.right) if "\\g" in slip.right else slip.right
                end -= len(shown) - len(shown.rstrip())
                right = _in_case(right.rstrip(), shown.rstrip())
                yield Finding(
                    _CONFUSED,
                    start,
                    end,
                    slip.severity,
                    slip.reason,
                    (shown.rstrip(), right),
                    right,
                    slip.safe,
                )
                count += 1
                if count >= _MOST:
                    return


def _in_case(right: str, shown: str) -> str:
    """The right words, capitalized like those in the text; words that don't change stay as they are."""
    if shown.isupper() and len(shown) > 1:
        return right.upper()
    old, new = shown.split(" "), right.split(" ")
    if len(old) == len(new):
        new = [was if was.lower() == now.lower() else now for was, now in zip(old, new, strict=True)]
    else:
        lead = 0
        while lead < min(len(old), len(new)) and old[lead].lower() == new[lead].lower():
            new[lead] = old[lead]
            lead += 1
    put = " ".join(new)
    return put[0].upper() + put[1:] if shown[0].isupper() else put


def _facts(note: NoteText) -> str:
    case = note.about.case
    return " ".join((case.company.name, case.role, *note.about.highlights)).lower()


# Spelling of text messages.

_SMS_STYLE: Final = "sms_style"

_SHORT: Final = 2
_SMS: Final = re.compile(
    rf"(?<![\w'.&/@-])(?:{'|'.join(sorted(INSTEAD, key=len, reverse=True))})(?![\w'&/@-]|\.\w)"
)
_ALL: Final = frozenset(INSTEAD)


def sms_style(note: NoteText) -> Iterator[Finding]:
    """Typed in a hurry, it says how much it was worth."""
    text = note.text
    if text.vocabulary.isdisjoint(_ALL):
        return
    facts = note.facts_words
    count = 0
    for found in _SMS.finditer(text.small, note.parts.body.start, note.parts.body.end):
        word = found.group()
        shown = text.plain[found.start() : found.end()]
        if word in facts or (len(word) <= _SHORT and shown.isupper()) or (note.spoken and word in SPOKEN):
            continue
        if (
            shown.isupper()
            and word not in {"LOL", "OMG", "FYI", "BTW"}
            and len(word) > _SHORT
            and word not in {"lol", "omg", "btw", "thx", "plz", "pls"}
        ):
            continue
        put = INSTEAD[word]
        if put and shown[0].isupper():
            put = put[0].upper() + put[1:]
        count += 1
        yield Finding(
            _SMS_STYLE,
            *found.span(),
            ADVICE if word in MILD else WARNING,
            "" if put else "laugh",
            (shown, put),
            put or None,
            safe=False,
        )
        if count >= _MOST:
            return
