"""The flat form of a text under check, made once for all rules."""

from functools import lru_cache

from afterword.core.notes.check.tone.lexicon import KNOWN
from afterword.core.text.flat import Flat

__all__ = ["Flat", "flat_of"]


@lru_cache(maxsize=2)
def flat_of(plain: str) -> Flat:
    """The flat form of a text."""
    return Flat(plain, KNOWN)
