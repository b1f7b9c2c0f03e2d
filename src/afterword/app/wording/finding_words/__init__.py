"""Findings in words: why each hurts in this situation, and what to write instead."""

from afterword.app.wording.finding_words.own import own_words
from afterword.app.wording.finding_words.slips import slip_words
from afterword.app.wording.finding_words.tone import tone_words
from afterword.core.notes.about import About
from afterword.core.notes.finding import Finding

_ALL = (tone_words, own_words, slip_words)


def words_of(found: Finding, about: About) -> tuple[str, str]:
    """Message and suggestion; every reason of every rule has both (a test goes through them)."""
    for each in _ALL:
        words = each(found, about)
        if words is not None:
            return words
    raise KeyError(found.rule, found.reason)
