"""Which words of a text are looked up, and which are nobody's business: names, codes, addresses."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

SHORTEST: Final = 3
LONGEST: Final = 24
"""Letters. No English word of a letter is longer, and Harper's search for a likeness explodes."""

_TOKEN: Final = re.compile(r"\S{1,80}")
_ODD: Final = re.compile(r"[@/\\_<>{}=|~#^*+]|\d|\w\.\w|[A-Za-z][A-Z]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ENDING: Final = re.compile(r"(?:'s?|'d|'ll|'re|'ve|n't)$", re.IGNORECASE)
_OPENS_A_SENTENCE: Final = re.compile(r"(?:\A|[.!?:][\"')\]]*\s+|\n\s*|[-–—•]\s+)[\"'(\[]*\Z")
_TITLE: Final = re.compile(
    r"\b(?:[A-Z]|Dr|Fr|Gov|Hon|Jr|Lt|Messrs|Mmes?|Mrs?|Ms|Mx|No|Prof|Rev|Sgt|Sr|St|vs)\.\s+\Z"
)
_LOOK_BACK: Final = 8
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?]")


class Word(NamedTuple):
    """A word of the text to look up: its place, and how to spell it for the dictionary."""

    start: int
    end: int
    form: str


def words_of(plain: str) -> Iterator[Word]:
    """The words to look up: small ones, and those that may have their capital from a sentence's beginning."""
    for token in _TOKEN.finditer(plain):
        if _ODD.search(token.group()) or not token.group().isascii():
            continue
        for found in _WORD.finditer(token.group()):
            letters = _ENDING.sub("", found.group())
            if not SHORTEST <= len(letters) <= LONGEST or "'" in letters:
                continue
            start = token.start() + found.start()
            if letters.islower() or (letters.istitle() and _opens(plain, start)):
                yield Word(start, start + len(letters), letters)


def _opens(plain: str, start: int) -> bool:
    """Whether a sentence begins there: a line that is none (a name under a letter) is not asked about."""
    before = plain[max(0, start - _LOOK_BACK) : start]
    if start and (not _OPENS_A_SENTENCE.search(before) or _TITLE.search(before)):
        return False
    line_end = plain.find("\n", start)
    return bool(_ENDS_A_SENTENCE.search(plain, start, len(plain) if line_end < 0 else line_end + 1))


@lru_cache(maxsize=64)
def known(names: frozenset[str]) -> frozenset[str]:
    """The words in names, small, each with its parts."""
    return frozenset(
        part.casefold() for name in names for found in _WORD.finditer(name) for part in _parts(found.group())
    )


def _parts(word: str) -> Collection[str]:
    return (word, _ENDING.sub("", word))
