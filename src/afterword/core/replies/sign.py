"""Signs: wordings by which a message shows what it means, each with how far it may be trusted."""

from typing import Final, Literal, NamedTuple

from afterword.core.replies.compiled_signs import LISTS
from afterword.core.text.pattern import COMMON, UBIQUITOUS, Lexicon, Pattern

# The words that patterns of signs name in capitals, in all their forms.

_COMMON: Final = COMMON | set(
    "application candidate candidates interview position offer decision process role team update information".split()
)

READING: Final = Lexicon(LISTS, _COMMON, UBIQUITOUS)
"""What signs are written in."""


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


Tag = Literal["", "receipt", "beside_receipt", "another_matter", "everyday", "call"]
"""What deciding asks of a sign beside its meaning.

``receipt``: an application has come in, and is then said to be looked at. ``beside_receipt``: a receipt shows it
as well, since every application is looked at and answered one day. ``another_matter``: it's about something other
than a job of the reader's, whatever else is said. ``everyday``: the same, but receipts speak of accounts too.
``call``: they ask for a call.
"""
SignData = tuple[str, int, Tag, bool, bool, bool, tuple[str, ...], tuple[str, ...]]
"""A sign as compiled: the fields of ``Sign`` in their order, patterns in the notation of ``text/pattern.py``."""


class Sign(NamedTuple):
    """Wordings that mean the same.

    ``questions_only``: whether it counts in questions only. ``after_if_too``: whether it counts after "if"
    and "whether" too. ``denied_too``: whether it counts after "not" too. ``exceptions``: wordings in the same
    sentence that make it mean nothing.
    """

    id: str
    weight: int
    tag: Tag
    questions_only: bool
    after_if_too: bool
    denied_too: bool
    patterns: tuple[Pattern, ...]
    exceptions: tuple[Pattern, ...]


def sign(data: SignData) -> Sign:
    """A sign from its compiled form."""
    ident, weight, tag, questions_only, after_if_too, denied_too, patterns, exceptions = data
    return Sign(
        ident,
        weight,
        tag,
        questions_only,
        after_if_too,
        denied_too,
        tuple(Pattern(each, READING) for each in patterns),
        tuple(Pattern(each, READING) for each in exceptions),
    )
