"""The closing of a note, from "Kind regards" on, and the signature in it."""

import re
from typing import Final

from afterword.core.notes.check.fold import folded
from afterword.core.text.text import Span

_CLOSINGS: Final = (
    r"(?:(?:with|my|and) )*(?:(?:very|most|my) )?(?:kind(?:est)?|best|warm(?:est)?|many|"
    r"sincere|friendly|all|every|good|great|deep(?:est)?|heartfelt|"
    r"cordial|much|renewed)?(?: and (?:kind|best|warm))?[ ]?(?:regards?|wishes|thanks|"
    r"gratitude|appreciation|good wish(?:es)?)"
    r"(?: (?:again|once more|and (?:best|kind|warm) (?:regards|wishes)|from [a-z ]{2,30}|"
    r"for [a-z ]{2,40}|in advance))?"
    r"|(?:yours|very|most)?[ ]?(?:sincerely|truly|faithfully|respectfully|cordially|"
    r"warmly|gratefully|kindly|ever)(?: yours)?"
    r"|yours(?: (?:sincerely|truly|faithfully|ever|very truly))?|best|(?:all )?(?:the|my) "
    r"(?:very )?best(?: to you(?: all)?)?|all best|cheers|warmly|thanks|thank you(?: "
    r"(?:again|once again|once more|so much|very much|kindly))?"
    r"|thanks (?:again|so much|a lot|very much|once again)|regards|take care|talk soon|"
    r"speak soon|see you(?: soon)?|until then|"
    r"have a (?:good|great|nice|lovely) (?:day|week|weekend|evening|one)|br|kr|rgds|"
    r"bye(?: for now)?|sincerest regards|in gratitude|gratefully yours"
)
_CLOSING_LINE: Final = re.compile(
    rf"(?:{_CLOSINGS})[ ]*(?P<end>[,.!;:\u2014\u2013-]*)[ ]*(?P<name>.*)", re.IGNORECASE
)
_INLINE_CLOSING: Final = re.compile(
    rf"(?<=[.!?] )(?:{_CLOSINGS}),[ ]*(?P<name>[^\n,.!?]{{1,60}})$", re.IGNORECASE
)
_POSTSCRIPT: Final = re.compile(r"p\.?[ ]?s\.?[ :\u2014\u2013-]", re.IGNORECASE)
_LAST_LINES: Final = 9
_CLOSING_WORDS: Final = 9
_SIGNATURE_WORDS: Final = 12
_INLINE: Final = 140
_A_NAME: Final = 3
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NAME_ENDS: Final = re.compile(r"[,|\u00b7\u2022(:;+\d\u2014\u2013]| - ")
_WITH_NAMES: Final = frozenset("mr mrs ms miss dr prof phd md rn jr sr mba cpa ii iii esq".split())


def closing_of(plain: str, begin: int, stop: int, own: frozenset[str]) -> tuple[Span | None, Span | None]:
    """The closing, and the signature in it. ``own``: the words of the candidate's name, folded."""
    lines, stop = _last_lines(plain, begin, stop)
    named: Span | None = None
    for number, line in enumerate(lines):
        said = plain[line.start : line.end]
        words = len(said.split())
        if words > _SIGNATURE_WORDS:
            break
        closing = _closing_words(plain, line, own) if words <= _CLOSING_WORDS and line.start > begin else None
        if closing is not None:
            below = named or (lines[number - 1] if number else None)
            return Span(line.start, stop), _after(plain, closing) or below
        if _is_own(said, own):
            named = line
        elif said[-1] in ".!?" and words > _A_NAME:
            break
    if named is not None:
        return Span(named.start, stop), named
    found = _INLINE_CLOSING.search(plain, max(begin, stop - _INLINE), stop)
    if found is not None and _is_own(found.group("name"), own):
        return Span(found.start(), stop), _after(plain, found)
    return None, None


def _last_lines(plain: str, begin: int, stop: int) -> tuple[list[Span], int]:
    """The last lines with words, the lowest first, and their end: a postscript and what follows are left out."""
    lines: list[Span] = []
    edge = stop
    while edge > begin and len(lines) <= _LAST_LINES:
        first = max(begin, plain.rfind("\n", begin, edge) + 1)
        line = _stripped(plain, first, edge)
        if line.start < line.end:
            if _POSTSCRIPT.match(plain, line.start):
                stop = begin + len(plain[begin:first].rstrip())
                lines.clear()
            else:
                lines.append(line)
        edge = begin + len(plain[begin:first].rstrip()) if first > begin else begin
    return lines, stop


def _closing_words(plain: str, line: Span, own: frozenset[str]) -> re.Match[str] | None:
    """The line as a closing, with a name after it or none."""
    closing = _CLOSING_LINE.fullmatch(plain, line.start, line.end)
    if closing is None:
        return None
    name = closing.group("name").strip()
    return closing if not name or (closing.group("end") and _is_name(name, own)) else None


def _after(plain: str, closing: re.Match[str]) -> Span | None:
    """The name that stands on the closing's own line."""
    span = _stripped(plain, *closing.span("name"))
    return span if span.start < span.end else None


def _stripped(plain: str, start: int, end: int) -> Span:
    said = plain[start:end]
    return Span(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))


def _is_name(said: str, own: frozenset[str]) -> bool:
    """Whether what follows a closing on its line is a signature."""
    return _is_own(said, own) or (len(said.split()) <= _A_NAME and said[0].isupper())


def _is_own(said: str, own: frozenset[str]) -> bool:
    """Whether a line is the candidate's name, or begins with it: ``Priya Nair, 312 555 0142``."""
    words = _LETTERS.findall(_NAME_ENDS.split(folded(said).lstrip(" -~"), maxsplit=1)[0])
    return any(word in own for word in words) and all(
        word in own or len(word) == 1 or word in _WITH_NAMES for word in words
    )
