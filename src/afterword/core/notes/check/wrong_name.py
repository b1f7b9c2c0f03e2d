"""The people that a note addresses and mentions: their names as they spell them, and their titles."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from afterword.core.notes.check.names_in_text import (
    LINKS,
    PLAIN_TITLES,
    TITLES,
    KnownPerson,
    WrittenName,
    imitates,
    is_right,
    links_in,
    may_be_short_for,
    meant,
    same_title,
    written_words,
)
from afterword.core.notes.check.note import ADVICE, ERROR, WARNING, Finding, NoteText
from afterword.core.notes.check.parts import message_for
from afterword.core.text.text import Text, TextSpan
from afterword.core.text.word_forms import folded, has_foreign_letters

RULE: Final = "wrong_name"

_AND: Final = re.compile(r"\s*(?:,|&|\band\b|/)\s*")
_NOBODY: Final = frozenset(
    "all everyone everybody team both sir madam there folks friends colleagues hiring "
    "manager recruiter recruiting committee panel "
    "members member interview interviewers interviewer ladies gentlemen again sirs "
    "madame human resources hr talent acquisition "
    "department staff group director whom it may concern you y'all mam ma'am maam "
    "partner partners selection search the of and "
    "morning afternoon evening day guys crew family respected esteemed valued dear "
    "department head chair principal headteacher "
    "reader boss chef coach doctor professor judge captain teacher officer leader lead supervisor".split()
)
"""Words that are found in place of a name, and name nobody."""
_NAME: Final = (
    r"(?P<name>(?:(?i:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|bin|al|el|"
    r"zu|zur|af|av)[ ]){0,3}"
    r"(?:[^\W\d_a-z]|(?:d'|o'|mc)(?=[^\W\d_]))[^\W\d_]*(?:['-][^\W\d_]+)*(?:[ "
    r"][^\W\d_a-z][^\W\d_]+(?:['-][^\W\d_]+)*)?)"
)
"""One or two words after a title, and the small words before them."""
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Engr|Rev|Judge|Capt|Col|Herr|Frau)\b\.?[ ]" + _NAME
)
_CUE: Final = re.compile(
    r"\b(?:(?:spoke|speak|speaking|spoken|talk|talked|talking|met|meet|meeting|chat|"
    r"chatted|chatting|conversation|interview|call|interviewed) "
    r"(?:again )?(?:with|to)|met|meet|meeting|thank|thanks to|thanks also to|regards to|"
    r"hello to|seeing)[ \n]$"
)
_BEFORE_A_NAME: Final = 32
_MOST: Final = 20
_LONG_ENOUGH: Final = 5
_A_NAME: Final = 3


def wrong_name(note: NoteText) -> Iterator[Finding]:
    """People notice their own name misspelled, all the more in a note that says how much they mattered."""
    seen: set[int] = set()
    count = 0
    for finding in _wrong_names(note):
        place = finding.start if finding.part == "body" else -1 - finding.start
        if place not in seen:
            seen.add(place)
            yield finding
            count += 1
            if count >= _MOST:
                return


def _wrong_names(note: NoteText) -> Iterator[Finding]:
    yield from _greeted(note)
    yield from _disguised(note)
    yield from _signed(note)
    yield from _titled(note, note.text)
    if note.subject is not None:
        for finding in _titled(note, note.subject):
            yield finding._replace(part="subject")
    yield from _full_names(note)
    yield from _cued(note)


def addressed(note: NoteText) -> list[TextSpan]:
    """The names in the greeting, one by one."""
    place = note.parts.name
    if place is None or (note.spoken and note.kind.id == "receptionist"):
        place = message_for(note.text.plain) if note.spoken else None
    elif note.spoken and note.parts.greeting is not None and _is_nobody(note, place):
        place = message_for(note.text.plain) or place
    if place is None:
        return []
    said = note.text.of(place)
    found: list[TextSpan] = []
    at = 0
    for mark in (*_AND.finditer(said), None):
        end = mark.start() if mark else len(said)
        if end > at:
            found.append(TextSpan(place.start + at, place.start + end))
        at = mark.end() if mark else end
    return found


def _is_nobody(note: NoteText, place: TextSpan) -> bool:
    words = folded(note.text.of(place)).replace(".", "").split()
    role = folded(note.about.case.role).split()
    return all(word in _NOBODY or word in role or word in note.company.core for word in words)


def is_impersonal(note: NoteText) -> bool:
    """Whether the greeting names nobody."""
    place = note.parts.name
    return place is None or _is_nobody(note, place)


def _greeted(note: NoteText) -> Iterator[Finding]:
    """Whether the greeting names the reader."""
    reader = note.reader
    if reader is None or not reader.words:
        return
    places = [span for span in addressed(note) if not _is_nobody(note, span)]
    read = [written_words(note.text.plain, span.start, span.end) for span in places]
    several = len(read) > 1
    for (_, words), place in zip(read, places, strict=True):
        wrong = [word for word in words if not is_right(word.word, reader) and word.word not in _NOBODY]
        if not wrong:
            yield from _wrong_links(note, place, words, reader)
            continue
        if several and any(_names(words, who) for who in note.people):
            continue
        yield from _mistaken(note, words, wrong, reader)


def _wrong_links(
    note: NoteText, place: TextSpan, words: list[WrittenName], reader: KnownPerson
) -> Iterator[Finding]:
    """As in "van der Berg" for "van den Berg"."""
    written = links_in(note.text.plain, place.start, place.end)
    theirs = tuple(word for word in reader.words if word in LINKS)
    if written and theirs and written != theirs and words and words[-1].word == reader.family:
        first = folded(note.text.of(place)).split()
        start = place.start + sum(
            len(part) + 1 for part in note.text.of(place).split()[: first.index(written[0])]
        )
        values = (note.text.plain[start : words[-1].end], reader.family_shown)
        yield Finding(RULE, start, words[-1].end, ERROR, "misspelt", values, reader.family_shown, safe=True)


def _mistaken(
    note: NoteText, words: list[WrittenName], wrong: list[WrittenName], reader: KnownPerson
) -> Iterator[Finding]:
    plain = note.text.plain
    start, end = words[0].start, words[-1].end
    said = plain[start:end]
    for who in note.people:
        if who != reader and _names(words, who):
            yield Finding(
                RULE,
                start,
                end,
                ERROR,
                "other_person",
                (said, " ".join(reader.shown), " ".join(who.shown)),
            )
            return
    if _names(words, note.writer):
        yield Finding(RULE, start, end, ERROR, "yourself", (said, " ".join(reader.shown)))
        return
    for word in wrong:
        if any(char in plain[word.start - 1 : word.end + 1] for char in "[]{}<>_"):
            return
        right = imitates(word.shown, reader)
        if right is not None:
            continue
        right = meant(word.word, reader)
        if right is not None and not _is_somebody(note, word.word):
            right = _cased(right, word.shown)
            yield Finding(
                RULE, word.start, word.end, ERROR, "misspelt", (word.shown, right), right, safe=True
            )
        elif not may_be_short_for(word.word, reader):
            yield Finding(RULE, start, end, ERROR, "stranger", (said, " ".join(reader.shown)))
            return


def _names(words: list[WrittenName], who: KnownPerson) -> bool:
    return bool(words) and bool(who.words) and all(is_right(word.word, who) for word in words)


def _is_somebody(note: NoteText, word: str) -> bool:
    """Whether a word is the name of somebody in the case."""
    return word in note.writer.words or any(word in who.words for who in note.people)


def _cased(right: str, shown: str) -> str:
    return right.capitalize() if right.isupper() and not shown.isupper() and len(right) > 1 else right


def _disguised(note: NoteText) -> Iterator[Finding]:
    """Names with look-alike letters of another alphabet: searches and screen readers miss them."""
    plain = note.text.plain
    if plain.isascii() or not has_foreign_letters(plain):
        return
    for start, end in note.text.words:
        said = plain[start:end].removesuffix("'s")
        if has_foreign_letters(said):
            for who in (*note.people, note.writer):
                right = imitates(said, who)
                if right is not None:
                    yield Finding(
                        RULE,
                        start,
                        start + len(said),
                        ERROR,
                        "disguised",
                        (said, right),
                        right,
                        safe=True,
                    )
                    break


def _titled(note: NoteText, text: Text) -> Iterator[Finding]:
    """Any "Ms. Rahman" in the text."""
    if text.vocabulary.isdisjoint(TITLES):
        return
    people = (*note.people, note.writer)
    for found in _TITLED.finditer(text.plain):
        _, words = written_words(text.plain, found.start("name"), found.end("name"))
        family = [word for word in words if word.word not in LINKS][:2]
        if not family or any(is_right(family[0].word, who) for who in people):
            continue
        if len(family) > 1 and any(is_right(family[1].word, who) for who in people):
            continue
        yield from _close(family[:1], people, ERROR)


def _close(words: list[WrittenName], people: tuple[KnownPerson, ...], severity: str) -> Iterator[Finding]:
    for word in words:
        for who in people:
            right = meant(word.word, who)
            if right is not None:
                right = _cased(right, word.shown)
                reason = "misspelt" if severity == ERROR else "perhaps_misspelt"
                yield Finding(
                    RULE,
                    word.start,
                    word.end,
                    severity,
                    reason,
                    (word.shown, right),
                    right,
                    safe=severity == ERROR,
                )
                return


def _full_names(note: NoteText) -> Iterator[Finding]:
    """As in "Priya Rahmann": one name is right, the other nearly."""
    plain, spans = note.text.plain, note.text.words
    for stranger in note.strangers:
        if not stranger.number:
            continue
        before = spans[stranger.number - 1]
        start, end = stranger.span
        if plain[before.end : start] != " ":
            continue
        given = folded(note.text.of(before))
        for who in (*note.people, note.writer):
            if len(who.words) > 1 and given in who.words and not is_right(stranger.word, who):
                right = meant(stranger.word, who)
                if right is not None and right != who.shown[0] and not _is_somebody(note, stranger.word):
                    shown = _cased(right, plain[start:end])
                    yield Finding(
                        RULE,
                        start,
                        end,
                        ERROR,
                        "misspelt",
                        (plain[start:end], shown),
                        shown,
                        safe=True,
                    )


def _cued(note: NoteText) -> Iterator[Finding]:
    """As in "speaking with Diega": it may be somebody else, so we only ask."""
    people = (*note.people, note.writer)
    for (start, end), _, word in note.strangers:
        if len(word) < _LONG_ENOUGH or word in TITLES or any(is_right(word, who) for who in people):
            continue
        if _CUE.search(note.text.plain, max(0, start - _BEFORE_A_NAME), start) is None:
            continue
        yield from _close([WrittenName(start, end, note.text.plain[start:end], word)], people, WARNING)


def _signed(note: NoteText) -> Iterator[Finding]:
    """The candidate's own name at the end of the note."""
    place = note.parts.signed
    if place is None or not note.writer.words:
        return
    _, words = written_words(note.text.plain, place.start, place.end)
    for word in words[:4]:
        if word.word.isdigit() or is_right(word.word, note.writer):
            continue
        right = meant(word.word, note.writer)
        if right is not None:
            yield Finding(RULE, word.start, word.end, ERROR, "own", (word.shown, right), right, safe=True)
    if (
        words
        and len(words) <= _A_NAME
        and not any(is_right(word.word, note.writer) or meant(word.word, note.writer) for word in words)
    ):
        for who in note.people:
            if _names(words, who):
                start, end = words[0].start, words[-1].end
                values = (note.text.plain[start:end], " ".join(note.writer.shown))
                yield Finding(RULE, start, end, ERROR, "signed_as_other", values)
                return


# Titles: the one they have, and none that we'd have to guess.

_WRONG_TITLE: Final = "wrong_title"

_TITLE_AND_NAME: Final = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Engr|Rev|Reverend|Judge|Capt|"
    r"Captain|Col|Colonel|Herr|Frau|MR|MRS|MS|DR|Sir|Dame)"
    r"\b(?P<dot>\.?)[ ]+" + _NAME
)


def wrong_title(note: NoteText) -> Iterator[Finding]:
    """A doctor called "Mr." notices, and so does a Mr. called "Mrs."."""
    seen: set[tuple[str, ...]] = set()
    for finding in islice(_wrong_titles(note), _MOST):
        if finding.severity == ERROR or finding.values not in seen:
            seen.add(finding.values)
            yield finding


def _wrong_titles(note: NoteText) -> Iterator[Finding]:
    yield from _wrong_titles_in(note, note.text)
    if note.subject is not None:
        for finding in _wrong_titles_in(note, note.subject):
            yield finding._replace(part="subject")


def _wrong_titles_in(note: NoteText, text: Text) -> Iterator[Finding]:
    if text.vocabulary.isdisjoint(TITLES):
        return
    for found in _TITLE_AND_NAME.finditer(text.plain):
        _, words = written_words(text.plain, found.start("name"), found.end("name"))
        who = _bearer(note, [word.word for word in words])
        if who is None:
            continue
        written = TITLES[found.group("title").lower()]
        start, end = found.start("title"), words[-1].end
        values = (text.plain[start:end], who.title, who.family_shown)
        if not who.title:
            if written in PLAIN_TITLES and who == note.reader:
                yield Finding(_WRONG_TITLE, start, end, ADVICE, "not_recorded", values)
            continue
        judged = _wrong_by(written, who.title)
        if judged is not None:
            severity, reason = judged
            right = _with_dot(who.title, found.group("dot"))
            safe = reason in {"another_form", "clash", "lowered"}
            yield Finding(_WRONG_TITLE, start, found.end("dot"), severity, reason, values, right, safe)


def _wrong_by(written: str, title: str) -> tuple[str, str] | None:
    """How serious it is to use one title for another, and why; ``None`` if it's fine."""
    if written == title or (written == "Ms." and same_title(written, title)):
        return None
    if same_title(written, title):
        return WARNING, "another_form"
    if title in PLAIN_TITLES:
        return (ERROR, "clash") if written in PLAIN_TITLES else (WARNING, "raised")
    return (ERROR, "lowered") if written in PLAIN_TITLES else (WARNING, "another")


def _with_dot(title: str, dot: str) -> str:
    """The right title with or without its dot, as the writer writes titles."""
    return title if dot else title.rstrip(".")


def _bearer(note: NoteText, words: list[str]) -> KnownPerson | None:
    """The one person that these words name, preferably the reader."""
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
