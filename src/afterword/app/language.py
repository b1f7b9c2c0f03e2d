"""Slips of spelling and grammar as findings: how grave each is, and what may be put right unasked.

``error`` is for what no careful writer meant: a word that is none beside one that it must be, two words that
do not agree. What might be right (a name, a word of the trade, an odd but possible turn) is a ``warning``:
a false alarm costs more trust than a slip that was missed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from afterword.app.misspelling import likeliest
from afterword.core.notes.about import About
from afterword.core.notes.finding import ERROR, WARNING, Finding
from afterword.ports import Slip

RULE: Final = "spell_grammar"
MISSPELT: Final = "misspelt"
UNKNOWN_WORD: Final = "unknown_word"
SLIP: Final = "slip"

_SPELLING: Final = "SpellCheck"

_GRAVE: Final = frozenset(
    (
        *("Confident", "ModalOf", "OpenCompounds", "PronounContraction"),
        *("SimplePastToPastParticiple", "The", "TheMy", "TheirToThere"),
        *("ThenThan", "ThereToTheir", "TheyreToTheir", "UseToUsedTo"),
    )
)
"""Rules that were right wherever they fired: their slips are errors."""
_SAFE: Final = frozenset(
    ("AnA", "CapitalizePersonalPronouns", "ModalOf", "OpenCompounds", "RepeatedWords", "The")
)
"""Rules whose only replacement changes no meaning."""

_SMALL_WORDS: Final = frozenset(
    (
        *("a", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do"),
        *("for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in"),
        *("is", "it", "me", "my", "not", "of", "on", "or", "our", "she", "so"),
        *("than", "the", "their", "them", "they", "this", "to", "us", "was", "we", "were"),
        *("will", "with", "would", "you", "your"),
    )
)
_GLUED: Final = frozenset(
    ("and", "for", "is", "my", "of", "our", "the", "this", "to", "we", "with", "you", "your")
)
"""A word that falls apart into one of these and another lost its space; others may be compounds."""
_NEVER_COUNTED: Final = frozenset(
    (
        *("advices", "equipments", "feedbacks", "furnitures", "homeworks"),
        *("informations", "knowledges", "luggages", "softwares"),
    )
)
_CLAUSE: Final = re.compile(
    r"(?:\A|[.!?,;:–—(\"\n]\s*|\b(?:and|although|because|but|how|if|since|so|that|though|what|when|where|which"
    r"|while)\s+)(?:I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey)\s+\Z"
)
_IT_IS: Final = re.compile(r"\s+(?:a|an|the|been|not|my|your|our|great|good|really|very)\b")
_LOOK_BACK: Final = 24
_LOOK_AHEAD: Final = 24
_ORDINARY: Final = re.compile(r"\s+[a-z]{3,}(?![^\s,.;:!?-])")
_GOES_ON: Final = re.compile(r"(?:\s+|'m |'d |'ve |'ll )[a-z']+(?![^\s,.;:!?-])")
_CAPITALS: Final = re.compile(r"\b[^\W\d_][^\W_]*(?:['-][^\W_]+)*")


def language_findings(text: str, slips: Sequence[Slip], familiar: Collection[str] = ()) -> list[Finding]:
    """The findings of a text's slips, by place. ``familiar`` are words of the case's facts, small.

    ``reason`` is ``misspelt`` (values: what stands there, what was meant), ``unknown_word`` (the word, and
    what it may have been) or ``slip`` (what stands there, what to put, the words that explain it).
    """
    findings: list[Finding] = []
    for slip in slips:
        found = _spelling(text, slip, familiar) if slip.kind == _SPELLING else _grammar(text, slip)
        if found is None:
            continue
        if findings and found.start < findings[-1].end:
            if found.severity == ERROR != findings[-1].severity:
                findings[-1] = found
            continue
        findings.append(found)
    return findings


def _spelling(text: str, slip: Slip, familiar: Collection[str]) -> Finding | None:
    word = text[slip.start : slip.end]
    likeness = likeliest(word, slip.replacements)
    doubted = word[:1].isupper() or word.casefold() in familiar
    if likeness is not None and likeness.kind == "sure":
        meant = likeness.word.capitalize() if word[:1].isupper() else likeness.word
        severity = WARNING if doubted else ERROR
        safe = likeness.alone and severity == ERROR
        return Finding(RULE, slip.start, slip.end, severity, MISSPELT, (word, meant), meant, safe)
    if doubted or (likeness is not None and likeness.kind == "form"):
        return None
    if likeness is not None and likeness.kind == "case":
        return Finding(RULE, slip.start, slip.end, WARNING, MISSPELT, (word, likeness.word), likeness.word)
    values = (word,) if likeness is None else (word, likeness.word)
    return Finding(RULE, slip.start, slip.end, WARNING, UNKNOWN_WORD, values)


def _grammar(text: str, slip: Slip) -> Finding | None:
    severity = _severity(text, slip)
    if severity is None:
        return None
    here = text[slip.start : slip.end]
    only = slip.replacements[0] if len(slip.replacements) == 1 else None
    put = slip.replacements[0] if slip.replacements else ""
    safe = severity == ERROR and only is not None and slip.kind in _SAFE
    return Finding(RULE, slip.start, slip.end, severity, SLIP, (here, put, slip.message), only, safe)


def _severity(text: str, slip: Slip) -> str | None:
    """How grave a slip of grammar is; ``None`` for what is none."""
    here = text[slip.start : slip.end]
    before = text[max(0, slip.start - _LOOK_BACK) : slip.start]
    after = text[slip.end : slip.end + _LOOK_AHEAD]
    match slip.kind:
        case rule if rule in _GRAVE:
            return None if here.isupper() else ERROR
        case "AnA":
            return _article(here, after)
        case "RepeatedWords":
            words = here.split()
            return ERROR if words and words[0].lower() in _SMALL_WORDS and after[:1] != "-" else None
        case "SplitWords":
            parts = slip.replacements[0].lower().split() if slip.replacements else []
            return WARNING if _GLUED.intersection(parts) else None
        case "PronounVerbAgreement":
            return ERROR if _CLAUSE.search(before) else WARNING
        case "ItsContraction":
            return ERROR if _IT_IS.match(after) and before.rstrip()[-1:] in {"", ".", "!", "?"} else None
        case "MassNouns":
            return ERROR if here.lower() in _NEVER_COUNTED else None
        case "CapitalizePersonalPronouns":
            return ERROR if _GOES_ON.match(after) and before[-1:] in {"", " ", "\n"} else None
        case "ToTwoToo":
            return ERROR if here.lower() == "too" else WARNING
        case _:
            return WARNING


def _article(here: str, after: str) -> str | None:
    """``a`` or ``an`` before an ordinary word; letters said one by one, numbers and names go either way."""
    return ERROR if here in {"a", "an", "An"} and _ORDINARY.match(after) else None


def names_in(about: About) -> frozenset[str]:
    """The names of a case: whoever and whatever is called so is spelled so."""
    case = about.case
    names = {case.candidate.name, case.company.name, case.role, case.via or "", case.company.address or ""}
    for contact in case.contacts:
        names |= {contact.name, contact.title or ""}
    for said in _said(about):
        names.update(_named(said))
    return frozenset(name for name in names if name)


def familiar_in(about: About) -> frozenset[str]:
    """The words, small, that the candidate used of the interview: known, if perhaps misspelt."""
    return frozenset(word.group().casefold() for said in _said(about) for word in _CAPITALS.finditer(said))


def _said(about: About) -> Iterator[str]:
    for interview in about.case.interviews:
        yield from interview.highlights
        for point in interview.open_points:
            yield point.text
            yield point.answer or ""


def _named(said: str) -> Iterator[str]:
    """The words of a sentence that are spelled as names or codes are."""
    for word in _CAPITALS.finditer(said):
        if not word.group().islower():
            yield word.group()
