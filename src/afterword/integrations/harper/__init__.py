"""Spelling and grammar by Harper, in a process of its own: slips by their place in the text as typed."""

import re
import sys
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar

from afterword.core.text.text import Text
from afterword.integrations.child_process import Child, Fallen
from afterword.integrations.harper.words import bases, data, is_built, known, words_to_look_up
from afterword.ports import LanguageSlip

# A text is cut into pieces, which are checked and cached one by one.

MOST: Final = 20_000
"""Code points of a text that are read; no note is a tenth of that."""
_LONGEST: Final = 1_200

_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_NO_PROSE: Final = re.compile(r"\S{41,}|([^\w\s])\1{3,}|[^\x00-\u024f\u2000-\u206f\u20a0-\u20bf]{12,}")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LAST_SPACE: Final = re.compile(r"\s\S*\Z")
_SENTENCE_END: Final = re.compile(r"[.!?]\s")


class Piece(NamedTuple):
    """A piece of the plain text: where it starts, and the text of the same length that Harper gets."""

    start: int
    shown: str
    masked: tuple[tuple[int, int], ...]


def beginning(text: str) -> str:
    """The part of a text that's read: of a long one, as many whole words as ``MOST`` allows."""
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


_COMMAND: Final = (sys.executable, "-P", str(Path(__file__).with_name("worker.py")))
SPELLING: Final = "SpellCheck"
_UNKNOWN: Final = "The dictionary does not have this word."
_REMEMBERED: Final = 4_096
_AT_ONCE: Final = 64
"""How many words and pieces one question has at most, so each is answered quickly."""
_NOTHING: Final[dict[str, list[str]]] = {"words": [], "unknown": [], "pieces": []}
MOST_UNKNOWN: Final = 100
"""How many different unknown words an English text may have; each costs 10 ms to find similar ones."""

_Answer = TypeVar("_Answer")


class _Lint(NamedTuple):
    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]


def harper_available() -> bool:
    """Whether Harper is installed; other packages have a module ``harper`` too."""
    spec = find_spec("harper")
    places = spec.submodule_search_locations if spec is not None else None
    return any(next(Path(place).glob("_harper*"), None) is not None for place in places or ())


class HarperGrammar:
    """Spelling in every dialect of English, and grammar without the matters of taste.

    Pieces and words once asked are remembered, so an edit costs what it touched. Texts are read up to
    ``pieces.MOST`` code points; one with more than ``MOST_UNKNOWN`` unknown words is no English, and is not
    spelled. May be called from any thread. When Harper falls, what it was asked counts as
    right, and ``fallen`` says so.
    """

    def __init__(self, *, warm: bool = False) -> None:
        """``warm`` prepares for a long life: it takes a second longer, so that no later word has to wait."""
        self._child: Final = Child({"rules": sorted(data("rules.txt")), "warm": warm}, command=_COMMAND)
        self._known: Final[_Memory[bool]] = OrderedDict()
        self._meant: Final[_Memory[tuple[str, ...] | None]] = OrderedDict()
        self._lints: Final[_Memory[tuple[_Lint, ...]]] = OrderedDict()
        self._lock: Final = Lock()
        self.fallen = False

    def start(self) -> None:
        """Start loading Harper (0.6 s), without waiting."""
        self._child.start()

    def close(self) -> None:
        """End Harper's process."""
        self._child.close()

    def slips(self, text: str, names: Collection[str]) -> Sequence[LanguageSlip]:
        """The slips in a text, in order; ``names`` are correct in any case, word by word."""
        with self._lock:
            return self._slips(Text(beginning(text)), data("jargon.txt") | known(frozenset(names)))

    def unknown(self, words: Collection[str]) -> set[str]:
        """The words among these that Harper's dictionary lacks."""
        with self._lock:
            self._ask("words", self._known, set(words), bool)
            return {word for word in words if not self._known.get(word, True)}

    def _slips(self, read: Text, right: frozenset[str]) -> list[LanguageSlip]:
        pieces = list(pieces_of(read.plain))
        words = [word for word in words_to_look_up(read.plain) if word.form.casefold() not in right]
        self._ask("words", self._known, {word.form for word in words}, bool)
        self._ask("pieces", self._lints, {piece.shown for piece in pieces}, _lints)
        unknown = {word.form for word in words if not self._known.get(word.form, True)}
        if len(unknown) > MOST_UNKNOWN:
            unknown.clear()
        self._ask("unknown", self._meant, unknown, _replacements)
        plausible = self._plausible(unknown) if unknown else {}
        everyday = data("everyday_words.txt") if unknown else frozenset[str]()
        slips = [
            LanguageSlip(
                *read.raw_span(word.start, word.end),
                SPELLING,
                _UNKNOWN,
                found,
                plausible[word.form],
                everyday.intersection(each.lower() for each in found),
            )
            for word in words
            if word.form in unknown and (found := self._meant.get(word.form)) is not None
        ]
        for piece in pieces:
            for lint in self._lints.get(piece.shown, ()):
                if not _is_masked(piece, lint) and piece.shown[lint.start : lint.end].casefold() not in right:
                    span = read.raw_span(piece.start + lint.start, piece.start + lint.end)
                    slips.append(LanguageSlip(*span, lint.rule, lint.message, lint.replacements))
        for memory in (self._known, self._meant, self._lints):
            _forget(memory)
        return sorted(slips)

    def _plausible(self, unknown: Collection[str]) -> dict[str, Literal["", "rare", "built"]]:
        """Why words that Harper doesn't know may be correct, by word."""
        rare = data("rare_words.txt")
        small = {word: word.lower() for word in unknown}
        self._ask("words", self._known, set().union(*(bases(word) for word in small.values())), bool)

        def known(word: str) -> bool:
            return self._known.get(word, False) or word in rare

        return {
            word: "rare" if form in rare else "built" if is_built(form, known) else ""
            for word, form in small.items()
        }

    def _ask(
        self, part: str, memory: "_Memory[_Answer]", wanted: set[str], read: Callable[[Any], _Answer]
    ) -> None:
        """Ask Harper about what isn't cached, in batches that are each answered quickly."""
        new = sorted(wanted - memory.keys())
        for at in range(0, len(new), _AT_ONCE):
            portion = new[at : at + _AT_ONCE]
            try:
                answer = self._child.ask(_NOTHING | {part: portion})
            except Fallen:
                self.fallen = True
                return
            memory.update(zip(portion, map(read, answer[part]), strict=True))


_Memory: TypeAlias = OrderedDict[str, _Answer]


def _lints(found: list[list[Any]]) -> tuple[_Lint, ...]:
    return tuple(
        _Lint(start, end, rule, message, tuple(replacements))
        for start, end, rule, message, replacements in found
    )


def _replacements(found: list[str] | None) -> tuple[str, ...] | None:
    return None if found is None else tuple(found)


def _forget(memory: "_Memory[Any]") -> None:
    while len(memory) > _REMEMBERED:
        memory.popitem(last=False)


def _is_masked(piece: Piece, lint: _Lint) -> bool:
    """Whether a finding touches something hidden from Harper, or is right beside it."""
    return any(lint.start <= end + 1 and start <= lint.end + 1 for start, end in piece.masked)
