"""Phrases of a tone rule: what they look like, where they are innocent, and how they are found."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from afterword.core.notes.about import About
from afterword.core.notes.check.tone.flat import Flat, flat_of
from afterword.core.notes.check.tone.lexicon import TONE
from afterword.core.notes.finding import Finding
from afterword.core.notes.kinds import Kind
from afterword.core.text.pattern import Pattern, holds, is_denied
from afterword.core.text.text import Text

MOST: Final = 40
"""As many findings of one rule as anybody reads."""


_FURTHER: Final = 4
_MARKS: Final = frozenset(".!?;")
_DANGLING: Final = frozenset(
    "a an the to of for by with at in on into from my your our his her their this that these those each every only so "
    "such very as be being been almost nearly is are was were i you we they until whether what how if than last previous "
    "about any some no not have has had do does will would can could must just too between per far more most two three "
    "four five six seven eight nine ten eleven twelve single".split()
)
"""Words that no phrase ends in."""


class Phrase(NamedTuple):
    """Wordings with one explanation (``reason``).

    ``unless``: wordings in the same sentence that make it innocent. ``off``: the kinds in which it is fine to
    say, ``only``: the kinds in which it is not. ``deniable``: whether "not" before it takes it back.
    ``severity``: where it differs from the rule's.
    """

    reason: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    off: frozenset[str]
    only: frozenset[str]
    deniable: bool
    severity: str | None


def phrase(
    reason: str,
    *patterns: str,
    unless: tuple[str, ...] = (),
    off: frozenset[str] = frozenset(),
    only: frozenset[str] = frozenset(),
    deniable: bool = True,
    severity: str | None = None,
) -> Phrase:
    """A phrase from patterns in the notation of ``pattern.py``."""
    return Phrase(
        reason,
        tuple(Pattern(each, TONE) for each in patterns),
        tuple(Pattern(each, TONE) for each in unless),
        off,
        only,
        deniable,
        severity,
    )


class Phrasebook:
    """The phrases of one rule, and the words that lead to them; ``why`` becomes its docstring."""

    def __init__(self, rule: str, severity: str, *phrases: Phrase, why: str = "") -> None:
        self.__doc__ = why
        self._rule: Final = rule
        self._severity: Final = severity
        leads: dict[str, list[tuple[Phrase, Pattern]]] = {}
        for each in phrases:
            for pattern in each.patterns:
                for word in pattern.triggers:
                    leads.setdefault(word, []).append((each, pattern))
        self._phrases: Final = phrases
        self._leads: Final = leads
        self.reasons: Final = frozenset(each.reason for each in phrases)

    def patterns(self) -> Iterator[Pattern]:
        """Every pattern, innocent ones too."""
        for each in self._phrases:
            yield from each.patterns
            yield from each.unless

    def __call__(self, text: Text, kind: Kind, about: About) -> Iterator[Finding]:
        """The findings, by place; of those that overlap, the first and longest."""
        flat = flat_of(text.plain)
        met = flat.where.keys() & self._leads.keys()
        if met:
            yield from self._found(flat, met, kind, about)

    def _found(self, flat: Flat, met: set[str], kind: Kind, about: About) -> Iterator[Finding]:
        hits = sorted(self._hits(flat, met, kind), key=lambda hit: (hit[0], -hit[1]))
        facts: str | None = None
        until, count = 0, 0
        for start, end, each in hits:
            if start < until:
                continue
            if facts is None:
                facts = _facts(about)
            if f" {flat.plain[start:end]}" in facts:
                continue
            until, count = _rounded(flat.plain, end), count + 1
            if count > MOST:
                return
            span = flat.span(start, until)
            yield Finding(self._rule, span.start, span.end, each.severity or self._severity, each.reason)

    def _hits(self, flat: Flat, met: set[str], kind: Kind) -> Iterator[tuple[int, int, Phrase]]:
        tried: set[tuple[int, int]] = set()
        for word in met:
            sentences = flat.where[word]
            for each, pattern in self._leads[word]:
                if kind.id in each.off or (each.only and kind.id not in each.only):
                    continue
                for number in sentences:
                    if not pattern.may_be_in(flat.words_of(number)) or (id(pattern), number) in tried:
                        continue
                    tried.add((id(pattern), number))
                    for start, end in _places(each, pattern, flat, number):
                        yield start, end, each


def _rounded(plain: str, end: int) -> int:
    """The end, moved on so that no phrase breaks off at "to" or "the"."""
    for _ in range(_FURTHER):
        if plain[plain.rfind(" ", 0, end - 1) + 1 : end - 1] not in _DANGLING:
            break
        after = plain.find(" ", end)
        if after < 0 or plain[end:after] in _MARKS:
            break
        end = after + 1
    return end


def _places(each: Phrase, pattern: Pattern, flat: Flat, number: int) -> Iterator[tuple[int, int]]:
    """Where a pattern is found in a sentence, and is neither denied, quoted nor innocent."""
    begin, stop = flat.sentences[number]
    found = pattern.regex.search(flat.plain, begin, stop)
    if found is None or (each.unless and holds(each.unless, flat, number)):
        return
    while found is not None:
        start, end = found.span()
        if not (each.deniable and is_denied(flat, begin, start)) and not flat.is_quoted(start, end):
            yield start, end
        found = pattern.regex.search(flat.plain, end, stop)


def _facts(about: About) -> str:
    """What others said or are called, flat: words of the case are nobody's tone."""
    case = about.case
    told = (
        case.company.name,
        case.role,
        case.candidate.name,
        *(each.name for each in case.contacts),
        *about.highlights,
        *(each.text for each in about.points),
    )
    return " ".join(flat_of.__wrapped__(each).plain for each in told)
