"""Signs: wordings by which a message shows what it means, each with how far it may be trusted."""

from typing import Final, Literal, NamedTuple

from afterword.core.reading.lexicon import READING
from afterword.core.text.pattern import Pattern

Meaning = Literal[
    "rejection",
    "offer",
    "next_round",
    "delay",
    "information_request",
    "acknowledgement",
    "out_of_office",
    "bounce",
    "unrelated",
    "unknown",
]

PLAIN: Final = 4
"""Says it in so many words: enough to act upon."""
SAID: Final = 3
"""Says it in words that are seldom said of anything else: enough to ask whether it is so."""
LIKELY: Final = 2
"""Is said when it is meant, and seldom else."""
FAINT: Final = 1
"""Goes along with it: counts where nothing else is said."""


SURE: Final = 0.9
"""From here on a meaning is acted on, and said; below, it is asked."""


class Sign(NamedTuple):
    """Wordings that mean the same. ``unless``: wordings in the same sentence that make it mean nothing.

    ``asked``: whether it counts in questions only. ``supposed``: whether it counts after "if" and "whether" too.
    """

    id: str
    weight: int
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    asked: bool
    supposed: bool
    deniable: bool


def sign(
    name: str,
    weight: int,
    *patterns: str,
    unless: tuple[str, ...] = (),
    asked: bool = False,
    supposed: bool = False,
    deniable: bool = True,
) -> Sign:
    """A sign from patterns in the notation of ``text/pattern.py``."""
    return Sign(
        name,
        weight,
        tuple(Pattern(each, READING) for each in patterns),
        tuple(Pattern(each, READING) for each in unless),
        asked,
        supposed,
        deniable,
    )
