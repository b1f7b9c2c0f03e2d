"""Findings in words: why each hurts in this situation, and what to write instead."""

from afterword.core.notes.findings import Finding
from afterword.core.notes.kinds import About
from afterword.messages.findings.ruled import ruled_words
from afterword.messages.findings.slips import slip_words

_ALL = (ruled_words, slip_words)


def words_of(found: Finding, about: About) -> tuple[str, str]:
    """Message and suggestion; every reason of every rule has both (a test goes through them)."""
    for each in _ALL:
        words = each(found, about)
        if words is not None:
            return words
    raise KeyError(found.rule, found.reason)
