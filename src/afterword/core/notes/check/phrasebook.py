"""The phrases of a rule: what they look like, where they're harmless, and how they're found."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from afterword.core.notes.check.compiled_rules import LISTS
from afterword.core.notes.check.note import Finding, Group, Severity
from afterword.core.notes.kinds import About, NoteKind
from afterword.core.text.flat import Flat
from afterword.core.text.pattern import COMMON, UBIQUITOUS, Lexicon, Pattern, is_denied, matches_any
from afterword.core.text.text import Text

# The words that patterns of note rules name in capitals, in all their forms.

KNOWN: Final = COMMON | {word for terms in LISTS.values() for word in terms.replace("_", "|").split("|")}
"""Every word in the lists."""

NOTES: Final = Lexicon(LISTS, COMMON, UBIQUITOUS)
"""The lexicon that patterns of note rules are written in."""


# The flat form of a text under check, made once for all rules.


@lru_cache(maxsize=2)
def flat_of(plain: str) -> Flat:
    """The flat form of a text."""
    return Flat(plain, KNOWN)


# Long ways to say a short word: found as typed, with the short word as a safe fix.

REASON: Final = "wordy"
"""The reason for these findings; their values are the words found and what to write instead."""


class Replacement(NamedTuple):
    """Words, and fewer words that say the same."""

    regex: re.Pattern[str]
    words: frozenset[str]
    instead: str


def replacement(words: str, instead: str) -> Replacement:
    """Write ``instead`` where a note says ``words``, on one line or across a line break."""
    spaced = r"[ \n]{1,3}".join(map(re.escape, words.split()))
    return Replacement(re.compile(rf"\b{spaced}\b", re.IGNORECASE), frozenset(words.split()), instead)


def replaced(  # noqa: PLR0917 - what a finding is made of
    plain: str, flat: Flat, replacements: tuple[Replacement, ...], rule: str, severity: Severity, most: int
) -> Iterator[Finding]:
    """The findings, at most ``most`` for each replacement."""
    for shorter in replacements:
        if not (shorter.words <= flat.where.keys() and flat.holds_all(shorter.words)):
            continue
        for count, found in enumerate(shorter.regex.finditer(plain)):
            if count == most:
                break
            fix = (
                shorter.instead[:1].upper() + shorter.instead[1:]
                if found.group()[0].isupper()
                else shorter.instead
            )
            yield Finding(
                rule, found.start(), found.end(), severity, REASON, (found.group(), fix), fix, safe=True
            )


MOST: Final = 40
"""The most findings of one rule that anybody would read."""


_FURTHER: Final = 4
_MARKS: Final = frozenset(".!?;")
_DANGLING: Final = frozenset(
    "a an the to of for by with at in on into from my your our his her their this that these those each every only so "
    "such very as be being been almost nearly is are was were i you we they until whether what how if than last previous "
    "about any some no not have has had do does will would can could must just too between per far more most two three "
    "four five six seven eight nine ten eleven twelve single".split()
)
"""Words that no phrase ends with."""

PhraseData = tuple[
    str, Severity | None, bool, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]
]
"""A compiled phrase: the fields of ``Phrase`` in order, patterns in the notation of ``pattern.py``."""
RuleData = tuple[str, Group, Severity, str, tuple[PhraseData, ...], tuple[tuple[str, str], ...]]
"""A compiled rule: id, group, severity, why, phrases, and what to write instead of which words."""


class Phrase(NamedTuple):
    """Wordings with one explanation (``reason``).

    ``severity``: where it differs from the rule's. ``denied_too``: whether it counts after "not" as well.
    ``not_in``: the kinds of note in which it's fine to say, ``only_in``: the kinds in which it isn't.
    ``exceptions``: words in the same sentence that make it harmless.
    """

    reason: str
    severity: Severity | None
    denied_too: bool
    not_in: frozenset[str]
    only_in: frozenset[str]
    patterns: tuple[Pattern, ...]
    exceptions: tuple[Pattern, ...]


class Phrasebook:
    """The phrases of one rule, and the words that lead to them."""

    def __init__(self, data: RuleData) -> None:
        self._rule, _, self._severity, _, phrases, replacements = data
        self._phrases: Final = tuple(map(_phrase, phrases))
        self._replacements: Final[tuple[Replacement, ...]] = tuple(replacement(*row) for row in replacements)
        self._replaced: Final = frozenset(max(shorter.words, key=len) for shorter in self._replacements)
        leads: dict[str, list[tuple[int, Pattern]]] = {}
        for number, phrase in enumerate(self._phrases):
            for pattern in phrase.patterns:
                for word in pattern.triggers:
                    leads.setdefault(word, []).append((number, pattern))
        self._leads: Final = leads

    def patterns(self) -> Iterator[Pattern]:
        """Every pattern, exceptions too."""
        for phrase in self._phrases:
            yield from phrase.patterns
            yield from phrase.exceptions

    def __call__(self, text: Text, kind: NoteKind, about: About) -> Iterator[Finding]:
        """The findings, by place; where they overlap, the first and longest."""
        flat = flat_of(text.plain)
        if not self._replaced.isdisjoint(flat.where):
            yield from replaced(text.plain, flat, self._replacements, self._rule, self._severity, MOST)
        met = flat.where.keys() & self._leads.keys()
        if met:
            yield from self._found(flat, met, kind, about)

    def _found(self, flat: Flat, met: set[str], kind: NoteKind, about: About) -> Iterator[Finding]:
        hits = sorted(self._hits(flat, met, kind), key=lambda hit: (hit[0], -hit[1], hit[2]))
        facts: str | None = None
        until, count = 0, 0
        for start, end, number in hits:
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
            phrase = self._phrases[number]
            yield Finding(self._rule, span.start, span.end, phrase.severity or self._severity, phrase.reason)

    def _hits(self, flat: Flat, met: set[str], kind: NoteKind) -> Iterator[tuple[int, int, int]]:
        """Start, end, and the phrase's number."""
        tried: set[tuple[int, int]] = set()
        for word in met:
            sentences = flat.where[word]
            for at, pattern in self._leads[word]:
                phrase = self._phrases[at]
                if kind.id in phrase.not_in or (phrase.only_in and kind.id not in phrase.only_in):
                    continue
                for number in sentences:
                    if not pattern.may_be_in(flat.words_of(number)) or (id(pattern), number) in tried:
                        continue
                    tried.add((id(pattern), number))
                    for start, end in _places(phrase, pattern, flat, number):
                        yield start, end, at


def _phrase(data: PhraseData) -> Phrase:
    reason, severity, denied_too, not_in, only_in, patterns, exceptions = data
    return Phrase(
        reason,
        severity,
        denied_too,
        frozenset(not_in),
        frozenset(only_in),
        tuple(Pattern(source, NOTES) for source in patterns),
        tuple(map(_exception, exceptions)),
    )


def _exception(source: str) -> Pattern:
    """A pattern that phrases share is made once."""
    found = _EXCEPTIONS.get(source)
    if found is None:
        found = _EXCEPTIONS[source] = Pattern(source, NOTES)
    return found


_EXCEPTIONS: Final[dict[str, Pattern]] = {}


def _rounded(plain: str, end: int) -> int:
    """The end, moved so that no phrase breaks off at "to" or "the"."""
    for _ in range(_FURTHER):
        if plain[plain.rfind(" ", 0, end - 1) + 1 : end - 1] not in _DANGLING:
            break
        after = plain.find(" ", end)
        if after < 0 or plain[end:after] in _MARKS:
            break
        end = after + 1
    return end


def _places(phrase: Phrase, pattern: Pattern, flat: Flat, number: int) -> Iterator[tuple[int, int]]:
    """Where a pattern is found in a sentence, and isn't denied, quoted or harmless."""
    begin, stop = flat.sentences[number]
    found = pattern.regex.search(flat.plain, begin, stop)
    if found is None or (phrase.exceptions and matches_any(phrase.exceptions, flat, number)):
        return
    while found is not None:
        start, end = found.span()
        if (phrase.denied_too or not is_denied(flat, begin, start)) and not flat.is_quoted(start, end):
            yield start, end
        found = pattern.regex.search(flat.plain, end, stop)


def _facts(about: About) -> str:
    """What others said or are called, flat: words from the case aren't the writer's tone."""
    case = about.case
    told = (
        case.company.name,
        case.role,
        case.candidate.name,
        *(contact.name for contact in case.contacts),
        *about.highlights,
        *(point.text for point in about.points),
    )
    return " ".join(flat_of.__wrapped__(text).plain for text in told)
