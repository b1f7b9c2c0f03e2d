"""A text cut into pieces that are linted, and remembered, one by one.

A paragraph is a piece, so that an edit costs one paragraph. Long ones are cut, for some rules of Harper take
a time that grows with the square of a piece. What is no prose (long codes, rows of signs) is made digits.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MOST: Final = 20_000
"""Code points read of a text; no note is a tenth of that."""
_LONGEST: Final = 1_200

_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_NO_PROSE: Final = re.compile(r"\S{41,}|([^\w\s])\1{3,}|[^\x00-\u024f\u2000-\u206f\u20a0-\u20bf]{12,}")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LAST_SPACE: Final = re.compile(r"\s\S*\Z")
_SENTENCE_END: Final = re.compile(r"[.!?]\s")


class Piece(NamedTuple):
    """A piece of the plain text: where it begins, and how it is shown to Harper, of the same length."""

    start: int
    shown: str
    masked: tuple[tuple[int, int], ...]


def beginning(text: str) -> str:
    """What is read of a text: of a long one, as many whole words as ``MOST`` holds."""
    if len(text) <= MOST:
        return text
    cut = _LAST_SPACE.search(text[:MOST])
    return text[: cut.start()] if cut else ""


def pieces_of(plain: str) -> Iterator[Piece]:
    """The pieces of a text, in order."""
    for paragraph in _PARAGRAPH.finditer(plain):
        start, end = paragraph.span()
        while start < end:
            stop = end if end - start <= _LONGEST else _cut(plain, start)
            yield _piece(start, plain[start:stop])
            start = stop


def _cut(plain: str, start: int) -> int:
    last = start + _LONGEST
    for found in _SENTENCE_END.finditer(plain, start, last):
        last = found.end()
    return last


def _piece(start: int, text: str) -> Piece:
    masked: list[tuple[int, int]] = []

    def hide(found: re.Match[str]) -> str:
        masked.append(found.span())
        return "1" * (found.end() - found.start())

    shown = _NO_PROSE.sub(hide, _CONTROL.sub(" ", text))
    return Piece(start, shown, tuple(masked))
