"""Which signs a text shows, and where."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from afterword.core.reading.sign import Meaning, Sign
from afterword.core.reading.signs import SIGNS
from afterword.core.text.flat import Flat
from afterword.core.text.pattern import Pattern, holds, is_denied
from afterword.core.text.text import Span, Text

_IF: Final = frozenset("if whether should unless wenn falls ob si".split())
_IF_BEFORE: Final = (
    " if ",
    " whether ",
    " should you ",
    " should we ",
    " unless ",
    " falls ",
    " wenn ",
    " ob ",
    " si ",
)
LONGEST: Final = 20_000
"""Code points of a message that are read: no answer is longer."""


class Found(NamedTuple):
    """A sign in a text: what it means, and the words that show it, as places in the flat text."""

    meaning: Meaning
    sign: Sign
    place: tuple[int, int]
    sentence: int


def _leads() -> dict[str, list[tuple[Meaning, Sign, Pattern]]]:
    leads: dict[str, list[tuple[Meaning, Sign, Pattern]]] = {}
    for meaning, signs in SIGNS.items():
        for each in signs:
            for pattern in each.patterns:
                for word in pattern.triggers:
                    leads.setdefault(word, []).append((meaning, each, pattern))
    return leads


_LEADS: Final = _leads()


class Scanned(NamedTuple):
    """What a text shows, and the way back to its words."""

    text: Text
    flat: Flat
    found: tuple[Found, ...]

    def span(self, found: Found) -> Span:
        """Where a sign is, in code points of the text as typed."""
        return self.text.raw_span(*self.flat.span(*found.place))


def scanned(text: Text) -> Scanned:
    """The signs in a text, by place."""
    flat = Flat(text.plain[:LONGEST])
    found = sorted(_found(flat), key=lambda each: (each.place, each.meaning))
    return Scanned(text, flat, tuple(found))


def _found(flat: Flat) -> Iterator[Found]:
    tried: set[tuple[int, int]] = set()
    seen: set[tuple[str, int]] = set()
    for word in sorted(flat.where.keys() & _LEADS.keys()):
        for meaning, each, pattern in _LEADS[word]:
            for number in flat.where[word]:
                if (each.id, number) in seen or (id(pattern), number) in tried:
                    continue
                tried.add((id(pattern), number))
                place = _place(each, pattern, flat, number)
                if place is not None:
                    seen.add((each.id, number))
                    yield Found(meaning, each, place, number)


def _place(each: Sign, pattern: Pattern, flat: Flat, number: int) -> tuple[int, int] | None:
    """Where a pattern is in a sentence that asserts it; ``None`` if it is not, or only supposed or denied."""
    words = flat.words_of(number)
    if not pattern.may_be_in(words):
        return None
    begin, stop = flat.sentences[number]
    if each.asked and "?" not in words:
        return None
    found = pattern.regex.search(flat.plain, begin, stop)
    if found is None or (each.unless and holds(each.unless, flat, number)):
        return None
    if not each.supposed and not _IF.isdisjoint(words) and _is_supposed(flat.plain, begin, found.start()):
        return None
    if each.deniable and is_denied(flat, begin, found.start()):
        return None
    return found.span()


def _is_supposed(plain: str, begin: int, start: int) -> bool:
    """Whether the words stand after an "if": nobody says that it is so."""
    before = plain[max(begin - 1, 0) : start + 1]
    return any(each in before for each in _IF_BEFORE)
