"""Spelling and grammar slips as findings: how serious each is, and which are fixed automatically.

An ``error`` is something no careful writer meant: a word that doesn't exist next to the everyday word it must
be, two words that don't agree. What may be right (a name, a technical term, an odd but possible phrase) is a
``warning`` or nothing: a false alarm costs more trust than a missed slip.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from afterword.core.case import OpenPoint
from afterword.core.notes.check.note import ADVICE, ERROR, WARNING, Finding
from afterword.core.notes.kinds import About
from afterword.core.text.text import Text
from afterword.ports import Hints, LanguageSlip
from afterword.services.notes.misspelling import likeliest

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
"""Rules that were right every time they fired: their slips are errors."""
_SAFE: Final = frozenset(
    ("AnA", "CapitalizePersonalPronouns", "ModalOf", "OpenCompounds", "RepeatedWords", "The")
)
"""Rules whose only replacement is safe."""

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
"""A word that splits into one of these and another lost its space; others may be compounds."""
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


def language_findings(
    text: str, slips: Sequence[LanguageSlip], familiar: Collection[str] = ()
) -> list[Finding]:
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


def _spelling(text: str, slip: LanguageSlip, familiar: Collection[str]) -> Finding | None:
    word = text[slip.start : slip.end]
    likeness = likeliest(word, slip.replacements)
    doubted = word[:1].isupper() or word.casefold() in familiar
    if likeness is not None and likeness.kind == "sure":
        meant = likeness.word.capitalize() if word[:1].isupper() else likeness.word
        everyday = likeness.word.lower() in slip.everyday
        if slip.plausible and not (everyday and likeness.mild):
            return None
        certain = everyday and slip.plausible != "rare" and not doubted
        severity = ERROR if certain else WARNING
        return Finding(
            RULE, slip.start, slip.end, severity, MISSPELT, (word, meant), meant, certain and likeness.alone
        )
    if doubted or slip.plausible or (likeness is not None and likeness.kind == "form"):
        return None
    if likeness is not None and likeness.kind == "case":
        return Finding(RULE, slip.start, slip.end, WARNING, MISSPELT, (word, likeness.word), likeness.word)
    values = (word,) if likeness is None else (word, likeness.word)
    return Finding(RULE, slip.start, slip.end, WARNING, UNKNOWN_WORD, values)


def _grammar(text: str, slip: LanguageSlip) -> Finding | None:
    severity = _severity(text, slip)
    if severity is None:
        return None
    here = text[slip.start : slip.end]
    only = slip.replacements[0] if len(slip.replacements) == 1 else None
    put = slip.replacements[0] if slip.replacements else ""
    safe = severity == ERROR and only is not None and slip.kind in _SAFE
    return Finding(RULE, slip.start, slip.end, severity, SLIP, (here, put, slip.message), only, safe)


def _severity(text: str, slip: LanguageSlip) -> str | None:
    """How serious a grammar slip is; ``None`` if it isn't one."""
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
    """``a`` or ``an`` before an ordinary word; spelled-out letters, numbers and names can have either."""
    return ERROR if here in {"a", "an", "An"} and _ORDINARY.match(after) else None


def names_in(about: About) -> frozenset[str]:
    """The names in a case: people and things are spelled that way."""
    case = about.case
    names = {case.candidate.name, case.company.name, case.role, case.via or "", case.company.address or ""}
    for contact in case.contacts:
        names |= {contact.name, contact.title or ""}
    for said in _said(about):
        names.update(_named(said))
    return frozenset(name for name in names if name)


def familiar_in(about: About) -> frozenset[str]:
    """The lower-case words the candidate used about the interview: known, though maybe misspelled."""
    return frozenset(word.group().casefold() for said in _said(about) for word in _CAPITALS.finditer(said))


def _said(about: About) -> Iterator[str]:
    for interview in about.case.interviews:
        yield from interview.highlights
        for point in interview.open_points:
            yield point.text
            yield point.answer or ""


def _named(said: str) -> Iterator[str]:
    """The words of a sentence that are written like names or codes."""
    for word in _CAPITALS.finditer(said):
        if not word.group().islower():
            yield word.group()


# The semantic tier's impressions as findings: always ``advice``, since a model decides nothing.

NEEDY: Final = "hint_needy"
UNSETTLED: Final = "hint_unsettled"
NEEDY_FROM: Final = 0.8
SETTLED_BELOW: Final = 0.3
MOST_NEEDY: Final = 3
"""How many neediness hints a note gets, strongest first; more would be a verdict."""
_FEWEST_WORDS: Final = 4
"""How many words a sentence needs to be judged: greetings and signatures have fewer."""
_MOST_SENTENCES: Final = 80
_MOST: Final = 20_000
_PERCENT: Final = 100


def hint_findings(text: str, points: Sequence[OpenPoint], hints: Hints) -> list[Finding]:
    """What the model notices, by place.

    ``points`` are the open points to judge: those that the text must settle and that no rule found wanting
    already. ``values``: for ``hint_needy`` how strong the impression is, in percent; for ``hint_unsettled``,
    which stands at the text's end, the point's words.
    """
    read = Text(text[:_MOST])
    spans = [span for span in read.sentences if len(read.of(span).split()) >= _FEWEST_WORDS][:_MOST_SENTENCES]
    sentences = [" ".join(read.of(span).split()) for span in spans]
    if not sentences:
        return []
    scored = sorted(zip(hints.needy(sentences), spans, strict=True), reverse=True)
    found = [
        Finding(NEEDY, *read.raw_span(*span), ADVICE, values=(str(round(score * _PERCENT)),))
        for score, span in scored[:MOST_NEEDY]
        if score >= NEEDY_FROM
    ]
    end = len(text)
    found += [
        Finding(UNSETTLED, end, end, ADVICE, values=(point.text,))
        for point in points
        if hints.settles(point.text, sentences) < SETTLED_BELOW
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))
