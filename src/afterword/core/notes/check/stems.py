"""Words reduced to what they share with their kin: ``migrated``, ``migrations`` and ``migrate`` are one.

Not a linguist's stemmer: it need only recognise a candidate's own words again when they come back in another
form, numbers in figures or in words included.
"""

import re
from functools import lru_cache
from typing import Final

from afterword.core.notes.check.fold import folded

_PART: Final = re.compile(r"[a-z0-9]+")
_SHORTEST: Final = 3
_ENDINGS: Final = (
    "izations", "isations", "ization", "isation", "ications", "ication", "icates", "icated", "icate",
    "ations", "ation", "ating", "ators", "ator", "ated", "ates", "ements", "ement", "ments", "ment",
    "ions", "ion", "ings", "ing", "iers", "ier", "ies", "ied", "ers", "er", "ors", "or", "edly", "ed",
    "es", "ily", "ly", "ness", "ate", "al", "s", "e", "y",
)  # fmt: skip
_IRREGULAR: Final = {
    "began": "begin", "begun": "begin", "bought": "buy", "brought": "bring", "built": "build",
    "children": "child", "chose": "choose", "chosen": "choose", "did": "do", "done": "do",
    "drove": "drive", "driven": "drive", "fell": "fall", "felt": "feel", "found": "find", "gave": "give",
    "given": "give", "gone": "go", "got": "get", "grew": "grow", "grown": "grow", "half": "halv",
    "halves": "halv", "held": "hold", "kept": "keep", "knew": "know", "known": "know", "led": "lead",
    "learnt": "learn", "left": "leav", "leave": "leav", "made": "mak", "met": "meet", "moved": "mov",
    "moving": "mov", "move": "mov", "moves": "mov", "paid": "pay", "people": "person", "persons": "person",
    "ran": "run", "running": "run", "runs": "run", "sat": "sit", "saw": "see", "seen": "see",
    "sent": "send", "shown": "show", "sold": "sell", "spent": "spend", "spoke": "speak", "spoken": "speak",
    "stood": "stand", "taken": "tak", "took": "tak", "taught": "teach", "thought": "think", "told": "tell",
    "used": "use", "using": "use", "uses": "use", "went": "go", "written": "writ", "wrote": "writ",
    "half-year": "halv", "doubled": "doubl", "cut": "cut", "cutting": "cut", "ported": "port",
    "ports": "port",
}  # fmt: skip
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
"fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90", "hundred": "100", "thousand": "1000", "dozen": "12", "twice": "2", "couple": "2",
    "second": "2", "third": "3",
}  # fmt: skip
_ORDINAL: Final = re.compile(r"([0-9]+)(?:st|nd|rd|th)")

COMMON: Final = frozenset(
    "a about after again all also am an and any are as at be because been before being "
    "both but by can could did "
    "do does doing for from had has have having he her here hers him his how i if in "
    "into is it its just like many "
    "may me might more most much must my no nor not now of off on once one only or other "
    "our ours out over own same "
    "shall she should since so some such than that the their theirs them then there "
    "these they this those through "
    "to too under until up us very was we were what when where whether which while who "
    "whom whose why will with "
    "would yet you your yours s t d ll re ve m im ive id would've got get really quite "
    "rather still already even "
    "ever well per via than upon within without etc e g ie eg sure yes".split()
)
"""Words that say nothing of a subject."""


@lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """The stem of one small word without accents."""
    number = _NUMBERS.get(word)
    if number is not None:
        return number
    irregular = _IRREGULAR.get(word)
    if irregular is not None:
        return irregular
    if word[0].isdigit():
        ordinal = _ORDINAL.fullmatch(word)
        return ordinal.group(1) if ordinal else word
    for ending in _ENDINGS:
        rest = len(word) - len(ending)
        if rest >= _SHORTEST and word.endswith(ending):
            short = word[:rest]
            if rest > _SHORTEST and short[-1] == "y":
                return short[:-1]
            if rest > _SHORTEST and short[-1] == short[-2] and short[-1] not in "aeiouls":
                return short[:-1]
            return short
    return word


def content(words: str) -> list[str]:
    """The stems of the words that carry meaning, in order; ``60-family`` is two."""
    return [stem(word) for word in _PART.findall(folded(words)) if word not in COMMON]
