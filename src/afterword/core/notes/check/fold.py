"""Letters made comparable: accents off, ligatures apart, look-alikes of other alphabets as they look."""

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
