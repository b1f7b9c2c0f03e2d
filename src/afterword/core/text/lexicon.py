"""What the elements of patterns stand for: words, terms of several words, and classes of them that have a name."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Final

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
