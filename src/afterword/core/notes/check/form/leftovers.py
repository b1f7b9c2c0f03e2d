"""What does not belong in a note: tags, hidden characters, somebody's mail below, emoji."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import READ, Note
from afterword.core.notes.finding import ADVICE, WARNING, Finding
from afterword.core.text.text import INVISIBLE

HTML: Final = "html"
HIDDEN: Final = "invisible"
QUOTED: Final = "quoted_text"
EMOJI: Final = "emoji"

_MOST: Final = 20
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


def html(note: Note) -> Iterator[Finding]:
    """Tags that the writer saw as bold, the reader sees as tags."""
    plain = note.text.plain
    if "<" not in plain and "&" not in plain:
        return
    for count, found in enumerate(_TAG.finditer(plain)):
        if count >= _MOST:
            return
        yield Finding(
            HTML, *found.span(), WARNING, "entity" if found.group()[0] == "&" else "", (found.group()[:40],)
        )


def quoted_text(note: Note) -> Iterator[Finding]:
    """What they wrote is known to them; a note stands alone. Its place is one of the text as typed."""
    for start, end in note.quoted[:1]:
        yield Finding(QUOTED, start, end, WARNING, "", ())


def emoji(note: Note) -> Iterator[Finding]:
    """Fine between friends; here nobody knows yet how it will be read, or shown."""
    plain = note.text.plain
    if plain.isascii() and not any(face in plain for face in _FACES):
        return
    for count, found in enumerate(_EMOJI.finditer(plain)):
        if count >= _MOST:
            return
        yield Finding(EMOJI, *found.span(), ADVICE, "", (found.group(),))


def invisible(note: Note) -> Iterator[Finding]:
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
        if count >= _MOST:
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
