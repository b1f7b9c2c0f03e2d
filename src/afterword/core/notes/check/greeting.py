"""The greeting of a note, or the first words of a call, and the name in it."""

import re
from typing import Final

from afterword.core.notes.check.fold import folded
from afterword.core.text.text import Span

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
) -> tuple[Span | None, Span | None]:
    """The greeting, and the name in it. ``theirs``: the words of the contacts' names, folded."""
    begin = plain[start : start + _LONGEST_GREETING]
    edge = min(stop, start + (begin.index("\n") if "\n" in begin else _LONGEST_GREETING))
    whom = _TO_WHOM.match(plain, start)
    if whom is not None:
        return Span(start, whom.end()), None
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
) -> tuple[Span, Span]:
    """It is "Dear Dana," with what stands up to its end."""
    name = Span(*address.span())
    after = _STOP.match(plain, name.end)
    if after is not None:
        return Span(start, after.end()), name
    if spoken or not plain[name.end : edge].strip(_AROUND):
        return Span(start, name.end), name
    close = _STOP.search(plain, name.end, edge)
    near = close is not None and len(plain[name.end : close.start()].split()) <= _AFTER_A_NAME
    return Span(start, close.end() if close is not None and near else name.end), name


def _to_nobody(
    plain: str, start: int, edge: int, stop: int, hello: re.Match[str]
) -> tuple[Span | None, Span | None]:
    """In "Hi all," and "Good morning, sir." what is greeted is no name."""
    close = _STOP.search(plain, hello.end(), edge)
    whole = edge == stop or plain[edge] == "\n"
    end = close.end() if close is not None else edge if whole else hello.end()
    said = plain[hello.end() : end].strip(_AROUND)
    if len(said.split()) <= _NOBODY:
        return Span(start, end), _stripped(plain, hello.end(), end) if said else None
    return (Span(start, hello.end()), None) if hello.group("comma") else (None, None)


def _name_alone(
    plain: str, start: int, edge: int, theirs: frozenset[str], *, spoken: bool
) -> tuple[Span | None, Span | None]:
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
        return Span(start, line.end()), _stripped(plain, line.start("name"), line.end("name"))
    return None, None


def message_for(plain: str) -> Span | None:
    """The name in "this is a message for …"."""
    found = _MESSAGE_FOR.search(plain[:_BEGINNING])
    return _stripped(plain, found.start("name"), found.end("name")) if found else None


def _stripped(plain: str, start: int, end: int) -> Span:
    said = plain[start:end]
    lead = len(said) - len(said.lstrip(_AROUND))
    tail = len(said) - len(said.rstrip(" ,:;!-\u2014\u2013\n"))
    if said.rstrip(" \n").endswith(".") and _ENDS_IN_A_DOT.search(said) is None:
        tail = len(said) - len(said.rstrip(f"{_AROUND}\n"))
    return Span(start + lead, max(start + lead, end - tail))
