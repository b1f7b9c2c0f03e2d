"""The parts of a note: greeting, body, closing, and what a mail program left below or between.

A greeting is the first line if it says hello or is a name; a closing is what stands from "Kind regards" on,
or from the candidate's name where they only signed.
"""

import re
from typing import Final, NamedTuple

from afterword.core.text.text import TextSpan
from afterword.core.text.word_forms import folded

# The greeting of a note, or the first words of a call, and the name in it.

_HELLO: Final = re.compile(
    r"(?:(?:my )?dear(?:est)?|hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|"
    r"afternoon|evening|day)|morning|afternoon|hola|bonjour|hallo|"
    r"guten (?:tag|morgen)|ciao|namaste|salut|sehr geehrte[rs]?|liebe[r]?)(?:,? (?:again|"
    r"there)(?=,? [^\W\d_]))?"
    r"(?![\w'])[ ]*(?P<comma>,[ ]*)?",
    re.IGNORECASE,
)
_TO_WHOM: Final = re.compile(
    r"to (?:whom it may concern|the (?:hiring|interview) [a-z ]{2,40})[ ]*[,:.\n-]", re.IGNORECASE
)
_TITLE: Final = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Engr|Rev|Sir|Dame|Hon|Herr|Frau|Judge|Capt|Col|MR|MRS|MS|DR)"
)
_NO_NAME: Final = (
    r"(?!(?:Thank|Thanks|I|It|We|My|This|The|You|Your|Following|As|For|Just|Re|And|Yes|No|Sorry|Hope)\b)"
)
_NAME: Final = rf"{_NO_NAME}(?:[^\W\d_a-z]|(?:d'|al-|el-|mc|o')(?=[^\W\d_]))[^\W\d_]*\.?(?:['-][^\W\d_]+)*"
_LINK: Final = (
    r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|bin|bint|ibn|al|el|zu|zur|af|av|y)"
)
_ONE: Final = (
    rf"(?:{_TITLE}\.?[ ]+)*(?:{_LINK}[ ]+){{0,3}}{_NAME}(?:[ ]+(?:{_LINK}[ ]+){{0,3}}{_NAME}){{0,3}}"
)
_ADDRESS: Final = re.compile(rf"{_ONE}(?:(?:,[ ]+{_ONE}){{0,5}},?[ ]+(?:and|&)[ ]+{_ONE})?")
_NAME_LINE: Final = re.compile(
    rf"(?P<name>{_ONE}(?:(?:,[ ]+{_ONE}){{0,5}},?[ ]+(?:and|&)[ ]+{_ONE})?)[ ]*(?P<end>[,:!\u2014\u2013-]|$)"
)
_STOP: Final = re.compile(r"[,:;!?\u2014\u2013]|\.(?=\s|$)|[ ]-+[ ]")
_LONGEST_GREETING: Final = 80
_MESSAGE_FOR: Final = re.compile(
    r"\b(?:message (?:is )?for|calling for|(?:speak|talk) (?:with|to)|put me through to|"
    rf"trying to reach) (?P<name>{_ONE})"
)
_AROUND: Final = " ,.:;!-\u2014\u2013"
_TITLED: Final = re.compile(rf"{_TITLE}\.? ")
_ENDS_IN_A_DOT: Final = re.compile(rf"(?:{_TITLE}|\b[A-Z])\.\s*$")
_AFTER_A_NAME: Final = 3
"""So many words may stand between the name and the end of the greeting: "Dear Dana from Northwind," …"""
_NOBODY: Final = 5
"""… and so many after the hello where no name is found: "Hello to the whole team,"."""
_BEGINNING: Final = 400


def greeting_of(
    plain: str, start: int, stop: int, theirs: frozenset[str], *, spoken: bool
) -> tuple[TextSpan | None, TextSpan | None]:
    """The greeting, and the name in it. ``theirs``: the words of the contacts' names, folded."""
    begin = plain[start : start + _LONGEST_GREETING]
    edge = min(stop, start + (begin.index("\n") if "\n" in begin else _LONGEST_GREETING))
    whom = _TO_WHOM.match(plain, start)
    if whom is not None:
        return TextSpan(start, whom.end()), None
    hello = _HELLO.match(plain, start)
    if hello is None:
        return _name_alone(plain, start, edge, theirs, spoken=spoken)
    address = _ADDRESS.match(plain, hello.end(), edge)
    if address is not None:
        parted = hello.group("comma") and plain[address.end() : address.end() + 1] not in {",", "\n", "!", ""}
        if spoken or not parted:
            return _to_somebody(plain, start, edge, address, spoken=spoken)
    return _to_nobody(plain, start, edge, stop, hello)


def _to_somebody(
    plain: str, start: int, edge: int, address: re.Match[str], *, spoken: bool
) -> tuple[TextSpan, TextSpan]:
    """It is "Dear Dana," with what stands up to its end."""
    name = TextSpan(*address.span())
    after = _STOP.match(plain, name.end)
    if after is not None:
        return TextSpan(start, after.end()), name
    if spoken or not plain[name.end : edge].strip(_AROUND):
        return TextSpan(start, name.end), name
    close = _STOP.search(plain, name.end, edge)
    near = close is not None and len(plain[name.end : close.start()].split()) <= _AFTER_A_NAME
    return TextSpan(start, close.end() if close is not None and near else name.end), name


def _to_nobody(
    plain: str, start: int, edge: int, stop: int, hello: re.Match[str]
) -> tuple[TextSpan | None, TextSpan | None]:
    """In "Hi all," and "Good morning, sir." what is greeted is no name."""
    close = _STOP.search(plain, hello.end(), edge)
    whole = edge == stop or plain[edge] == "\n"
    end = close.end() if close is not None else edge if whole else hello.end()
    said = plain[hello.end() : end].strip(_AROUND)
    if len(said.split()) <= _NOBODY:
        return TextSpan(start, end), _stripped(plain, hello.end(), end) if said else None
    return (TextSpan(start, hello.end()), None) if hello.group("comma") else (None, None)


def _name_alone(
    plain: str, start: int, edge: int, theirs: frozenset[str], *, spoken: bool
) -> tuple[TextSpan | None, TextSpan | None]:
    """A line of its own, "Ray,", or a known name before a comma."""
    line = _NAME_LINE.match(plain, start, edge)
    if line is None or not (line.end() == edge or line.group("end")):
        return None, None
    words = folded(line.group("name")).replace(".", " ").split()
    known = any(part in theirs for word in words for part in (word, *word.split("-")))
    if line.group("end") == "-" and not known:
        return None, None
    alone = not plain[line.end() : edge].strip()
    titled = _TITLED.match(line.group("name")) is not None
    if (line.group("end") and (known or titled or (alone and not spoken))) or (known and alone):
        return TextSpan(start, line.end()), _stripped(plain, line.start("name"), line.end("name"))
    return None, None


def message_for(plain: str) -> TextSpan | None:
    """The name in "this is a message for …"."""
    found = _MESSAGE_FOR.search(plain[:_BEGINNING])
    return _stripped(plain, found.start("name"), found.end("name")) if found else None


def _stripped(plain: str, start: int, end: int) -> TextSpan:
    said = plain[start:end]
    lead = len(said) - len(said.lstrip(_AROUND))
    tail = len(said) - len(said.rstrip(" ,:;!-\u2014\u2013\n"))
    if said.rstrip(" \n").endswith(".") and _ENDS_IN_A_DOT.search(said) is None:
        tail = len(said) - len(said.rstrip(f"{_AROUND}\n"))
    return TextSpan(start + lead, max(start + lead, end - tail))


# The closing of a note, from "Kind regards" on, and the signature in it.

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


def closing_of(
    plain: str, begin: int, stop: int, own: frozenset[str]
) -> tuple[TextSpan | None, TextSpan | None]:
    """The closing, and the signature in it. ``own``: the words of the candidate's name, folded."""
    lines, stop = _last_lines(plain, begin, stop)
    named: TextSpan | None = None
    for number, line in enumerate(lines):
        said = plain[line.start : line.end]
        words = len(said.split())
        if words > _SIGNATURE_WORDS:
            break
        closing = _closing_words(plain, line, own) if words <= _CLOSING_WORDS and line.start > begin else None
        if closing is not None:
            below = named or (lines[number - 1] if number else None)
            return TextSpan(line.start, stop), _after(plain, closing) or below
        if _is_own(said, own):
            named = line
        elif said[-1] in ".!?" and words > _A_NAME:
            break
    if named is not None:
        return TextSpan(named.start, stop), named
    found = _INLINE_CLOSING.search(plain, max(begin, stop - _INLINE), stop)
    if found is not None and _is_own(found.group("name"), own):
        return TextSpan(found.start(), stop), _after(plain, found)
    return None, None


def _last_lines(plain: str, begin: int, stop: int) -> tuple[list[TextSpan], int]:
    """The last lines with words, the lowest first, and their end: a postscript and what follows are left out."""
    lines: list[TextSpan] = []
    edge = stop
    while edge > begin and len(lines) <= _LAST_LINES:
        first = max(begin, plain.rfind("\n", begin, edge) + 1)
        line = _closing_stripped(plain, first, edge)
        if line.start < line.end:
            if _POSTSCRIPT.match(plain, line.start):
                stop = begin + len(plain[begin:first].rstrip())
                lines.clear()
            else:
                lines.append(line)
        edge = begin + len(plain[begin:first].rstrip()) if first > begin else begin
    return lines, stop


def _closing_words(plain: str, line: TextSpan, own: frozenset[str]) -> re.Match[str] | None:
    """The line as a closing, with a name after it or none."""
    closing = _CLOSING_LINE.fullmatch(plain, line.start, line.end)
    if closing is None:
        return None
    name = closing.group("name").strip()
    return closing if not name or (closing.group("end") and _is_name(name, own)) else None


def _after(plain: str, closing: re.Match[str]) -> TextSpan | None:
    """The name that stands on the closing's own line."""
    span = _closing_stripped(plain, *closing.span("name"))
    return span if span.start < span.end else None


def _closing_stripped(plain: str, start: int, end: int) -> TextSpan:
    said = plain[start:end]
    return TextSpan(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))


def _is_name(said: str, own: frozenset[str]) -> bool:
    """Whether what follows a closing on its line is a signature."""
    return _is_own(said, own) or (len(said.split()) <= _A_NAME and said[0].isupper())


def _is_own(said: str, own: frozenset[str]) -> bool:
    """Whether a line is the candidate's name, or begins with it: ``Priya Nair, 312 555 0142``."""
    words = _LETTERS.findall(_NAME_ENDS.split(folded(said).lstrip(" -~"), maxsplit=1)[0])
    return any(word in own for word in words) and all(
        word in own or len(word) == 1 or word in _WITH_NAMES for word in words
    )


_QUOTE: Final = re.compile(
    r"^[ ]*>.*$"
    r"|^-{2,}[ ]*(?:original|forwarded) message[ ]*-{2,}.*(?s:.*)"
    r"|^on [^\n]{4,200}?(?:\n[^\n]{0,200}?)?wrote:[ ]*$(?s:.*)"
    r"|^from:[^\n]+\n(?:sent|date|to|subject|cc):(?s:.*)",
    re.IGNORECASE | re.MULTILINE,
)


class Parts(NamedTuple):
    """Places in the plain text. ``name`` is the one that is greeted, ``signed`` what stands as the signature.

    ``body`` runs from the greeting to the closing. What a text lacks is ``None``.
    """

    greeting: TextSpan | None
    name: TextSpan | None
    body: TextSpan
    closing: TextSpan | None
    signed: TextSpan | None


def quoted_places(raw: str) -> list[TextSpan]:
    """Places in a text as typed that repeat somebody's message."""
    if ">" not in raw and ":" not in raw and "--" not in raw:
        return []
    return [TextSpan(*found.span()) for found in _QUOTE.finditer(raw) if found.group().strip()]


def without(raw: str, places: list[TextSpan]) -> str:
    """The text with spaces in those places, everything else where it was."""
    pieces: list[str] = []
    until = 0
    for start, end in places:
        pieces += (raw[until:start], "".join("\n" if each == "\n" else " " for each in raw[start:end]))
        until = end
    return "".join((*pieces, raw[until:])) if pieces else raw


def parts_of(plain: str, own: frozenset[str], theirs: frozenset[str], *, spoken: bool) -> Parts:
    """The parts of a text. ``own``, ``theirs``: words of the candidate's and the contacts' names, folded."""
    start = len(plain) - len(plain.lstrip())
    stop = len(plain.rstrip())
    greeting, name = greeting_of(plain, start, stop, theirs, spoken=spoken)
    begin = greeting.end if greeting else start
    closing, signed = (None, None) if spoken else closing_of(plain, begin, stop, own)
    return Parts(
        greeting, name, TextSpan(begin, closing.start if closing else max(begin, stop)), closing, signed
    )
