"""Findings of the check's own rules in words: aims, facts, form and confused words."""

from collections.abc import Mapping
from typing import Final

from afterword.app.wording.finding_words.aims import AIMS
from afterword.app.wording.finding_words.facts import FACTS
from afterword.app.wording.finding_words.form import FORM
from afterword.app.wording.finding_words.language import LANGUAGE
from afterword.core.notes.about import About
from afterword.core.notes.finding import Finding

Words = tuple[str, str]
"""Message and suggestion."""

OWN_WORDS: Final[Mapping[tuple[str, str], Words]] = {**AIMS, **FACTS, **FORM, **LANGUAGE}
"""Message and suggestion by rule and reason; an empty reason is for all that have no words of their own."""
_LONGEST: Final = 120
"""As many characters of a value as a message quotes."""


def own_words(found: Finding, about: About) -> Words | None:
    """Message and suggestion for a finding of these groups; ``None`` for one of another."""
    words = OWN_WORDS.get((found.rule, found.reason)) or OWN_WORDS.get((found.rule, ""))
    if words is None:
        return None
    values = [_shown(value) for value in found.values]
    return words[0].format(*values), words[1].format(*values)


def _shown(value: str) -> str:
    """A value on one line, printable, its end cut where it is long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in value).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
