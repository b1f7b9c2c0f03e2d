"""A text made flat: lower-case words with one space between them, so that wording varies less.

Contractions are taken apart ("can't" is "can not"), words that only add force are left out ("really",
"honestly"), commas and brackets too; sentences end in ``.``, ``!`` or ``?``, clauses in ``;``. Places lead
back to the text, and are worked out only where something is found.
"""

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import Final

from afterword.core.text.text import TextSpan

_TOKEN: Final = re.compile(
    r"[^\W_]+(?:'[^\W_]+)*|[.!?]+(?=[\s\"')\]*]|$)|[;:\u2014\u2013\"]|\n[ ]*\n|(?<= )--?(?= )"
)
_REPLIED_TO: Final = re.compile(r"^[ ]*>.*$", re.MULTILINE)
_STRETCHED: Final = re.compile(r"([a-z])\1\1+")
_ASCII_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_CLOSED: Final = 400
"""A quotation longer than this many characters is a lone quotation mark."""

FORCE: Final = frozenset(
    "absolutely actually awfully completely deeply definitely dearly earnestly entirely extremely frankly "
    "fully genuinely honestly incredibly insanely literally quite really seriously simply sincerely super "
    "terribly thoroughly totally truly unbelievably utterly very".split()
)
"""Words that add force and no meaning."""

_SUFFIX: Final = {"m": "am", "re": "are", "ve": "have", "d": "would", "ll": "will"}
_IS: Final = frozenset(
    "it that he she there here what who where when how why nobody everybody everyone everything one this "
    "time".split()
)
_WHOLE: Final = {
    "can't": "can not", "cannot": "can not", "cant": "can not", "won't": "will not", "wont": "will not",
    "shan't": "shall not", "ain't": "am not", "let's": "let us", "y'all": "you", "ma'am": "maam",
    "im": "i am", "ive": "i have", "dont": "do not", "didnt": "did not", "doesnt": "does not", "isnt": "is not",
    "wasnt": "was not", "havent": "have not", "hasnt": "has not", "wouldnt": "would not", "couldnt": "could not",
    "shouldnt": "should not", "youre": "you are", "youve": "you have", "thats": "that is", "id": "i would",
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "plss": "please", "pleas": "please",
    "sry": "sorry", "soz": "sorry", "gonna": "going to", "wanna": "want to", "gotta": "have to",
    "everyday": "every day", "noone": "nobody", "dunno": "do not know", "til": "until", "till": "until",
    "tmrw": "tomorrow", "bcoz": "because", "coz": "because", "cos": "because", "msg": "message",
    "msgs": "messages",
}  # fmt: skip
_CHANGED: Final = {**dict.fromkeys(FORCE, ""), **_WHOLE}
_TITLES: Final = frozenset("mr mrs ms mx dr prof st rev hon jr sr inc ltd co vs approx eg ie".split())
_ENDS: Final = frozenset(".!?")


class Flat:
    """The flat words, and the way back. ``known`` are words that may have a letter twice: "need", not "ned"."""

    __slots__ = ("_at", "_lower", "_numbers", "_spans", "_within", "plain", "quoted", "sentences", "where")

    def __init__(self, text: str, known: Collection[str] = frozenset()) -> None:
        lower = text.lower()
        if len(lower) != len(text):
            lower = text.translate(_ASCII_LOWER)
        if ">" in lower:
            lower = _REPLIED_TO.sub(_blank, lower)
        self._lower: Final = lower
        pieces, numbers, marks = _flattened(lower, known)
        self.plain: Final = f" {' '.join(pieces)} "
        self._numbers: Final = numbers
        self.sentences: Final[list[TextSpan]] = []
        self._within: Final[list[frozenset[str]]] = []
        self.where: Final[dict[str, list[int]]] = {}
        self._split(pieces)
        self.quoted: Final = _quoted(pieces, marks) if len(marks) > 1 else []
        self._at: list[int] | None = None
        self._spans: list[TextSpan] = []

    def _split(self, pieces: list[str]) -> None:
        plain, size, begin = self.plain, len(self.plain), 1
        where, within, sentences = self.where, self._within, self.sentences
        ends = sorted({at for mark in _ENDS for at in _all(plain, f" {mark} ")}) if pieces else []
        for end in (*ends, size - 3):
            stop = min(end + 3, size)
            if stop <= begin:
                continue
            words = frozenset(plain[begin:stop].split())
            number = len(sentences)
            for each in words:
                known = where.get(each)
                if known is None:
                    where[each] = [number]
                else:
                    known.append(number)
            sentences.append(TextSpan(begin, stop))
            within.append(words)
            begin = stop

    def words_of(self, number: int) -> frozenset[str]:
        """The words of a sentence."""
        return self._within[number]

    def holds_all(self, words: frozenset[str]) -> bool:
        """Whether one sentence has all of these words."""
        return any(words <= each for each in self._within)

    def span(self, start: int, end: int) -> TextSpan:
        """The places in the text of flat places; what ends in a mark ends in the word before it."""
        if self._at is None:
            self._locate()
        at = self._at
        assert at is not None
        first = max(bisect_right(at, start) - 1, 0)
        last = max(bisect_right(at, end - 1) - 1, first)
        while last > first and self.plain[at[last]] in ".!?;":
            last -= 1
        return TextSpan(self._spans[first].start, self._spans[last].end)

    def _locate(self) -> None:
        spans = [TextSpan(*found.span()) for found in _TOKEN.finditer(self._lower)]
        at: list[int] = []
        size = 1
        words = iter(self.plain.split(" ")[1:])
        for number in self._numbers:
            token = spans[number]
            count = _words_of(self._lower[token.start : token.end])
            at.append(size)
            for _ in range(count):
                size += len(next(words)) + 1
        self._spans = [spans[number] for number in self._numbers]
        self._at = at

    def has_comma(self, start: int, end: int) -> bool:
        """Whether a comma stands between two flat places."""
        return "," in self._lower[self.span(start, start + 1).start : self.span(end, end + 1).start]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether somebody else is speaking there."""
        if not self.quoted:
            return False
        at = bisect_right(self.quoted, start, key=_start) - 1
        return at >= 0 and end <= self.quoted[at].end


def _flattened(lower: str, known: Collection[str]) -> tuple[list[str], list[int], list[int]]:
    """The flat pieces, the number of the token that each is from, and before which pieces quotation marks stand."""
    stretched = _STRETCHED.search(lower) is not None
    pieces: list[str] = []
    numbers: list[int] = []
    quotation_marks: list[int] = []
    last = ""
    for number, found in enumerate(_TOKEN.findall(lower)):
        if found.isalpha():
            last = found
            piece = _CHANGED.get(found, found)
            if stretched and piece and _STRETCHED.search(piece):
                piece = _shrunk(piece, known)
        elif found[0].isalnum():
            last = found
            piece = _apart(found) if "'" in found else found
        elif found == '"':
            quotation_marks.append(len(pieces))
            continue
        else:
            piece = _mark(found, last) if pieces and pieces[-1] not in _ENDS else ""
        if piece:
            pieces.append(piece)
            numbers.append(number)
    return pieces, numbers, quotation_marks


def _shrunk(word: str, known: Collection[str]) -> str:
    """A word without its stretched letters: "soooo" is "so", "neeeed" is "need"."""
    twice = _STRETCHED.sub(r"\1\1", word)
    once = _STRETCHED.sub(r"\1", word)
    return twice if twice in known else "" if once in FORCE else once


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _all(plain: str, part: str) -> list[int]:
    found = []
    at = plain.find(part)
    while at >= 0:
        found.append(at)
        at = plain.find(part, at + 2)
    return found


def _start(span: TextSpan) -> int:
    return span.start


def _quoted(pieces: list[str], marks: list[int]) -> list[TextSpan]:
    """Flat places between quotation marks, where both are near."""
    at = [1]
    for each in pieces:
        at.append(at[-1] + len(each) + 1)
    found = []
    opened = -1
    for mark in marks:
        place = at[mark]
        if opened >= 0 and place - opened <= _CLOSED:
            found.append(TextSpan(opened, place))
            opened = -1
        else:
            opened = place
    return found


def _words_of(token: str) -> int:
    """How many flat words a token became."""
    if token.isalpha():
        return _CHANGED.get(token, token).count(" ") + 1
    return _apart(token).count(" ") + 1 if "'" in token else 1


def _apart(word: str) -> str:
    """A word with an apostrophe, without it."""
    whole = _WHOLE.get(word)
    if whole is not None:
        return whole
    stem, _, suffix = word.rpartition("'")
    if suffix == "t" and stem.endswith("n"):
        return f"{stem[:-1]} not"
    if suffix == "s":
        return f"{stem} is" if stem in _IS else f"{stem} s"
    more = _SUFFIX.get(suffix)
    if more is None:
        return word
    return f"{_apart(stem) if chr(39) in stem else stem} {more}"


def _mark(mark: str, last: str) -> str:
    """What a mark means: the end of a sentence or of a clause, or nothing."""
    if mark[0] in ";:\u2014\u2013-":
        return ";"
    if mark[0] == "\n":
        return "."
    if "!" in mark:
        return "!"
    if "?" in mark:
        return "?"
    if len(mark) > 1 or last in _TITLES or (len(last) == 1 and last != "i"):
        return ""
    return "."
