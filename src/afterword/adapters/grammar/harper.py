"""Harper as the port wants it: slips by their place in the text as typed."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from afterword.adapters.grammar.child import Child, Fallen
from afterword.adapters.grammar.data import data
from afterword.adapters.grammar.pieces import Piece, beginning, pieces_of
from afterword.adapters.grammar.words import known, words_of
from afterword.core.text.text import Text
from afterword.ports import Slip

SPELLING: Final = "SpellCheck"
_UNKNOWN: Final = "The dictionary does not have this word."
_REMEMBERED: Final = 4_096
_AT_ONCE: Final = 64
"""Words and pieces that one question holds at most, so that each is answered soon."""
_NOTHING: Final[dict[str, list[str]]] = {"words": [], "unknown": [], "pieces": []}
MOST_UNKNOWN: Final = 100
"""Different unknown words up to which a text is taken for English; each costs 10 ms to look for its likes."""

_Answer = TypeVar("_Answer")


class _Lint(NamedTuple):
    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]


def available() -> bool:
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
        """``warm`` loads for a long life: a second longer, so that no later word costs that second."""
        self._child: Final = Child({"rules": sorted(data("rules.txt")), "warm": warm})
        self._known: Final[_Memory[bool]] = OrderedDict()
        self._meant: Final[_Memory[tuple[str, ...] | None]] = OrderedDict()
        self._lints: Final[_Memory[tuple[_Lint, ...]]] = OrderedDict()
        self._lock: Final = Lock()
        self.fallen = False

    def start(self) -> None:
        """Begin to load Harper (0.6 s), without waiting for it."""
        self._child.start()

    def close(self) -> None:
        """End Harper's process."""
        self._child.close()

    def slips(self, text: str, names: Collection[str]) -> Sequence[Slip]:
        """The slips in a text, by place; ``names`` are right as they stand, in any case and word by word."""
        with self._lock:
            return self._slips(Text(beginning(text)), data("jargon.txt") | known(frozenset(names)))

    def _slips(self, read: Text, right: frozenset[str]) -> list[Slip]:
        pieces = list(pieces_of(read.plain))
        words = [word for word in words_of(read.plain) if word.form.casefold() not in right]
        self._ask("words", self._known, {word.form for word in words}, bool)
        self._ask("pieces", self._lints, {piece.shown for piece in pieces}, _lints)
        unknown = {word.form for word in words if not self._known.get(word.form, True)}
        if len(unknown) > MOST_UNKNOWN:
            unknown.clear()
        self._ask("unknown", self._meant, unknown, _replacements)
        slips = [
            Slip(*read.raw_span(word.start, word.end), SPELLING, _UNKNOWN, found)
            for word in words
            if word.form in unknown and (found := self._meant.get(word.form)) is not None
        ]
        for piece in pieces:
            for lint in self._lints.get(piece.shown, ()):
                if not _is_masked(piece, lint) and piece.shown[lint.start : lint.end].casefold() not in right:
                    span = read.raw_span(piece.start + lint.start, piece.start + lint.end)
                    slips.append(Slip(*span, lint.rule, lint.message, lint.replacements))
        for memory in (self._known, self._meant, self._lints):
            _forget(memory)
        return sorted(slips)

    def _ask(
        self, part: str, memory: "_Memory[_Answer]", wanted: set[str], read: Callable[[Any], _Answer]
    ) -> None:
        """Ask Harper for what is not remembered, in portions that are each answered soon."""
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
    """Whether a lint touches what was hidden from Harper, or stands right beside it."""
    return any(lint.start <= end + 1 and start <= lint.end + 1 for start, end in piece.masked)
