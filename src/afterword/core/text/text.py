"""A text under check: the words as typed, the same words made plain, and where they lie.

Rules read ``plain``: curly quotes straight, odd spaces plain, accents composed, invisible characters gone, so
that nobody's word processor hides a phrase. Their places are those of ``plain``; ``raw_span`` turns them into
those of the text as typed, which are what a person sees.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import starmap
from typing import Final, NamedTuple

_SAME_LENGTH: Final = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
        "\t": " ", "\u2002": " ", "\u2003": " ", "\u2004": " ", "\u2005": " ", "\u2006": " ",
        "\u2008": " ", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\uff0c": ",", "\uff0e": ".",
        "\uff01": "!", "\uff1f": "?", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n",
        "\x0c": "\n",
    }
)  # fmt: skip
_ODD: Final = re.compile(r"[^\n -_a-~]")
"""A character that may have to be made plain: whatever is no plain ASCII, and the grave accent."""
INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f]"
)
"""Characters that take no room on the page."""

_WORD: Final = re.compile(
    r"[^\W_][\u0300-\u036f]*(?:[^\W_]|[\u0300-\u036f])*(?:['.&/-](?:[^\W_]|[\u0300-\u036f])+)*"
)
_ASCII_WORD: Final = re.compile(r"[a-zA-Z0-9]+(?:['.&/-][a-zA-Z0-9]+)*")
_BREAK: Final = re.compile(
    r"[.!?\u2026]+[\"')\]]*|\n[ ]*(?=\n)|\n[ ]*(?=[-*\u2022\u2013\u00b7][ ]|[0-9]{1,2}[.)][ ])"
)
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_BEFORE_NAMES: Final = frozenset(
    "mr mrs ms miss mx dr prof st engr rev fr sr jr hon capt col lt sgt gen gov messrs "
    "mme mlle hr fr dipl ing "
    "arch vs mt ft dept univ".split()
)
"""Abbreviations after which a capital begins a name, not a sentence."""
_BEFORE_WORDS: Final = frozenset(
    "e.g i.e eg ie etc approx no nos inc ltd co corp cf ca a.m p.m est ext tel".split()
)
"""Abbreviations after which a sentence goes on if what follows is no capital."""
_ABBREVIATION_CHARS: Final = 12


class TextSpan(NamedTuple):
    """Places in ``plain``, from ``start`` up to ``end``."""

    start: int
    end: int


class Text:
    """One body of text. Everything derived from it is made once, when first asked for."""

    def __init__(self, raw: str) -> None:
        self.raw: Final = raw
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        plain = raw
        if _ODD.search(raw):
            plain = raw.translate(_SAME_LENGTH)
            if INVISIBLE.search(plain) or "\r" in plain or not unicodedata.is_normalized("NFC", plain):
                plain = self._mapped(plain)
        self.plain: Final = plain

    def _mapped(self, same: str) -> str:
        """The text without invisible characters, accents composed, and the places of what is left."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at, size = 0, len(same)
        while at < size:
            begin, each = at, same[at]
            at += 1
            if each == "\r":
                if at < size and same[at] == "\n":
                    continue
                each = "\n"
            elif each > "~":
                if INVISIBLE.match(each):
                    continue
                while at < size and unicodedata.combining(same[at]):
                    at += 1
                each = unicodedata.normalize("NFC", same[begin:at])
            elif at < size and same[at] > "~" and unicodedata.combining(same[at]):
                while at < size and unicodedata.combining(same[at]):
                    at += 1
                each = unicodedata.normalize("NFC", same[begin:at])
            pieces.append(each)
            for _ in each:
                starts.append(begin)
                ends.append(at)
        self._starts, self._ends = starts, ends
        return "".join(pieces)

    def raw_span(self, start: int, end: int) -> TextSpan:
        """The places in ``raw`` of places in ``plain``."""
        starts, ends = self._starts, self._ends
        if starts is None or ends is None:
            return TextSpan(start, end)
        if start < end:
            return TextSpan(starts[start], ends[end - 1])
        place = starts[start] if start < len(starts) else len(self.raw)
        return TextSpan(place, place)

    @cached_property
    def small(self) -> str:
        """``plain`` in lower case, every character in its place."""
        lower = self.plain.lower()
        if len(lower) == len(self.plain):
            return lower
        return "".join(small if len(small := each.lower()) == 1 else each for each in self.plain)

    @cached_property
    def words(self) -> list[TextSpan]:
        """Every word; ``we're`` and ``follow-up`` are one."""
        pattern = _ASCII_WORD if self.plain.isascii() else _WORD
        return list(starmap(TextSpan, [found.span() for found in pattern.finditer(self.plain)]))

    @cached_property
    def small_words(self) -> list[str]:
        """Every word in lower case, as ``words`` are numbered."""
        small = self.small
        return [small[start:end] for start, end in self.words]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that occurs, small: what rules look at before they search."""
        return frozenset(self.small_words)

    @cached_property
    def sentences(self) -> list[TextSpan]:
        """Every sentence, greeting and signature lines among them; blank lines and list items end one."""
        found: list[TextSpan] = []
        plain, begin = self.plain, 0
        for mark in _BREAK.finditer(plain):
            if plain[mark.start()] != "\n" and not self._ends_sentence(mark):
                continue
            _keep(found, plain, begin, mark.end())
            begin = mark.end()
        _keep(found, plain, begin, len(plain))
        return found

    def _ends_sentence(self, mark: re.Match[str]) -> bool:
        plain, end = self.plain, mark.end()
        if end < len(plain) and not plain[end].isspace():
            return False
        if mark.group() != ".":
            return True
        before = plain[max(0, mark.start() - _ABBREVIATION_CHARS) : mark.start()].rsplit(maxsplit=1)
        word = before[-1].lstrip("(\"'") if before else ""
        if len(word) == 1 and word.isupper() and word != "I":
            return False
        small = word.lower()
        if small in _BEFORE_NAMES:
            return False
        if small in _BEFORE_WORDS:
            follows = plain[end : end + 3].lstrip()
            return not follows or follows[0].isupper()
        return True

    def of(self, span: TextSpan) -> str:
        """The plain words of a span."""
        return self.plain[span.start : span.end]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern is found."""
        return pattern.finditer(self.plain)


def _keep(found: list[TextSpan], plain: str, begin: int, end: int) -> None:
    """Add what stands between two places, without the spaces around it."""
    said = plain[begin:end]
    start = begin + len(said) - len(said.lstrip())
    stop = begin + len(said.rstrip())
    if start < stop:
        found.append(TextSpan(start, stop))
