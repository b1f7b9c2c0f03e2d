"""From vectors to impressions: two logistic regressions on what a sentence is, one on what joins two.

How needy a sentence sounds, and whether it tells of something done (``deed``), each weigh the sentence's
vector. Whether it settles a concern weighs four signs: the deed, the nearness to the concern, both together,
and the words of the concern that it repeats. Nearness alone is the wrong way round: nothing is nearer to a
concern than the sentence that admits it.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import Final

from msgspec import Struct
from msgspec.json import decode

_WORD: Final = re.compile(r"[^\W_]+")
_STEM: Final = 5
"""Letters by which two words are taken for forms of one."""
_SMALL_WORDS: Final = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "been",
            "by",
            "can",
            "could",
            "did",
            "do",
            "does",
        ),
        *("for", "from", "had", "has", "have", "how", "i", "if", "in", "is", "it", "may", "me", "my", "no"),
        *("not", "of", "on", "or", "our", "that", "the", "this", "to", "was", "we", "were", "will", "with"),
        *("would", "you", "your"),
    )
)
_STEEPEST: Final = 30.0


def dot(one: Iterable[float], other: Iterable[float]) -> float:
    """The sum of the products; of two vectors of length one, how near they are."""
    return sum(map(mul, one, other), start=0.0)


class Line(Struct, frozen=True):
    """A logistic regression: what each number weighs, and what is added."""

    weights: tuple[float, ...]
    bias: float

    def logit(self, numbers: Iterable[float]) -> float:
        """The weighed sum."""
        return dot(self.weights, numbers) + self.bias


class Weights(Struct, frozen=True):
    """What ``tools/train_hints.py`` learned."""

    needy: Line
    deed: Line
    settles: Line


@cache
def shipped() -> Weights:
    """The weights of the package."""
    return decode((files("afterword.adapters.hints") / "weights.json").read_bytes(), type=Weights)


def signs(deed: float, near: float, repeated: float) -> list[float]:
    """What ``settles`` weighs."""
    return [deed, near, deed * near, repeated]


def repeats(concern: str, sentence: str) -> float:
    """Which part of a concern's words a sentence repeats."""
    words = _stems(concern)
    return len(words & _stems(sentence)) / max(1, len(words))


def chance(logit: float) -> float:
    """A weighed sum as a number between 0 and 1."""
    return 1.0 / (1.0 + exp(-max(-_STEEPEST, min(_STEEPEST, logit))))


def _stems(text: str) -> frozenset[str]:
    words = (found.group() for found in _WORD.finditer(text.lower()))
    return frozenset(word[:_STEM] for word in words if word not in _SMALL_WORDS)
