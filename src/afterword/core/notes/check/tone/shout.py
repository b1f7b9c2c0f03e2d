"""``shout``: capitals and rows of exclamation marks are read as raised voices."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from afterword.core.notes.about import About
from afterword.core.notes.check.tone.phrase import MOST
from afterword.core.notes.check.tone.rule import ToneRule
from afterword.core.notes.finding import WARNING, Finding
from afterword.core.notes.kinds import Kind
from afterword.core.text.text import Text

_ID: Final = "shout"
_ROW: Final = re.compile(r"!(?:[ ]?[!?])+|\?(?:[ ]?[!?])+")
_MARK: Final = re.compile(r"!")
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]+)?\b(?:[ ,;:\n-]{1,3}(?:[A-Z]{2,}(?:'[A-Z]+)?|[AI])\b)*")
_WORD: Final = re.compile(r"[A-Z][A-Z']*")
_PLEADING: Final = re.compile(
    "[\U0001f64f\U0001f62d\U0001f622\U0001f97a\U0001f62b\U0001f629\U0001f494\U0001f91e]"
)
_MARKS: Final = 3
"""One exclamation mark is warm, two are eager, the third is loud."""

SHOUTED: Final = frozenset(
    "absolutely afford all always am amazing and answer anything are asap awesome back bad because been beg begging best "
    "but call can cannot chance choose could decision definitely desperate did do dream dying ever everything excellent "
    "excited extremely family fantastic feel finally for forever from give great had happy has hate have hear help here "
    "hire hope how immediately important incredible interview job know last let love loved loves made make me more most "
    "much must my need needed needs never nobody not nothing now of once only our perfect please position possible "
    "promise quickly really right role selected should so soon sorry still super take tell thank thanks that the "
    "their there this time to today tomorrow too totally truly two urgent very waiting want wanted was we were what when "
    "why will wonderful work would you your yours".split()
)
"""Words that people shout and that abbreviate nothing."""
_ALSO_SHORT: Final = frozenset(
    "all am and are asap back can do for from has have let me more now of our so take that the this time to too two was we what when will work".split()
)
"""Of these, words that may be an abbreviation or a logical operator when they stand alone."""
_LONELY: Final = 1


def _find(text: Text, kind: Kind, about: About) -> Iterator[Finding]:
    """Capitals and rows of exclamation marks are read as raised voices."""
    del kind
    plain = text.plain
    yield from islice(chain(_rows(plain), _capitals(plain, about), _emoji(plain)), MOST)


def _rows(plain: str) -> Iterator[Finding]:
    if "!" not in plain and "??" not in plain and "? ?" not in plain:
        return
    rows = 0
    for found in _ROW.finditer(plain):
        rows += 1
        asks = "?" in found.group()
        yield Finding(_ID, *found.span(), WARNING, "marks", (), "?" if asks else "!", safe=True)
        if rows == MOST:
            return
    if not rows:
        for number, found in enumerate(_MARK.finditer(plain), 1):
            if number == _MARKS:
                yield Finding(_ID, *found.span(), WARNING, "many_marks")
                return


def _capitals(plain: str, about: About) -> Iterator[Finding]:
    names: frozenset[str] | None = None
    for found in _CAPITALS.finditer(plain):
        words = _WORD.findall(found.group())
        loud = [each for each in words if each.replace("'", "").lower() in _LOUD]
        if not loud:
            continue
        if len(words) == _LONELY and words[0].lower() in _ALSO_SHORT:
            continue
        if len(loud) < len(words) and len(loud) * 2 < len(words):
            continue
        if names is None:
            names = _names(about)
        if all(each in names for each in words):
            continue
        yield Finding(_ID, *found.span(), WARNING, "capitals")


_LOUD: Final = SHOUTED | frozenset("dont cant wont youre thats didnt".split())


def _emoji(plain: str) -> Iterator[Finding]:
    if plain.isascii():
        return
    for found in _PLEADING.finditer(plain):
        yield Finding(_ID, *found.span(), WARNING, "emoji")
        return


def _names(about: About) -> frozenset[str]:
    """Words in capitals that the case writes so."""
    case = about.case
    told = (
        case.company.name,
        case.role,
        case.candidate.name,
        *(each.name for each in case.contacts),
        *about.highlights,
    )
    points = (part for each in about.points for part in (each.text, each.answer or ""))
    return frozenset(word for each in (*told, *points) for word in _WORD.findall(each))


SHOUT: Final = ToneRule(_ID, WARNING, _find)
