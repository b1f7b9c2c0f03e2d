"""Patterns of words, written the way one would say them, made into regular expressions over flat text.

A pattern is elements with spaces between: ``need|require`` is one of these words, ``in_front`` two words,
``JOB`` a class of the lexicon, ``the?`` may be missing, ``~3`` is up to three words of any kind, ``!not|never``
must not follow, ``^`` and ``$`` are the edges of a sentence or clause. Every element is bounded, so a pattern's
cost is linear in the text.
"""

import re
from functools import cached_property
from typing import Final

from afterword.core.text.flat import Flat
from afterword.core.text.lexicon import Lexicon

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
