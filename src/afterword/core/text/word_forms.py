"""Words made comparable: letters without accents or look-alikes, and the stem that related words share."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APART: Final = str.maketrans(
    {
        "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "\u0131": "i",
        "ħ": "h", "ŋ": "n", "ŧ": "t", "\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u00b4": "'",
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip

_LOOKS_LIKE: Final = str.maketrans(
    {
        # Cyrillic
        "\u0430": "a", "\u0432": "b", "\u0435": "e", "\u0451": "e", "\u0456": "i", "\u0457": "i",
        "\u0458": "j", "\u043a": "k", "\u043c": "m", "\u043d": "h", "\u043e": "o", "\u0440": "p",
        "\u0441": "c", "\u0442": "t", "\u0443": "y", "\u0445": "x", "\u0455": "s", "\u04bb": "h",
        "\u0501": "d", "\u051b": "q", "\u051d": "w", "\u04cf": "l", "\u0261": "g",
        # Greek
        "\u03b1": "a", "\u03b2": "b", "\u03b5": "e", "\u03b7": "n", "\u03b9": "i", "\u03ba": "k",
        "\u03bc": "m", "\u03bd": "v", "\u03bf": "o", "\u03c1": "p", "\u03c4": "t", "\u03c5": "u",
        "\u03c7": "x", "\u03b6": "z", "\u03bb": "l", "\u03c9": "w",
        # Armenian and others
        "\u0585": "o", "\u057d": "u", "\u0578": "n", "\u0570": "h", "\u1d0f": "o", "\u2c9f": "o",
    }
)  # fmt: skip
_FOREIGN: Final = re.compile("[\u0370-\u058f\u1d00-\u1dbf\u2c80-\u2cff\uff01-\uff5e\U0001d400-\U0001d7ff]")
_MARKED: Final = re.compile(r"[^\x00-\x7f]")
_REMEMBERED: Final = 100
"""Words up to this many characters are remembered."""


def folded(words: str) -> str:
    """Small letters without accents: ``García`` is ``garcia``, ``Weiß`` ``weiss``."""
    small = words.casefold()
    if not _MARKED.search(small):
        return small
    return _apart(small) if len(small) <= _REMEMBERED else _apart.__wrapped__(small)


@lru_cache(maxsize=2_048)
def _apart(small: str) -> str:
    apart = unicodedata.normalize("NFKD", small.translate(_APART))
    return "".join(each for each in apart if not unicodedata.combining(each))


def has_foreign_letters(words: str) -> bool:
    """Whether a letter may stand there for a Latin one that looks the same."""
    return _FOREIGN.search(words) is not None


def looks(words: str) -> str:
    """What the words look like to a reader, folded."""
    return folded(words.casefold().translate(_LOOKS_LIKE))


def spelled_apart(words: str) -> str:
    """Folded, umlauts as two letters: ``Brückner`` is ``brueckner``."""
    small = words.casefold().replace("ü", "ue").replace("ö", "oe").replace("ä", "ae").replace("å", "aa")
    return folded(small)


def distance(one: str, other: str, most: int) -> int:
    """How many letters were mistaken, dropped, added or swapped with the next; ``most + 1``: too many."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for here, letter in enumerate(one, 1):
        last, row = row, [here]
        for there, match in enumerate(other, 1):
            best = min(last[there] + 1, row[there - 1] + 1, last[there - 1] + (letter != match))
            if here > 1 and there > 1 and letter == other[there - 2] and match == one[here - 2]:
                best = min(best, before[there - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
        before = last
    return row[-1]


# Words reduced to what they share with their kin: ``migrated``, ``migrations`` and ``migrate`` are one.

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
