"""Patterns of words, written the way one would say them, made into regular expressions over flat text.

A pattern is elements with spaces between: ``need|require`` is one of these words, ``in_front`` two words,
``JOB`` a class of the lexicon, ``the?`` may be missing, ``~3`` is up to three words of any kind,
``!not|never`` must not follow, ``^`` and ``$`` are the edges of a sentence or clause. Every element is
bounded, so a pattern's cost is linear in the text.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Final

from afterword.core.text.flat import Flat

# What the elements of patterns stand for: words, terms of several words, and classes of them that have a
# name.

_CLASS: Final = re.compile(r"[A-Z]{2,}")
_EDGES: Final = {"^": r"(?:(?<=[.!?;] )|(?<!. ))", "$": r"(?=[.!?;]|$)"}
_RARE: Final = 1
_FREQUENT: Final = 20
_EVERYWHERE: Final = 400


class Lexicon:
    """Classes of words by name, in all their forms: terms with ``|`` between, ``_`` joins the words of a term.

    ``common`` words may be in any text, ``ubiquitous`` ones are in nearly every sentence: they lead to no
    pattern if another word can.
    """

    def __init__(
        self, classes: Mapping[str, str], common: Collection[str], ubiquitous: Collection[str]
    ) -> None:
        self._classes: Final = classes
        self._weights: Final = {**dict.fromkeys(common, _FREQUENT), **dict.fromkeys(ubiquitous, _EVERYWHERE)}
        self._alternatives: Final[dict[str, tuple[str, ...]]] = {}
        self._regexes: Final[dict[str, str]] = {}

    def alternatives(self, word: str) -> tuple[str, ...]:
        """The wordings that an element stands for, classes looked up."""
        found = self._alternatives.get(word)
        if found is None:
            found = self._alternatives[word] = tuple(self._looked_up(word))
        return found

    def _looked_up(self, word: str) -> Iterator[str]:
        for each in word.split("|"):
            parts = [
                self.alternatives(self._classes[part]) if _CLASS.fullmatch(part) else (part,)
                for part in each.split("_")
            ]
            for chosen in product(*parts):
                yield " ".join(chosen)

    def words(self, element: str) -> frozenset[str]:
        """Words one of which must be there for an element; none, where it may be missing."""
        if element[0] in "~!^$" or element[-1] == "?":
            return frozenset()
        terms = element.split("|")
        if not _EDGES.keys().isdisjoint(terms):
            return frozenset()
        found = {term for term in terms if term.isalpha() and term.islower()}
        if len(found) < len(terms):
            found.update(*(self._words_of(term) for term in terms if term not in found))
        return frozenset(found)

    def _words_of(self, term: str) -> frozenset[str]:
        """The same for one term, which may be a class or several words."""
        if _CLASS.fullmatch(term):
            return self.words(self._classes[term])
        return frozenset(self._rarest(each) for each in self.alternatives(term))

    def cost(self, words: frozenset[str]) -> int:
        """How often these words are met in vain."""
        return sum(map(self._weight, words))

    def _weight(self, word: str) -> int:
        return self._weights.get(word, _RARE)

    def _rarest(self, words: str) -> str:
        return min(words.split(" "), key=self._weight)

    def regex(self, word: str) -> str:
        """The regular expression of an element, the space after it with it."""
        found = self._regexes.get(word)
        if found is None:
            found = self._regexes[word] = self._regex(word)
        return found

    def _regex(self, word: str) -> str:
        if word in _EDGES:
            return _EDGES[word]
        if word[0] == "~":
            return rf"(?:[^ .!?;]+ ){{0,{int(word[1:])}}}?"
        if word[0] == "!":
            return rf"(?!(?:{self._joined(word[1:])}) )"
        if word[-1] == "?":
            return rf"(?:(?:{self._joined(word[:-1])}) )?"
        edges = [_EDGES[each] for each in word.split("|") if each in _EDGES]
        if edges:
            words = "|".join(each for each in word.split("|") if each not in _EDGES)
            return rf"(?:(?:{self._joined(words)}) |{'|'.join(edges)})"
        return rf"(?:{self._joined(word)}) "

    def _joined(self, word: str) -> str:
        return "|".join(
            re.escape(each).replace(r"\ ", " ") for each in sorted(set(self.alternatives(word)), reverse=True)
        )


# English words that lead to no pattern, because any text may hold them.

COMMON: Final = frozenset(
    "i you he she it we they me my mine your yours our us him her them his their this that these those the a an "
    "and or but if so as at by for from in into of off on out over to up with about after again all also am any "
    "are be been before being both can could did do does done down each even every few had has have here how just "
    "know let like made make many may might more most much must need no not now once one only other own please "
    "same should some still such take than then there through time too two under until very want was well were "
    "what when where which while who why will would yet thank thanks look forward hear hearing see work working "
    "team role position job interview company people meet meeting week day days call email write question answer "
    "kind glad happy great good best way great offer next monday tuesday wednesday thursday friday first "
    "three year years end get give think feel was ask start part help sure able new last".split()
)
"""Words that any note may hold: they lead to no pattern if another word can."""

UBIQUITOUS: Final = frozenset(
    "i you me my your the a an to and of in on for is are be was it that this with have not we at as from but so if "
    "will would".split()
)
"""Words of nearly every sentence."""


_DENIED: Final = re.compile(
    r"(?<= )(?:not(?! you | only | even | just )|never|no need|without(?! doubt | a doubt | question )|rather than|instead of|nobody has to|hardly) (?:[^ .!?;]+ ){0,3}$"
)
_DENIED_OF_ME: Final = re.compile(
    r"(?<= )(?:not|never|without) (?:that|mean|say|saying|think|thinking|because|claim|claiming|pretend|pretending|as if|suggest"
    r"|suggesting|believe|like) (?:that )?$"
)
_BEFORE: Final = 60


class Pattern:
    """A pattern. Its words and its expression are worked out when first asked for: most texts ask for few."""

    def __init__(self, source: str, lexicon: Lexicon) -> None:
        self.source: Final = source
        self._lexicon: Final = lexicon

    @cached_property
    def _asked(self) -> list[frozenset[str]]:
        """For each element that must be there its words, the rarest first."""
        lexicon = self._lexicon
        return sorted((each for each in map(lexicon.words, self.source.split()) if each), key=lexicon.cost)

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
        return re.compile(rf"(?<= ){''.join(map(self._lexicon.regex, self.source.split()))}")

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold it: cheap, and never wrongly no."""
        for each in self.also:  # noqa: SIM110 - twice as fast as all(), and asked of every sentence
            if each.isdisjoint(words):
                return False
        return True


def matches_any(patterns: tuple[Pattern, ...], flat: Flat, number: int) -> bool:
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
