"""Titles: the one that they have, and none that we had to guess."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from afterword.core.notes.check.names_in_text import (
    PLAIN_TITLES,
    TITLES,
    KnownPerson,
    is_right,
    same_title,
    written_words,
)
from afterword.core.notes.check.note import NoteText
from afterword.core.notes.findings import ADVICE, ERROR, WARNING, Finding
from afterword.core.text.text import Text

RULE: Final = "wrong_title"

_TITLED: Final = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Engr|Rev|Reverend|Judge|Capt|"
    r"Captain|Col|Colonel|Herr|Frau|MR|MRS|MS|DR|Sir|Dame)"
    r"\b(?P<dot>\.?)[ ]+(?P<name>(?:(?i:van|von|der|den|de|del|della|di|da|dos|du|la|le|"
    r"ter|ten|bin|al|el|zu|zur|af|av)[ ]){0,3}"
    r"(?:[^\W\d_a-z]|(?:d'|o'|mc)(?=[^\W\d_]))[^\W\d_]*(?:['-][^\W\d_]+)*(?:[ "
    r"][^\W\d_a-z][^\W\d_]+(?:['-][^\W\d_]+)*)?)"
)
_MOST: Final = 20


def wrong_title(note: NoteText) -> Iterator[Finding]:
    """A doctor called "Mr." notices, and so does a Mr. called "Mrs."."""
    seen: set[tuple[str, ...]] = set()
    for each in islice(_all(note), _MOST):
        if each.severity == ERROR or each.values not in seen:
            seen.add(each.values)
            yield each


def _all(note: NoteText) -> Iterator[Finding]:
    yield from _in(note, note.text)
    if note.subject is not None:
        for each in _in(note, note.subject):
            yield each._replace(part="subject")


def _in(note: NoteText, text: Text) -> Iterator[Finding]:
    if text.vocabulary.isdisjoint(TITLES):
        return
    for found in _TITLED.finditer(text.plain):
        _, words = written_words(text.plain, found.start("name"), found.end("name"))
        who = _whose(note, [each.word for each in words])
        if who is None:
            continue
        written = TITLES[found.group("title").lower()]
        start, end = found.start("title"), words[-1].end
        values = (text.plain[start:end], who.title, who.family_shown)
        if not who.title:
            if written in PLAIN_TITLES and who == note.reader:
                yield Finding(RULE, start, end, ADVICE, "not_recorded", values)
            continue
        judged = _judged(written, who.title)
        if judged is not None:
            severity, reason = judged
            right = _fixed(who.title, found.group("dot"))
            safe = reason in {"another_form", "clash", "lowered"}
            yield Finding(RULE, start, found.end("dot"), severity, reason, values, right, safe)


def _judged(written: str, title: str) -> tuple[str, str] | None:
    """How grave one title for another is, and why; ``None`` where it will do."""
    if written == title or (written == "Ms." and same_title(written, title)):
        return None
    if same_title(written, title):
        return WARNING, "another_form"
    if title in PLAIN_TITLES:
        return (ERROR, "clash") if written in PLAIN_TITLES else (WARNING, "raised")
    return (ERROR, "lowered") if written in PLAIN_TITLES else (WARNING, "another")


def _fixed(title: str, dot: str) -> str:
    """The right title with or without its dot, as the writer writes titles."""
    return title if dot else title.rstrip(".")


def _whose(note: NoteText, words: list[str]) -> KnownPerson | None:
    """The one person that those words name; the reader before others."""
    if not words:
        return None
    people = [
        who
        for who in note.people
        if who.words
        and (
            words[0] in who.words[1:] or words[0] == who.family or all(is_right(word, who) for word in words)
        )
    ]
    reader = note.reader
    if reader is not None and reader in people:
        return reader
    return people[0] if len(people) == 1 else None
