"""Text into words: one pass, linear in the text's length, no backtracking."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from afterword.core.phrases.lexicon import CANONICAL, NUMBERS, ORDINALS, TENS

NUMBER: Final = "#"
ORDINAL: Final = "#th"
YEAR_FIRST: Final = "#ymd"
NUMERIC_DATE: Final = "#date"
CLOCK: Final = "#clock"
RANGE_DASH: Final = "-"
PAUSE_DASH: Final = "--"
OTHER: Final = "~"
PADDING: Final = 8
_LONGEST_NUMBER = 4

_LAST_ORDINAL = 9


class Tokens(NamedTuple):
    """The words of a text, in parallel lists, padded at the end so that looking ahead is safe.

    ``words``: the word read (see ``lexicon``), or what kind of number or sign it is. ``raw``: the
    text, case-folded. ``numbers``: its value, -1 for none. ``starts``/``ends``: code points.
    """

    words: list[str]
    raw: list[str]
    numbers: list[int]
    starts: list[int]
    ends: list[int]
    length: int


# Bounded repeats only, and alternatives that begin differently: every position is tried once.
_SHAPES = r"""
  (?P<dated>(?<![0-9])[0-9]{1,4}(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|-[0-9]{1,2}-[0-9]{1,4}
     |\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})?)(?![0-9/]))
| (?P<clock>[0-9]{1,2}:[0-9]{2})
| (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)(?![^\W_]))
| (?P<number>[0-9]+(?:[.,][0-9]+)*)
| (?P<short>[^\W\d_]\.(?:[^\W\d_]\.)+[^\W\d_]?(?![^\W_]))
| (?P<word>w/in\b|[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*)
| (?P<dash>[-‐‑‒–—―−]+)
| (?P<sign>[^\s\w"“”„«»*_'’‘`]|\n)
"""  # noqa: RUF001 - the look-alikes are meant: people paste them


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compiled at the first phrase, so that importing the package costs nothing."""
    return re.compile(_SHAPES, re.VERBOSE | re.IGNORECASE)


_SIGNS: Final = frozenset(",;.!?():/&\n…")


def tokenize(said: str) -> Tokens:
    """The words of ``said``."""
    words: list[str] = []
    raw: list[str] = []
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _pattern().finditer(said):
        text = match.group().casefold()
        kind = match.lastgroup
        if kind == "dash":
            word, number = _dash(said, match.start(), match.end()), -1
        else:
            word, number = _read(kind, text)
        if number > 0 and words and _joins_tens(words, raw, number, word):
            if words[-1] == RANGE_DASH:
                for column in (words, raw, numbers, starts, ends):
                    column.pop()
            words[-1], raw[-1], ends[-1] = word, "", match.end()
            numbers[-1] += number
            continue
        words.append(word)
        raw.append(text)
        numbers.append(number)
        starts.append(match.start())
        ends.append(match.end())
    count = len(words)
    words.extend([""] * PADDING)
    raw.extend([""] * PADDING)
    numbers.extend([-1] * PADDING)
    return Tokens(words, raw, numbers, starts, ends, count)


def _read(kind: str | None, text: str) -> tuple[str, int]:
    """The word that a piece of text is read as, and its number."""
    if kind == "word":
        return _word(text)
    if kind == "number":
        return _number(text)
    if kind == "sign":
        return (text if text in _SIGNS else OTHER), -1
    if kind == "ordinal":
        return ORDINAL, int(text[:-2])
    return _compound(kind, text), -1


def _word(text: str) -> tuple[str, int]:
    text = text.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("‘", "'")  # noqa: RUF001
    text = text.removesuffix("'s")
    word = CANONICAL.get(text, text)
    number = NUMBERS.get(word)
    if number is not None:
        return NUMBER, number
    number = ORDINALS.get(word)
    if number is not None:
        return ORDINAL, number
    return word, -1


def _number(text: str) -> tuple[str, int]:
    """A whole number of at most four digits; a longer one, or a fraction, is no count that anyone says."""
    if text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return NUMBER, int(text)
    return (text, -1) if text in {"1.5", "2.5"} else (OTHER, -1)


def _compound(kind: str | None, text: str) -> str:
    if kind == "clock":
        return CLOCK
    if kind == "short":
        joined = text.replace(".", "")
        return CANONICAL.get(joined, joined)
    first = text.replace(".", "/").replace("-", "/").split("/", 1)[0]
    return YEAR_FIRST if len(first) == _LONGEST_NUMBER else NUMERIC_DATE


def _dash(said: str, start: int, end: int) -> str:
    spaced = said[start - 1 : start].isspace() and said[end : end + 1].isspace()
    return PAUSE_DASH if spaced else RANGE_DASH


def _joins_tens(words: list[str], raw: list[str], number: int, word: str) -> bool:
    """Whether this is the "one" of "twenty-one", or the "first" of "twenty-first"."""
    if number > _LAST_ORDINAL or word not in {NUMBER, ORDINAL}:
        return False
    last = raw[-2] if words[-1] == RANGE_DASH and len(raw) > 1 else raw[-1]
    return last in TENS
