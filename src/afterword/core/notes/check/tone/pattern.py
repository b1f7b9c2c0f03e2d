"""Patterns of words, written the way one would say them, made into regular expressions over flat text.

A pattern is elements with spaces between: ``need|require`` is one of these words, ``in_front`` two words,
``JOB`` a class of the lexicon, ``the?`` may be missing, ``~3`` is up to three words of any kind, ``!not|never``
must not follow, ``^`` and ``$`` are the edges of a sentence or clause. Every element is bounded, so a pattern's
cost is linear in the text.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from afterword.core.notes.check.tone.flat import Flat
from afterword.core.notes.check.tone.lexicon import COMMON, LEXICON, UBIQUITOUS

_CLASS: Final = re.compile(r"[A-Z]{2,}")
_RARE: Final = 1
_FREQUENT: Final = 20
_EVERYWHERE: Final = 400
_DENIED: Final = re.compile(
    r"(?<= )(?:not(?! you | only | even | just )|never|no need|without(?! doubt | a doubt | question )|rather than|instead of|nobody has to|hardly) (?:[^ .!?;]+ ){0,2}$"
)
_DENIED_OF_ME: Final = re.compile(
    r"(?<= )(?:not|never|without) (?:that|mean|say|saying|think|thinking|because|claim|claiming|pretend|pretending|as if|suggest"
    r"|suggesting|believe|like) (?:that )?$"
)
_BEFORE: Final = 60
_EDGES: Final = {"^": r"(?:(?<=[.!?;] )|(?<!. ))", "$": r"(?=[.!?;]|$)"}


class Element(NamedTuple):
    """One element: its expression, and the words one of which must be there (empty: it may be missing)."""

    regex: str
    words: frozenset[str]


class Pattern:
    """A pattern: words without one of which a sentence cannot hold it, and its expression, made when first needed."""

    __slots__ = ("_regex", "also", "source", "triggers")

    def __init__(self, source: str) -> None:
        asked = sorted((each for each in map(_words, source.split()) if each), key=_cost)
        self.source: Final = source
        self.triggers: Final = asked[0]
        self.also: Final = asked[1:3]
        self._regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """Finds the pattern in flat text."""
        if self._regex is None:
            body = "".join(_regex(each) for each in self.source.split())
            self._regex = re.compile(rf"(?<= ){body}")
        return self._regex

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold it: cheap, and never wrongly no."""
        for each in self.also:  # noqa: SIM110 - twice as fast as all(), and asked of every sentence
            if each.isdisjoint(words):
                return False
        return True


@cache
def alternatives(word: str) -> tuple[str, ...]:
    """The wordings that an element stands for, classes of the lexicon looked up."""
    return tuple(_alternatives(word))


def _alternatives(word: str) -> Iterator[str]:
    for each in word.split("|"):
        parts = [
            alternatives(LEXICON[part]) if _CLASS.fullmatch(part) else (part,) for part in each.split("_")
        ]
        for chosen in product(*parts):
            yield " ".join(chosen)


@cache
def _words(element: str) -> frozenset[str]:
    """Words one of which must be there for an element; none, where it may be missing."""
    if element[0] in "~!^$" or element[-1] == "?" or not _EDGES.keys().isdisjoint(element.split("|")):
        return frozenset()
    return frozenset(_rarest(each) for each in alternatives(element))


@cache
def _cost(words: frozenset[str]) -> int:
    return sum(_weight(each) for each in words)


def _weight(word: str) -> int:
    if word in UBIQUITOUS:
        return _EVERYWHERE
    return _FREQUENT if word in COMMON else _RARE


def _rarest(words: str) -> str:
    return min(words.split(" "), key=_weight)


@cache
def _regex(word: str) -> str:
    if word in _EDGES:
        return _EDGES[word]
    if word[0] == "~":
        return rf"(?:[^ .!?;]+ ){{0,{int(word[1:])}}}?"
    if word[0] == "!":
        return rf"(?!(?:{_joined(word[1:])}) )"
    if word[-1] == "?":
        return rf"(?:(?:{_joined(word[:-1])}) )?"
    edges = [_EDGES[each] for each in word.split("|") if each in _EDGES]
    if edges:
        words = "|".join(each for each in word.split("|") if each not in _EDGES)
        return rf"(?:(?:{_joined(words)}) |{'|'.join(edges)})"
    return rf"(?:{_joined(word)}) "


def _joined(word: str) -> str:
    return "|".join(
        re.escape(each).replace(r"\ ", " ") for each in sorted(set(alternatives(word)), reverse=True)
    )


def holds(patterns: tuple[Pattern, ...], flat: Flat, number: int) -> bool:
    """Whether one of the patterns is in a sentence."""
    words = flat.words_of(number)
    begin, stop = flat.sentences[number]
    return any(
        not each.triggers.isdisjoint(words)
        and each.may_be_in(words)
        and each.regex.search(flat.plain, begin, stop) is not None
        for each in patterns
    )


def is_denied(flat: Flat, sentence: int, start: int) -> bool:
    """Whether what begins at ``start`` is said not to be so: "there is no need to", "I would never"."""
    denied = _DENIED_OF_ME if flat.plain.startswith(("i ", "my ", "you "), start) else _DENIED
    return denied.search(flat.plain[max(sentence - 1, start - _BEFORE, 0) : start]) is not None
