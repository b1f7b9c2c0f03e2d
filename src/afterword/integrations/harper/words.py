"""Which words of a text are looked up, and which aren't: names, codes, addresses."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

SHORTEST: Final = 3
LONGEST: Final = 24
"""Letters. No English word is longer, and Harper's search for similar words would explode."""

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
    """A word to look up: its position, and its spelling for the dictionary."""

    start: int
    end: int
    form: str


def words_to_look_up(plain: str) -> Iterator[Word]:
    """The words to look up: lower-case ones, and those that may be capitalized as a sentence's first word."""
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
    """Whether a sentence starts there; a line that isn't one (a name under a note) is skipped."""
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


# Whether a word the dictionary lacks may be correct because it's built from known words.

_PREFIXES: Final = tuple(
    "anti auto bio co counter cross cyber de dis down eco en extra fore geo hyper inter intra mega meta "
    "micro mid mini mis mono multi neo non off on out over para photo poly post pre pseudo re self semi "
    "sub super tele trans tri ultra un under up".split()
)
_SUFFIXES: Final = tuple(
    "s es d ed r er rs ers ee ees ing ings able ably ly ness less ish ist ists ism ship ships hood "
    "wise like ise ised ises ising iser isers isation isations ize ized izes izing izer izers ization "
    "izations".split()
)
_FUNCTION_WORDS: Final = frozenset(
    "also because been best came come could does done each even ever from gave give have here into just "
    "know like made make many more most much must only other over said same shall should some such take "
    "than thank thanks that their them then there these they this those under until upon very want "
    "well were what when where which while will with would your yours".split()
)
"""If another word runs into one of these, the space between them is missing."""
_SHORTEST: Final = 4
"""How many letters a base needs: shorter ones occur in anything."""


def bases(word: str) -> set[str]:
    """Every word that the lower-case ``word`` may be built from."""
    return {part for parts in _ways(word) for part in parts}


def is_built(word: str, known: Callable[[str], bool]) -> bool:
    """Whether ``word`` is a regular form of a ``known`` word, or two of them in one."""
    return any(all(map(known, parts)) for parts in _ways(word))


def _ways(word: str) -> Iterator[tuple[str, ...]]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            yield (word[len(prefix) :],)
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < _SHORTEST or (suffix[0] in "dr" and stem[-1] != "e"):
            continue
        yield (stem,)
        yield (f"{stem}e",)
        if stem[-1] == stem[-2]:
            yield (stem[:-1],)
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        halves = word[:at], word[at:]
        if _FUNCTION_WORDS.isdisjoint(halves):
            yield halves


# The word lists of the grammar check.


@cache
def data(name: str) -> frozenset[str]:
    """The lines of a list."""
    return frozenset((files("afterword.integrations.harper") / name).read_text("utf-8").split())
