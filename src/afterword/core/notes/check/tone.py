"""What phrases alone can't find about tone: counting softeners and apologies, raised voices."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from afterword.core.notes.check.note import ADVICE, WARNING, Finding
from afterword.core.notes.check.phrasebook import MOST, Phrasebook, flat_of
from afterword.core.notes.kinds import About, NoteKind
from afterword.core.text.text import Text

_HEDGE: Final = "hedge"
_ENOUGH: Final = 3
_SOFT: Final = re.compile(
    r"(?<= )(?:just(?! (?:finished|sent|as|like|about|the|in time|under|over|been|now|received|read|before|after) )|maybe|perhaps"
    r"|possibly|hopefully|probably|somewhat|somehow|(?<!that )(?<!the )(?<!this )(?<!what )(?<!some )(?<!any )(?<!same )(?<!right )"
    r"(?:kind|sort) of(?! (?:work|person|people|team|role|job|problem|thing|place|question|project) )|i guess|i suppose|i feel like|i was wondering"
    r"|i wondered|i was thinking|i was hoping|a (?:little )?bit|more or less|in a way|if that makes sense|if that is ok(?:ay)?|might|tiny|or something"
    r"|i think|i might|if you do not mind|or anything|or so|not sure)(?= )"
)
_TRIGGERS: Final = frozenset(
    "just maybe perhaps possibly hopefully probably somewhat somehow kind sort guess suppose wondering wondered bit might "
    "tiny sense feel hoping thinking".split()
)


def hedge(text: Text, kind: NoteKind, about: About, phrases: Phrasebook) -> Iterator[Finding]:
    """The phrases, or else the sentences with three softeners and more."""
    taken: set[int] = set()
    flat = flat_of(text.plain)
    if not flat.where.keys() & _TRIGGERS:
        return
    for each in phrases(text, kind, about):
        taken.add(each.start)
        yield each
    if taken:
        return
    count = 0
    for number, (begin, stop) in enumerate(flat.sentences):
        if len(flat.words_of(number) & _TRIGGERS) < _ENOUGH - 1:
            continue
        soft = [found.span() for found in _SOFT.finditer(flat.plain, begin, stop)]
        if len(soft) >= _ENOUGH and not flat.is_quoted(soft[0][0], soft[-1][1]):
            count += 1
            if count > MOST:
                return
            span = flat.span(soft[0][0], soft[-1][1] + 1)
            yield Finding(_HEDGE, span.start, span.end, ADVICE, "stacked")


# ``over_apology``: counts the apologies of a note, where no phrase was found.

_OVER_APOLOGY: Final = "over_apology"
_MOST: Final = 2
_SORRY: Final = re.compile(
    r"(?<= )(?:(?:so )?sorry(?! to (?:hear|miss|say|tell|inform|disappoint|learn|have missed|let|see|decline))"
    r"|apologi[sz]e|apologies|apologi[sz]ing|forgive me|pardon me)(?= )"
)


def over_apology(text: Text, kind: NoteKind, about: About, phrases: Phrasebook) -> Iterator[Finding]:
    """The phrases, or else the apology after the second."""
    found = list(phrases(text, kind, about))
    yield from found
    flat = flat_of(text.plain)
    if not found and flat.where.keys() & {
        "sorry",
        "apologise",
        "apologize",
        "apologies",
        "forgive",
        "pardon",
    }:
        for count, each in enumerate(_SORRY.finditer(flat.plain), 1):
            if count > _MOST and not flat.is_quoted(*each.span()):
                span = flat.span(each.start(), each.end() + 1)
                yield Finding(_OVER_APOLOGY, span.start, span.end, WARNING, "several")
                return


# ``shout``: capitals and rows of exclamation marks are read as raised voices.

_SHOUT: Final = "shout"
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


def shout(text: Text, kind: NoteKind, about: About, phrases: Phrasebook) -> Iterator[Finding]:
    """Rows of marks, words in capitals, and begging emoji."""
    del kind, phrases
    plain = text.plain
    yield from islice(chain(_rows(plain), _capitals(plain, about), _emoji(plain)), MOST)


def _rows(plain: str) -> Iterator[Finding]:
    if "!" not in plain and "??" not in plain and "? ?" not in plain:
        return
    rows = 0
    for found in _ROW.finditer(plain):
        rows += 1
        asks = "?" in found.group()
        yield Finding(_SHOUT, *found.span(), WARNING, "marks", (), "?" if asks else "!", safe=True)
        if rows == MOST:
            return
    if not rows:
        for number, found in enumerate(_MARK.finditer(plain), 1):
            if number == _MARKS:
                yield Finding(_SHOUT, *found.span(), WARNING, "many_marks")
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
        yield Finding(_SHOUT, *found.span(), WARNING, "capitals")


_LOUD: Final = SHOUTED | frozenset("dont cant wont youre thats didnt".split())


def _emoji(plain: str) -> Iterator[Finding]:
    if plain.isascii():
        return
    for found in _PLEADING.finditer(plain):
        yield Finding(_SHOUT, *found.span(), WARNING, "emoji")
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
