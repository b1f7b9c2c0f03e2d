"""A tone rule: an id, how grave it is, and a function that finds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from afterword.core.notes.about import About
from afterword.core.notes.check.tone.phrase import Phrase, Phrasebook
from afterword.core.notes.finding import Finding, Group, Severity
from afterword.core.notes.kinds import Kind
from afterword.core.text.text import Text

Find = Callable[[Text, Kind, About], Iterator[Finding]]


class ToneRule(NamedTuple):
    """A rule. ``severity`` is the usual one; a finding may be milder."""

    id: str
    severity: Severity
    find: Find
    group: Group = "tone"


def phrased(rule: str, severity: Severity, why: str | None, *phrases: Phrase) -> ToneRule:
    """A rule that looks for phrases; ``why`` is what ``Rule.why`` tells of it: its module's docstring."""
    reason = (why or "").partition(": ")[2]
    return ToneRule(rule, severity, Phrasebook(rule, severity, *phrases, why=reason[:1].upper() + reason[1:]))
