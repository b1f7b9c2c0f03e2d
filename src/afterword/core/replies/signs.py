"""Signs: words by which a message shows what it means, how far to trust them, and which ones a text has."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from afterword.core.replies.compiled_signs import LISTS
from afterword.core.replies.compiled_signs import SIGNS as COMPILED
from afterword.core.text.flat import Flat
from afterword.core.text.pattern import COMMON, UBIQUITOUS, Lexicon, Pattern, is_denied, matches_any
from afterword.core.text.text import Text, TextSpan

# The words that patterns of signs name in capitals, in all their forms.

_COMMON: Final = COMMON | set(
    "application candidate candidates interview position offer decision process role team update information".split()
)

READING: Final = Lexicon(LISTS, _COMMON, UBIQUITOUS)
"""The lexicon that signs are written in."""


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
"""Says it in so many words: enough to act on."""
SAID: Final = 3
"""Says it in words that seldom mean anything else: enough to ask whether that's right."""
LIKELY: Final = 2
"""Seldom said unless that's meant."""
FAINT: Final = 1
"""Often goes along with it: counts if there's nothing else."""


SURE: Final = 0.9
"""From here on we act on a meaning and say it; below, we ask."""


Tag = Literal["", "receipt", "beside_receipt", "another_matter", "everyday", "call"]
"""What deciding asks of a sign beside its meaning.

``receipt``: an application has come in, and is then said to be looked at. ``beside_receipt``: a receipt shows it
as well, since every application is looked at and answered one day. ``another_matter``: it's about something other
than a job of the reader's, whatever else is said. ``everyday``: the same, but receipts speak of accounts too.
``call``: they ask for a call.
"""
SignData = tuple[str, int, Tag, bool, bool, bool, tuple[str, ...], tuple[str, ...]]
"""A compiled sign: the fields of ``Sign`` in order, patterns in the notation of ``text/pattern.py``."""


class Sign(NamedTuple):
    """Phrases that mean the same.

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
        tuple(Pattern(source, READING) for source in patterns),
        tuple(Pattern(source, READING) for source in exceptions),
    )


# The signs of every meaning, as compiled from the files in ``rules/replies``.


# Which signs a text shows, and where.

SIGNS: Final[dict[Meaning, tuple[Sign, ...]]] = {
    meaning: tuple(map(sign, signs)) for meaning, signs in COMPILED.items()
}
"""By what they mean."""


_IF: Final = frozenset("if whether should unless wenn falls ob si".split())
_IF_BEFORE: Final = (
    " if ",
    " whether ",
    " should you ",
    " should we ",
    " unless ",
    " falls ",
    " wenn ",
    " ob ",
    " si ",
)
_STILL_SO: Final = re.compile(r" (?:auch wenn|wenn auch|even if|même si|si bien|aunque) ")
"""An "if" that doesn't make it hypothetical: it's so all the same."""
_SUPPOSING: Final = frozenset(
    "if should may might only sofern sollten sollte falls si sans sin where event caso process".split()
)
_HYPOTHETICAL: Final = re.compile(
    r" (?:if (?:you are |you were |you have been )?(?:selected|shortlisted|short listed|chosen|successful|suitable|unsuccessful|not selected)"
    r"|(?:if|where) there is (?:a|an|any) (?:match|fit|suitable|interest|opening|alignment)"
    r"|if (?:your|you r) (?:profile|background|qualifications?|experience|skills?|application|candidacy|resume|cv|interview)"
    r"|if we (?:feel|think|believe|decide|find|see|wish|need|want|would like|consider|determine|identify|do not|are interested|have)"
    r"|if you (?:do not|have not) (?:hear|heard|received?)|if (?:it|this|they|he|she) (?:is|does|looks)|should (?:your|you be|we|there)"
    r"|(?:you|we|they|applicants|candidates) (?:may|might)(?: also| then| later| first)? (?:be|ask|invite|contact|request)"
    r"|only (?:shortlisted|short listed|selected|successful|those|candidates|applicants)"
    r"|in the event (?:of|that)|process (?:usually |typically |normally |generally )?(?:consists|involves|includes|looks|is made)|sofern|sollten? (?:sie|ihre?|wir|du)|si (?:votre|vous êtes|tu|su|eres|es) |sans (?:réponse|nouvelles|retour)"
    r"|sin (?:respuesta|noticias)|en caso de) ?"
)
"""How receipts say what may happen one day to one of many."""
_OF_THE_ANSWER: Final = frozenset({"rejection", "offer", "next_round", "information_request"})
LONGEST: Final = 20_000
"""How many code points of a message we read: no answer is longer."""


class Found(NamedTuple):
    """A sign in a text: what it means, and where its words are in the flat text."""

    meaning: Meaning
    sign: Sign
    place: tuple[int, int]
    sentence: int


Leads = dict[str, list[tuple[Meaning, Sign, Pattern]]]
"""The signs that a word may lead to."""


def _leads(by_meaning: Mapping[Meaning, tuple[Sign, ...]]) -> Leads:
    leads: Leads = {}
    for meaning, signs in by_meaning.items():
        for sign in signs:
            for pattern in sign.patterns:
                for word in pattern.triggers:
                    leads.setdefault(word, []).append((meaning, sign, pattern))
    return leads


SHIPPED: Final = _leads(SIGNS)
"""The signs that come with the program, by the words that lead to them."""


def leads_with(own: Mapping[Meaning, tuple[Sign, ...]]) -> Leads:
    """The same, together with more signs."""
    further = _leads(own)
    return {
        word: [*SHIPPED.get(word, ()), *further.get(word, ())] for word in SHIPPED.keys() | further.keys()
    }


class Scanned(NamedTuple):
    """The signs in a text, and the way back to its words."""

    text: Text
    flat: Flat
    found: tuple[Found, ...]

    def span(self, found: Found) -> TextSpan:
        """Where a sign is, in code points of the text as typed."""
        return self.text.raw_span(*self.flat.span(*found.place))


def scanned(text: Text, leads: Leads = SHIPPED) -> Scanned:
    """The signs in a text, by place; ``leads`` are those to look for."""
    return _scanned(text, leads)


def scanned_for(signs: Mapping[Meaning, tuple[Sign, ...]], text: Text) -> Scanned:
    """The same, only for these signs."""
    return _scanned(text, _leads(signs))


def _scanned(text: Text, leads: Leads) -> Scanned:
    flat = Flat(text.plain[:LONGEST])
    found = sorted(_found(flat, leads), key=lambda hit: (hit.place, hit.meaning))
    return Scanned(text, flat, tuple(found))


def _found(flat: Flat, leads: Leads) -> Iterator[Found]:
    tried: set[tuple[int, int]] = set()
    seen: set[tuple[str, int]] = set()
    for word in sorted(flat.where.keys() & leads.keys()):
        for meaning, sign, pattern in leads[word]:
            for number in flat.where[word]:
                if (sign.id, number) in seen or (id(pattern), number) in tried:
                    continue
                tried.add((id(pattern), number))
                if meaning in _OF_THE_ANSWER and not sign.after_if_too and _is_hypothetical(flat, number):
                    continue
                place = _place(sign, pattern, flat, number)
                if place is not None:
                    seen.add((sign.id, number))
                    yield Found(meaning, sign, place, number)


def _place(sign: Sign, pattern: Pattern, flat: Flat, number: int) -> tuple[int, int] | None:
    """Where a pattern is in a sentence that asserts it; ``None`` if it isn't there, or hypothetical or denied."""
    words = flat.words_of(number)
    if not pattern.may_be_in(words):
        return None
    begin, stop = flat.sentences[number]
    if sign.questions_only and "?" not in words:
        return None
    found = pattern.regex.search(flat.plain, begin, stop)
    if found is None or (sign.exceptions and matches_any(sign.exceptions, flat, number)):
        return None
    if not sign.after_if_too and not _IF.isdisjoint(words) and _is_supposed(flat.plain, begin, found.start()):
        return None
    if not sign.denied_too and is_denied(flat, begin, found.start()):
        return None
    return found.span()


def _is_hypothetical(flat: Flat, number: int) -> bool:
    """Whether a sentence says what may happen one day, as receipts do."""
    if _SUPPOSING.isdisjoint(flat.words_of(number)):
        return False
    begin, stop = flat.sentences[number]
    return _HYPOTHETICAL.search(flat.plain, begin - 1, stop) is not None


def _is_supposed(plain: str, begin: int, start: int) -> bool:
    """Whether the words come after an "if", so nobody says that it's so."""
    before = _STILL_SO.sub(" ", plain[max(begin - 1, 0) : start + 1])
    return any(words in before for words in _IF_BEFORE)
