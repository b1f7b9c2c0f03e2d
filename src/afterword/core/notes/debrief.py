"""A debrief taken apart: what somebody noted, pasted or had transcribed after an interview.

Every proposal is a piece of the text as it stands, with its place: nothing is put into other words, and
whatever fits no kind is left alone. The person keeps what's right.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, cast

Kind = Literal["there", "topic", "concern", "asked", "prepare", "said"]

LONGEST: Final = 50_000
"""Characters that are read: an hour's transcript has fewer."""
_LINE_AT_MOST: Final = 2_000
_MOST: Final = 100
_HEADING_WORDS: Final = 6


def _words(*alternatives: str, case: bool = False) -> re.Pattern[str]:
    """A pattern for any of the alternatives as whole words; ``’`` stands for either apostrophe."""
    either = "|".join(alternatives).replace("’", "[’']")
    return re.compile(rf"\b(?:{either})\b", 0 if case else re.IGNORECASE)


_HEADINGS: Final = re.compile(
    "|".join(
        f"(?P<{kind}>{words})"
        for kind, words in (
            ("there", "who was there|present|panel|interviewers?|people|attendees|i met|met"),
            (
                "asked",
                "(?:their |interview )?questions?(?: they asked)?|(?:what )?they asked(?: me)?|was asked",
            ),
            (
                "concern",
                "(?:their )?(?:concerns?|worries|doubts|reservations|objections|pushback)|open points?",
            ),
            ("prepare", "(?:to )?prepare|preparation|to[ -]?dos?|homework|bring|follow[ -]?ups?"),
            ("prepare_next", "(?:for|before) (?:the )?next (?:time|round|interview)"),
            (
                "said",
                "next steps?|timeline|timing|when (?:they|i)(?:[’']ll)? (?:hear|answer|decide)|decision",
            ),
            ("topic", "topics?|(?:what we )?talked about|discussed|highlights|notes|role|team"),
        )
    ),
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"[ \t]*(?:[-*•–—·>]+|\d{1,2}[.)])?[ \t]*")
_CLOCK: Final = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
_STAMP: Final = re.compile(rf"{_CLOCK}[ \t]*")
_PART: Final = r"[^\W\d_][\w’'.-]{0,30}"
_SPEAKER: Final = re.compile(rf"({_PART}(?: {_PART}){{0,2}})[ \t]*(?:{_CLOCK})?:[ \t]+")
_END: Final = re.compile(r"[.!?…]+[”\"’)]*(?:\s+|$)")
_CAPITAL: Final = r"[A-Z][\w’'-]{1,30}"
_NAME: Final = re.compile(rf"\b{_CAPITAL} (?:(?:van|von|de|da|al|bin|di|del|der) ){{0,2}}{_CAPITAL}\b")

_MET: Final = _words(
    "met(?: with)?", "meeting", "interviewed by", "introduced (?:me )?to", "joined by", "interviewers? were",
    "(?:spoke|talked) (?:to|with)", "panel (?:was|of|with)",
)  # fmt: skip
_CONCERN: Final = _words(
    "worr(?:y|ied|ies)", "concern(?:s|ed)?", "hesita(?:nt|ted|tion)", "doubt(?:s|ed|ful)?", "reservations?",
    "pushed back", "s[kc]eptical", "unsure", "not (?:so |quite |really |entirely )?(?:sure|convinced)",
    "weak(?:er)? (?:on|in|point|spot)", "gaps? in", "too (?:junior|senior|inexperienced)",
    "(?:over|under)-?qualified", "lack(?:s|ed|ing)?", "no (?:real |direct |hands-on )?experience",
    "not (?:enough|much) experience", "(?:haven’t|never) (?:done|used|worked|managed|led)",
    "wondered (?:if|whether) i",
)  # fmt: skip
_ASKED: Final = _words(
    f"(?:[Ss]he|[Hh]e|[Tt]hey|[Ww]e were|I was|{_CAPITAL}) (?:also |then |even )?"
    "(?:asked|quizzed|grilled|wanted to know)",
    "asked (?:me )?(?:about|why|how|what|whether|if|to|for|when|where|who)",
    case=True,
)
_I_ASKED: Final = _words("I (?:also |then )?asked", "[Mm]y question", case=True)
_PREPARE: Final = _words(
    "prepare", "brush up", "read up", "look (?:up|into)", "bring (?:along|a|an|my|the|some)",
    "(?:i (?:said|promised) i(?:’d| would)|i promised to|i’ll|i will|i need to|i should|i have to|must"
    "|remember to|don’t forget(?: to)?) (?:send|email|share|bring|prepare|show|find|check|read|practi[cs]e"
    "|write|update|look|finish|ask|put together|follow)",
    "next (?:round|time|interview) (?:is|will|would|there)",
    "there’ll be a (?:task|test|case|presentation)", "take-home", "case study",
    "presentation (?:on|about|for)", "portfolio", "work sample",
)  # fmt: skip
_SAID: Final = _words(
    "hear (?:from|back)", "(?:get|come) back", "(?:be|get) in touch", "let (?:me|you|us) know",
    "decid(?:e|ed|ing|es)", "decision", "answer", "reply", "respond", "(?:call|email|tell|update) (?:me|you)",
    "next steps?", "(?:second|final) round", "know (?:by|more)",
)  # fmt: skip
_TOPIC: Final = _words(
    "talked", "spoke", "chatted", "discuss(?:ed|ing)", "bonded", "(?:told|showed) me", "walked me through",
    "explained", "mentioned", "described", "excited about", "interested in", "enjoyed", "impressed", "liked",
    "loved",
)  # fmt: skip
_LEADS: Final[dict[Kind, re.Pattern[str]]] = {
    "topic": re.compile(
        r".{0,80}?\b(?:(?:talk(?:ed)?|spoke|chatted|told me|bonded) (?:a lot |mostly |briefly )?"
        r"(?:about|over)|discuss(?:ed|ing)|showed me|walked me through|excited about|interested in) ",
        re.IGNORECASE,
    ),
    "concern": re.compile(
        r".{0,80}?\b(?:worr(?:y|ied|ies)|concern(?:s|ed)?|doubt(?:s|ed|ful)?|hesitant|s[kc]eptical|unsure"
        r"|reservations?|not (?:so |quite |really |entirely )?(?:sure|convinced)) (?:that|about|whether|if) ",
        re.IGNORECASE,
    ),
    "asked": re.compile(r".{0,80}?\b(?:asked|wanted to know)(?: me)? (?=about |why |how |what |wh|if |to )"),
}
"""How a sentence leads up to what it says: a note takes up the rest."""
_ME: Final = frozenset({"me", "i", "myself", "candidate", "interviewee"})


class Noted(NamedTuple):
    """One piece of the text, and what it may be.

    ``there``: somebody who took part; ``topic``: what was talked about; ``concern``: a doubt of theirs;
    ``asked``: a question they asked; ``prepare``: what to do before the next round; ``said``: when they'll
    answer. ``contact`` is the id of the person it's about, if the text names one who's known, ``person`` the
    name of one who isn't. ``start`` and ``end`` are code points of the text.
    """

    kind: Kind
    text: str
    contact: str | None
    person: str
    start: int
    end: int


class _Piece(NamedTuple):
    start: int
    text: str
    section: Kind | None
    speaker: str


def read_debrief(
    text: str, people: Mapping[str, str], me: str = "", *, dated: Callable[[str], bool]
) -> tuple[Noted, ...]:
    """What the text holds, in its order, at most 100 pieces.

    ``people`` are the known contacts' names by id; ``me`` is the candidate's name; ``dated`` tells whether a
    sentence says when an answer will come.
    """
    known = _Names(people, me)
    found: list[Noted] = []
    seen: set[tuple[Kind, str]] = set()
    for piece in _pieces(text[:LONGEST], known):
        for noted in _noted(piece, known, dated):
            key = (noted.kind, noted.text.casefold())
            if key not in seen and len(found) < _MOST:
                seen.add(key)
                found.append(noted)
    return tuple(found)


class _Names:
    """The people of a case, as a text may name them."""

    def __init__(self, people: Mapping[str, str], me: str) -> None:
        self._ids: dict[str, str | None] = {}
        for own, name in people.items():
            words = name.split()
            for form in {name, *words[:1], *words[-1:]}:
                key = form.casefold()
                # A name that two share is nobody's.
                self._ids[key] = None if self._ids.get(key, own) != own else own
        self._me = {*_ME, me.casefold(), *(word.casefold() for word in me.split()[:1])} - {""}
        names = sorted((re.escape(each) for each in self._ids), key=len, reverse=True)
        self._any = re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE) if names else None

    def is_me(self, name: str) -> bool:
        """Whether it's the candidate."""
        return name.casefold() in self._me

    def whose(self, name: str) -> str | None:
        """The id of whoever goes by the name."""
        return self._ids.get(name.casefold())

    def in_text(self, text: str) -> str | None:
        """The id of the only person that a text names."""
        if self._any is None:
            return None
        ids = {self._ids[each.group().casefold()] for each in self._any.finditer(text)} - {None}
        return ids.pop() if len(ids) == 1 else None


def _pieces(text: str, known: _Names) -> Iterator[_Piece]:
    section: Kind | None = None
    offset = 0
    for line in text.splitlines(keepends=True):
        start, content = offset, line.strip()
        offset += len(line)
        if not content:
            section = None
            continue
        start += len(line) - len(line.lstrip())
        skipped = _BULLET.match(content)
        lead = skipped.end() if skipped else 0
        stamp = _STAMP.match(content, lead)
        lead = stamp.end() if stamp else lead
        body = content[lead : lead + _LINE_AT_MOST]
        heading, rest = _heading(body)
        if heading is not None:
            section, lead, body = heading, lead + rest, body[rest:]
        speaker = ""
        said = _SPEAKER.match(body)
        if heading is None and said and (known.is_me(said[1]) or known.whose(said[1]) or " " in said[1]):
            speaker, lead, body = said[1], lead + said.end(), body[said.end() :]
        for at, sentence in _sentences(body):
            yield _Piece(start + lead + at, sentence, section, speaker)


def _heading(body: str) -> tuple[Kind | None, int]:
    """The section that a line begins, and where the text behind the heading starts."""
    head, colon, rest = body.partition(":")
    if (not colon and len(body.split()) > 3) or len(head.split()) > _HEADING_WORDS:  # noqa: PLR2004 - a title's words
        return None, 0
    found = _HEADINGS.fullmatch(head.strip().strip("#*_ "))
    if found is None or (not colon and body.rstrip()[-1:] in ".?!"):
        return None, 0
    kind = cast("Kind", (found.lastgroup or "").removesuffix("_next"))
    return kind, len(head) + len(colon) + len(rest) - len(rest.lstrip())


def _sentences(body: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _END.finditer(body):
        sentence = body[start : end.end()].rstrip()
        if sentence:
            yield start, sentence
        start = end.end()
    if body[start:].strip():
        yield start, body[start:].rstrip()


def _noted(piece: _Piece, known: _Names, dated: Callable[[str], bool]) -> Iterator[Noted]:
    text = piece.text
    contact = known.whose(piece.speaker) if piece.speaker else known.in_text(text)
    person = ""
    if piece.speaker and contact is None and not known.is_me(piece.speaker):
        person = piece.speaker
    if piece.section == "there":
        yield from _people(piece, known)
        return
    if piece.speaker == "" and _MET.search(text):
        yield from _people(piece, known)
    kind = piece.section or _kind(piece, known, dated)
    if kind is not None:
        lead = _LEADS[kind].match(text) if kind in _LEADS and not piece.speaker else None
        start = lead.end() if lead and len(text[lead.end() :].split()) > 1 else 0
        if kind not in {"said", "asked"} or start:
            text = text.rstrip(".")
        yield Noted(kind, text[start:], contact, person, piece.start + start, piece.start + len(text))


def _kind(piece: _Piece, known: _Names, dated: Callable[[str], bool]) -> Kind | None:
    text = piece.text
    if piece.speaker and known.is_me(piece.speaker):
        return "prepare" if _PREPARE.search(text) else None
    if _SAID.search(text) and dated(text):
        return "said"
    if _CONCERN.search(text) and (piece.speaker == "" or not text.endswith("?")):
        return "concern"
    if (_ASKED.search(text) and not _I_ASKED.search(text)) or (text.endswith("?") and piece.speaker):
        return "asked"
    if _PREPARE.search(text):
        return "prepare"
    if piece.speaker == "" and _TOPIC.search(text):
        return "topic"
    return None


def _people(piece: _Piece, known: _Names) -> Iterator[Noted]:
    """Everybody whom a piece names as having been there."""
    listed = piece.section == "there"
    start = 0
    parts = [piece.text] if listed else re.split(r"[;,]| and |(?=\()", piece.text)
    for part in parts:
        at = piece.text.index(part, start)
        start = at + len(part)
        met = None if listed else _MET.search(part)
        name = None if part.startswith("(") else _NAME.search(part, met.end() if met else 0)
        own = known.whose(name.group()) if name else known.in_text(part)
        if name is None and not (listed and own):
            continue
        if name is not None and known.is_me(name.group()):
            continue
        text = name.group() if name is not None and not listed else part.strip()
        place = piece.start + piece.text.index(text, at)
        person = "" if own or name is None else name.group()
        yield Noted("there", text, own, person, place, place + len(text))
