"""What does not belong in a note: unfilled slots and filler, tags, hidden characters, quoted mail, emoji."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from afterword.core.notes.check.note import ADVICE, ERROR, READ, WARNING, Finding, NoteText
from afterword.core.text.text import INVISIBLE, Text

PLACEHOLDER: Final = "placeholder"
FILLER: Final = "filler_text"

_MOST: Final = 20
_SLOT_WORD: Final = (
    r"(?:your|my|their|his|her|first|last|full|sur|company|organi[sz]ation|employer|name|"
    r"names|date|day|time|place|role|position|title|job|"
    r"department|team|topic|subject|interviewer|interviewer's|hiring|manager|recruiter|"
    r"candidate|address|phone|number|email|city|state|"
    r"insert|enter|add|fill|specific|skill|skills|project|detail|details|example|examples|"
    r"reason|something|here|placeholder|salutation|"
    r"contact|signature|link|url|month|year|weekday|industry|school|university|experience|"
    r"qualification|tbd|tba|tbc|xx+|todo|fixme|amount|salary|mr|ms|dr)"
)
_SLOT: Final = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$\{[^{}\n]{1,60}\}|%%?[A-Za-z_]{2,30}%%?|"
    r"(?<![\w{])\{[A-Za-z_][\w .'/-]{0,40}\}"
    rf"|\[(?=[^\[\]\n]{{0,60}}\b(?i:{_SLOT_WORD})\b)[^\[\]\n]{{1,60}}\](?!\()"
    r"|\[[A-Z][A-Z _/'-]{1,40}\](?!\()|\[[_. \u2026-]{1,20}\](?<!\[\.\.\.\])(?<!\[\u2026\])|\[(?:X|x){2,}\]"
    rf"|<(?=[^<>\n@/]{{0,60}}\b(?i:{_SLOT_WORD})\b)(?![a-z]+ [a-z-]+=)(?!/?(?:address|"
    rf"title|link|section|time|details|data)>)[^<>\n@/]{{1,60}}>"
    r"|(?<![\w_])_{3,}(?![\w_])|(?<![\w_])_[a-z]{2,20}(?:_[a-z]+)*_(?![\w_])|(?<!\.)\.{7,}|\u2026{3,}"
    r"|\b[Xx]{3,}\b(?!-)|\b(?:XX[/.-]){1,2}(?:XX){1,2}\b|\?{4,}"
    r"|\b(?:TBD|TBA|TODO|FIXME|TKTK|T\.B\.D\.)\b"
    r"|\b(?:INSERT|ENTER|ADD|FILL IN)(?: [A-Z]+){1,4}\b|\b(?:insert|enter|put) (?:[a-z]+ "
    r"){0,2}(?:name|date|company|title|role|position|topic|text|detail|details) here\b"
    r"|\b(?:[Yy]our|[Cc]ompany|[Ii]nterviewer(?:'s)?|[Hh]iring [Mm]anager(?:'s)?|"
    r"[Cc]andidate|[Jj]ob|[Rr]ecipient(?:'s)?|[Ll]ast|[Ff]irst) (?:[Nn]ame|[Tt]itle) "
    r"[Hh]ere\b"
    r"|\b(?:YOUR|COMPANY|INTERVIEWER|RECIPIENT|CANDIDATE|FIRST|LAST|FULL|HIRING MANAGER) "
    r"NAME\b|\b(?:COMPANY_NAME|FIRST_NAME|LAST_NAME|JOB_TITLE|YOUR_NAME)\b"
    r"|\b(?:ABC|XYZ) (?:Company|Corp|Corporation|Inc|Ltd|Limited|Industries)\b"
    r"|\b(?:[Dd][Dd][/.-][Mm][Mm]|[Mm][Mm][/.-][Dd][Dd])(?:[/.-][Yy]{2,4})?\b"
)
_NAMELESS: Final = re.compile(
    r"^[ ]*(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))[ ]+(?P<slot>(?:Mr\.?|"
    r"Ms\.?|Mrs\.?|Dr\.?|Mr\.?/Ms\.?|Mr\./Mrs\.)?[ ]?"
    r"(?:[Nn]ame|NAME|[Ff]irst ?[Nn]ame|[Ll]ast ?[Nn]ame|[Ii]nterviewer(?:'s)? [Nn]ame|"
    r"[Rr]ecipient|XX|None|null|undefined|nan|NaN|\(name\)))[ ]*[,:!\n]"
)
_UNSIGNED: Final = re.compile(
    r"\n[ ]*(?P<slot>(?:\(?[Yy]our (?:[Ff]ull )?[Nn]ame\)?|\(?(?:[Ff]irst|[Ff]ull) [Nn]ame\)?))[ ]*$"
)
_BOTH_TITLES: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Sir)\.? ?/ ?(?:Mr|Mrs|Ms|Madam)\.?(?![\w])")
_GAP: Final = re.compile(
    r"\b(?:a|an|the|your|my|this|about|as|at|for|from|in|join|joining|of|on|to|with|[Dd]ear)"
    r"(?P<slot> {2,20}(?=[\w,.;:!?])| (?=[,.;:!?](?!\w|\.\.)))"
)
"""Where a name or a role should be: ``about the  role``, ``work at .``."""
_GAP_MARKS: Final = ("  ", " ,", " .", " ;", " :", " !", " ?")
_MARKS: Final = (
    "[",
    "XXX",
    "Xxx",
    "{",
    "<",
    "%",
    "_",
    "\u2026",
    "......",
    "????",
    "/",
    "xxx",
    "XX.",
    "XX-",
    "DD.",
    "DD-",
    "dd.",
    "dd-",
    "MM.",
    "MM-",
    "mm.",
    "mm-",
)
_WORDS: Final = frozenset(
    "tbd tba todo fixme tktk t.b.d insert enter add fill put here name names abc xyz "
    "none null undefined nan recipient interviewer "
    "lastname firstname full xx xx.xx xx-xx".split()
)
"""A text without any of these has no slot: cheaper to see than to search."""

_FILLER: Final = re.compile(
    r"\b(?:lorem ipsum(?: dolor(?: sit amet)?)?|dolor sit amet|blah(?:[ ,.]+blah)+|"
    r"bla(?:[ ,.]+bla)+|yada(?:[ ,]+yada)+|"
    r"(?:asdf|asd|qwer|qwerty|sdfg|dfgh|hjkl|jkl|zxcv|fdsa)[a-z]{0,6}(?:[ ,.]*(?:asdf|asd|"
    r"qwer|qwerty|jkl|hjkl|zxcv|sdf)[a-z]{0,6})*|foo ?bar(?: ?baz)?|"
    r"foo (?:and )?bar|test(?:[ ,.]+test)+(?:ing)?|testing,? (?:1|one)[ ,]+(?:2|two)|the "
    r"quick brown fox|hello world|some text here|text goes here|"
    r"text here|more text|dummy text|filler text|sample text|placeholder text|write "
    r"something here|etc\.?,? etc\.?,? etc|words words words|abc ?def ?ghi)\b"
    r"|\b([b-df-hj-np-tv-xz])\1{4,}\b|(?<![\w])[bcdfghjklmnpqrstvwxz]{9,}(?![\w])"
)
_FILLER_WORDS: Final = frozenset(
    "lorem dolor blah bla yada foo foobar test testing fox hello text something etc words abc abcdef".split()
)
_KEYS: Final = (
    "asd",
    "qwer",
    "sdfg",
    "dfgh",
    "hjkl",
    "jkl",
    "zxcv",
    "fdsa",
    *(each * 5 for each in "bcdfghjklmnpqrstvwxz"),
)
_VOWELS: Final = frozenset("aeiouy")
_MASHED: Final = 9


def placeholder(note: NoteText) -> Iterator[Finding]:
    """A slot left open says that the note was copied, and not even read."""
    for part, text in _texts(note):
        plain = text.plain
        yield from _gaps(plain, part)
        if text.vocabulary.isdisjoint(_WORDS) and not any(mark in plain for mark in _MARKS):
            continue
        count, until = 0, -1
        facts = _facts(note)
        places = [found.span() for found in _SLOT.finditer(plain)]
        places += [found.span("slot") for found in _NAMELESS.finditer(plain)]
        places += [found.span("slot") for found in _UNSIGNED.finditer(plain.rstrip())]
        places += [found.span() for found in _BOTH_TITLES.finditer(plain)]
        for start, end in sorted(places):
            said = plain[start:end]
            if start < until or said in facts:
                continue
            until, count = end, count + 1
            yield Finding(PLACEHOLDER, start, end, ERROR, "", (" ".join(said.split()) or said,), part=part)
            if count >= _MOST:
                break


def _gaps(plain: str, part: Literal["body", "subject"]) -> Iterator[Finding]:
    """Places where a word is missing: a fact that was not known when the note was filled in."""
    if not any(mark in plain for mark in _GAP_MARKS):
        return
    for count, found in enumerate(_GAP.finditer(plain)):
        if count >= _MOST:
            return
        start, end = found.span()
        said = " ".join(plain[start : end + 12].split())
        yield Finding(PLACEHOLDER, start, end, WARNING, "gap", (said,), part=part)


def filler_text(note: NoteText) -> Iterator[Finding]:
    """Text that only filled the page is still there."""
    for part, text in _texts(note):
        small = text.small
        if (
            text.vocabulary.isdisjoint(_FILLER_WORDS)
            and not any(key in small for key in _KEYS)
            and not any(len(word) >= _MASHED and _VOWELS.isdisjoint(word) for word in text.vocabulary)
        ):
            continue
        facts = _facts(note).lower()
        count = 0
        for found in _FILLER.finditer(small):
            if found.group() in facts:
                continue
            count += 1
            yield Finding(
                FILLER, *found.span(), ERROR, "", (text.plain[found.start() : found.end()],), part=part
            )
            if count >= _MOST:
                break


def _texts(note: NoteText) -> Iterator[tuple[Literal["body", "subject"], Text]]:
    yield "body", note.text
    if note.subject is not None:
        yield "subject", note.subject


def _facts(note: NoteText) -> str:
    """What the candidate typed of the case: whatever stands there may stand in the note."""
    case = note.about.case
    said = [case.company.name, case.role, case.candidate.name, *(each.name for each in case.contacts)]
    said += note.about.highlights
    for point in note.about.points:
        said += (point.text, point.answer or "")
    return "\n".join(said)


# What does not belong in a note: tags, hidden characters, somebody's mail below, emoji.

HTML: Final = "html"
HIDDEN: Final = "invisible"
QUOTED: Final = "quoted_text"
EMOJI: Final = "emoji"

_MOST_PLACES: Final = 20
_TAG: Final = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|body|br|button|center|code|div|em|font|footer|"
    r"form|h[1-6]|head|header|hr|html|i|iframe|img|input|"
    r"li|link|main|meta|nav|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|"
    r"table|tbody|td|th|thead|title|tr|u|ul|video|svg|"
    r"object|embed|marquee|o:p)(?:\s[^<>]{0,300})?/?>|<!--.{0,300}?-->|&(?:nbsp|amp|lt|gt|"
    r"quot|apos|#\d{2,6}|#x[0-9a-f]{2,6}|eacute|rsquo|ldquo|rdquo|mdash|ndash|hellip);",
    re.IGNORECASE | re.DOTALL,
)
_DIRECTION: Final = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]")
_PICTURE: Final = re.compile("[\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff]")
_EMOJI: Final = re.compile(
    "(?:[\u231a\u231b\u2328\u23e9-\u23f3\u25fd\u25fe\u2600-\u26ff\u2702-\u2712\u2716-"
    "\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff\u2640\u2642]*)+(?:[ "
    "]?(?:[\u2600-\u26ff\u2702-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-"
    "\U0001f3ff]*))*"
    r"|(?<![\w:;=])[:;=]-?[)(DPp](?![\w)])|(?<!\w)<3(?!\d)|(?<!\w)[xX]D(?!\w)"
)
_FACES: Final = (
    ":)",
    ":-)",
    ":(",
    ":-(",
    ";)",
    ";-)",
    ":D",
    ":-D",
    ":P",
    ":p",
    ":-P",
    ":-p",
    "=)",
    "=D",
    "<3",
    "xD",
    "XD",
)


def html(note: NoteText) -> Iterator[Finding]:
    """Tags that the writer saw as bold, the reader sees as tags."""
    plain = note.text.plain
    if "<" not in plain and "&" not in plain:
        return
    for count, found in enumerate(_TAG.finditer(plain)):
        if count >= _MOST_PLACES:
            return
        yield Finding(
            HTML, *found.span(), WARNING, "entity" if found.group()[0] == "&" else "", (found.group()[:40],)
        )


def quoted_text(note: NoteText) -> Iterator[Finding]:
    """What they wrote is known to them; a note stands alone. Its place is one of the text as typed."""
    for start, end in note.quoted[:1]:
        yield Finding(QUOTED, start, end, WARNING, "", ())


def emoji(note: NoteText) -> Iterator[Finding]:
    """Fine between friends; here nobody knows yet how it will be read, or shown."""
    plain = note.text.plain
    if plain.isascii() and not any(face in plain for face in _FACES):
        return
    for count, found in enumerate(_EMOJI.finditer(plain)):
        if count >= _MOST_PLACES:
            return
        yield Finding(EMOJI, *found.span(), ADVICE, "", (found.group(),))


def invisible(note: NoteText) -> Iterator[Finding]:
    """Characters that nobody sees break words for searches and screen readers, and betray copying.

    Places are those of the text as typed: in the plain one they are gone.
    """
    raw = note.raw[:READ]
    if raw.isascii():
        return
    count = 0
    for found in INVISIBLE.finditer(raw):
        at = found.start()
        near = raw[max(0, at - 2) : at + 3]
        if _DIRECTION.search(near) or _PICTURE.search(near) or found.group() in "\ufe0e\ufe0f":
            continue
        count += 1
        yield Finding(HIDDEN, at, at + 1, WARNING, "", (f"U+{ord(found.group()):04X}",), "", safe=True)
        if count >= _MOST_PLACES:
            return
    if note.subject is not None and not note.subject.raw.isascii():
        for found in INVISIBLE.finditer(note.subject.raw):
            if not _DIRECTION.search(note.subject.raw) and not _PICTURE.search(note.subject.raw):
                yield Finding(
                    HIDDEN,
                    *found.span(),
                    WARNING,
                    "",
                    (f"U+{ord(found.group()):04X}",),
                    "",
                    safe=True,
                    part="subject",
                )
                return
