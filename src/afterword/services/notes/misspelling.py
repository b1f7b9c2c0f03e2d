"""How likely one word is a misspelling of another: a weighted edit distance.

Writers double a letter or forget to, swap two neighbors, drop or mistake a vowel: those cost half. An extra
or missing consonant costs one, a wrong one (``peated`` for ``peaked``) one and a half: such words are more
often two different words than one misspelled.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

MILD: Final = 0.5
PLAIN: Final = 1.0
GRAVE: Final = 1.5
_VOWELS: Final = frozenset("aeiouy")
_SHORT: Final = 5
_MEDIUM: Final = 7
_LEAST: Final = 4
_LONGEST: Final = 40


_ENDINGS: Final = ("s", "'s", "es", "d", "ed", "r", "er", "rs", "ers", "ing", "able", "ly", "ness", "less")


class Likeness(NamedTuple):
    """The likeliest word, how it is meant, and whether no other comes as near.

    ``kind``: ``sure`` (it must be that word), ``case`` (capitals apart it is), ``form`` (a regular form of it
    that the dictionary lacks: no slip), ``unsure``. ``mild``: the slip is of the kind everybody makes.
    """

    word: str
    kind: Literal["sure", "case", "form", "unsure"]
    alone: bool
    mild: bool = False


def likeliest(word: str, candidates: Sequence[str]) -> Likeness | None:
    """The word that a misspelled one was meant to be; ``None`` if there's none to compare."""
    small = word.lower()
    ranked = sorted(
        (slip_cost(small, candidate.lower()), at)
        for at, candidate in enumerate(candidates)
        if _comparable(small, candidate)
    )
    if not ranked:
        return None
    cost, at = ranked[0]
    alone = len(ranked) == 1 or ranked[1][0] > cost
    return Likeness(candidates[at], _kind(small, candidates[at].lower(), cost), alone, cost <= MILD)


def _kind(word: str, meant: str, cost: float) -> Literal["sure", "case", "form", "unsure"]:
    if not cost:
        return "case"
    if _inflects(word, meant):
        return "form"
    near = cost <= _most(len(word)) and meant[0] == word[0]
    return "sure" if near and (len(word) > _SHORT or _same_letters(word, meant)) else "unsure"


def _same_letters(word: str, meant: str) -> bool:
    """Whether two words have the same letters, in another order or doubled: required for short words."""
    return sorted(word) == sorted(meant) or (set(word) == set(meant) and abs(len(word) - len(meant)) == 1)


def _inflects(word: str, known: str) -> bool:
    """Whether a word is a regular form of a known one: dictionaries leave many out."""
    stem = known.removesuffix("'s").removesuffix("s'")
    if stem.endswith("y") and word == stem[:-1] + "ies":
        return True
    return word.startswith(stem) and (word[len(stem) :] in _ENDINGS or word == stem)


def _comparable(word: str, candidate: str) -> bool:
    return bool(candidate) and " " not in candidate and len(candidate) <= _LONGEST and len(word) <= _LONGEST


def _most(letters: int) -> float:
    """The highest cost of a certain slip: the shorter the word, the more similar words it has."""
    if letters < _LEAST:
        return 0.0
    return MILD if letters < _MEDIUM else PLAIN


@lru_cache(maxsize=4_096)
def slip_cost(word: str, meant: str) -> float:
    """The cost of the cheapest way from one word to the other."""
    before: list[float] = []
    row = [0.0]
    for at in range(1, len(meant) + 1):
        row.append(row[-1] + _lacks(meant, at - 1, word, 0))
    for here, letter in enumerate(word, 1):
        last = row
        row = [last[0] + _lacks(word, here - 1, meant, 0)]
        for there, other in enumerate(meant, 1):
            best = min(
                last[there] + _lacks(word, here - 1, meant, there),
                row[there - 1] + _lacks(meant, there - 1, word, here),
                last[there - 1] + _swaps(letter, other),
            )
            if here > 1 and there > 1 and letter == meant[there - 2] and other == word[here - 2] != letter:
                best = min(best, before[there - 2] + MILD)
            row.append(best)
        before = last
    return row[-1]


def _swaps(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    return MILD if letter in _VOWELS and other in _VOWELS else GRAVE


def _lacks(longer: str, at: int, shorter: str, place: int) -> float:
    """The cost of a letter that the other word lacks there."""
    letter = longer[at]
    doubled = (at > 0 and longer[at - 1] == letter) or (at + 1 < len(longer) and longer[at + 1] == letter)
    beside = place > 0 and shorter[place - 1] == letter
    return MILD if doubled or beside or letter in _VOWELS else PLAIN
