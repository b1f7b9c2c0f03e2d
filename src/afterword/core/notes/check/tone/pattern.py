"""Patterns of words, written the way one would say them, made into regular expressions over flat text.

A pattern is elements with spaces between: ``need|require`` is one of these words, ``in_front`` two words,
``JOB`` a class of the lexicon, ``the?`` may be missing, ``~3`` is up to three words of any kind, ``!not|never``
must not follow, ``^`` and ``$`` are the edges of a sentence or clause. Every element is bounded, so a pattern's
cost is linear in the text.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import product
from typing import Final

from afterword.core.notes.check.tone.flat import Flat
from afterword.core.notes.check.tone.lexicon import COMMON, LEXICON, UBIQUITOUS

_CLASS: Final = re.compile(r"[A-Z]{2,}")
_RARE: Final = 1
_FREQUENT: Final = 20
_EVERYWHERE: Final = 400
_WEIGHTS: Final = {**dict.fromkeys(COMMON, _FREQUENT), **dict.fromkeys(UBIQUITOUS, _EVERYWHERE)}
_DENIED: Final = re.compile(
    r"(?<= )(?:not(?! you | only | even | just )|never|no need|without(?! doubt | a doubt | question )|rather than|instead of|nobody has to|hardly) (?:[^ .!?;]+ ){0,3}$"
)
_DENIED_OF_ME: Final = re.compile(
    r"(?<= )(?:not|never|without) (?:that|mean|say|saying|think|thinking|because|claim|claiming|pretend|pretending|as if|suggest"
    r"|suggesting|believe|like) (?:that )?$"
)
_BEFORE: Final = 60
_EDGES: Final = {"^": r"(?:(?<=[.!?;] )|(?<!. ))", "$": r"(?=[.!?;]|$)"}


class Pattern:
    """A pattern. Its words and its expression are worked out when first asked for: most texts ask for few."""

    def __init__(self, source: str) -> None:
        self.source: Final = source

    @cached_property
    def _asked(self) -> list[frozenset[str]]:
        """For each element that must be there its words, the rarest first."""
        return sorted((each for each in map(_words, self.source.split()) if each), key=_cost)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Words without one of which a sentence cannot hold it."""
        return self._asked[0]

    @cached_property
    def also(self) -> list[frozenset[str]]:
        """More such words: one of each set must be there too."""
        return self._asked[1:3]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds the pattern in flat text."""
        return re.compile(rf"(?<= ){''.join(map(_regex, self.source.split()))}")

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


def _words(element: str) -> frozenset[str]:
    """Words one of which must be there for an element; none, where it may be missing."""
    if element[0] in "~!^$" or element[-1] == "?":
        return frozenset()
    terms = element.split("|")
    if not _EDGES.keys().isdisjoint(terms):
        return frozenset()
    found = {term for term in terms if term.isalpha() and term.islower()}
    if len(found) < len(terms):
        found.update(*(_words_of(term) for term in terms if term not in found))
    return frozenset(found)


@cache
def _words_of(term: str) -> frozenset[str]:
    """The same for one term, which may be a class or several words."""
    if _CLASS.fullmatch(term):
        return _words(LEXICON[term])
    return frozenset(_rarest(each) for each in alternatives(term))


def _cost(words: frozenset[str]) -> int:
    return sum(map(_weight, words))


def _weight(word: str) -> int:
    return _WEIGHTS.get(word, _RARE)


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
    begin = max(sentence - 1, start - _BEFORE, 0)
    found = denied.search(flat.plain[begin:start])
    return found is not None and not flat.has_comma(begin + found.start(), start)
