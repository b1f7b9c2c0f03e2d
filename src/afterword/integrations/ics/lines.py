"""Turns a file's bytes into whole lines: encodings, folds, and files that aren't calendars."""

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from afterword.core.errors import Phrase
from afterword.ports import InviteError

LIMIT: Final = 5_000_000
"""Bytes: an invite has a few kilobytes; one with documents inside, a few megabytes."""

_BREAK: Final = re.compile(rb"\r\n|\n|\r")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_BEGINS: Final = re.compile(rb"^[ \t]*BEGIN:(VCALENDAR|VEVENT)\b", re.IGNORECASE | re.MULTILINE)
_MAIL: Final = re.compile(
    rb"(received|return-path|delivered-to|from|to|date|subject|message-id|mime-version|content-type"
    rb"|dkim-signature|arc-[a-z-]+|x-[a-z-]+):|from \S+@",
    re.IGNORECASE,
)
_CALENDAR_IN_BASE64: Final = b"QkVHSU46VkNBTEVOREFS"  # BEGIN:VCALENDAR
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # Before UTF-16, whose mark it starts with.
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS: Final = (
    (b"PK\x03\x04", Phrase("a ZIP archive")),
    (b"\x1f\x8b", Phrase("a gzip archive")),
    (b"%PDF", Phrase("a PDF document")),
    (b"\x89PNG", Phrase("a picture")),
    (b"\xff\xd8\xff", Phrase("a picture")),
)
WANTED: Final = Phrase("a calendar invite (.ics), which begins with BEGIN:VCALENDAR")


class ContentLine(NamedTuple):
    """A content line without folds; ``number`` is its first line in the file."""

    number: int
    text: str


def lines_of(data: bytes, notices: list[str]) -> list[ContentLine]:
    """The content lines of a calendar file; raises ``InviteError`` for what is none.

    Folds are undone before the text is decoded: some programs fold in the middle of a character.
    """
    if len(data) > LIMIT:
        found = Phrase("{count} MB", count=f"{len(data) / 1000000:.1f}")
        wanted = Phrase(
            "at most {limit} MB: export the interview alone, not the whole calendar", limit=LIMIT // 1000000
        )
        raise InviteError("", found, wanted)
    data = _as_utf8(data)
    if _BEGINS.search(data) is None or _MAIL.match(data.lstrip()):
        raise InviteError(*_what_else(data))
    whole: list[tuple[int, bytes]] = []
    folded: list[bytes] = []
    first = 0
    for number, piece in enumerate(_BREAK.split(data), 1):
        if not piece:
            continue
        if piece[0] in b" \t" and folded and not _BEGINS.match(piece):
            folded.append(piece[1:])
            continue
        if folded:
            whole.append((first, b"".join(folded)))
        folded, first = [piece], number
    if folded:
        whole.append((first, b"".join(folded)))
    return _decoded(whole, notices)


def _as_utf8(data: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode("utf-8")
    # Without a mark, UTF-16 shows by the zero byte beside each ASCII letter.
    if data[1:2] == b"\0" and data[3:4] == b"\0":
        return data.decode("utf-16-le", "replace").encode("utf-8", "replace")
    if data[:1] == b"\0" and data[2:3] == b"\0":
        return data.decode("utf-16-be", "replace").encode("utf-8", "replace")
    return data


def _decoded(whole: list[tuple[int, bytes]], notices: list[str]) -> list[ContentLine]:
    lines = []
    elsewise = False
    for number, line in whole:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            elsewise = True
            text = line.decode("cp1252", "replace")
        lines.append(ContentLine(number, _UNSEEN.sub("", text)))
    if elsewise:
        notices.append("Some of the invite's text is not in UTF-8; it was read as Windows-1252.")
    return lines


def _what_else(data: bytes) -> tuple[str, str, str]:
    """Path, found and expected for a file that isn't a calendar."""
    head = data.lstrip()[:2000]
    if not head:
        return "", Phrase("an empty file"), WANTED
    if _MAIL.match(head):
        return (
            "",
            Phrase("a mail message"),
            Phrase("the .ics file attached to it: save the attachment and give that"),
        )
    if head.startswith(_CALENDAR_IN_BASE64):
        return (
            "",
            Phrase("a calendar still encoded in base64"),
            Phrase("the decoded .ics file: save the attachment again"),
        )
    if re.match(rb"<!doctype html|<html", head, re.IGNORECASE):
        return "", Phrase("a web page"), WANTED
    for start, kind in _KINDS:
        if head.startswith(start):
            return "", kind, WANTED
    if re.search(rb"^BEGIN:VCARD", head, re.IGNORECASE | re.MULTILINE):
        return "", Phrase("a contact card (vCard)"), WANTED
    return "", Phrase("no calendar"), WANTED


# From lines to components, whatever is missing: the calendar's outline, before any value is read.

_PROPERTY: Final = re.compile(r"[A-Za-z0-9-]+[ \t]*[;:]")
_CALENDAR: Final = "VCALENDAR"
_TOP: Final = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})
"""Components directly in a calendar: one inside another means a missing END."""
_DEEPEST: Final = 8
_SHOWN: Final = 40


class Block(NamedTuple):
    """A component: ``name`` upper-case, its own content lines, and the components inside it."""

    name: str
    lines: list[ContentLine]
    inside: list["Block"]

    def named(self, name: str) -> Iterator["Block"]:
        """The components of that name directly inside."""
        return (block for block in self.inside if block.name == name)

    def text(self, name: str) -> str | None:
        """The first value of a property that is plain text, such as METHOD; ``None`` without one."""
        for line in self.lines:
            head, rest = line.text[: len(name)], line.text[len(name) :]
            if head.upper() == name and rest.startswith(":"):
                return rest[1:].strip()
            if head.upper() == name and rest.startswith(";"):
                return rest.rpartition(":")[2].strip()
        return None


def calendars_of(lines: list[ContentLine], notices: list[str]) -> list[Block]:
    """The calendars in a file, also if concatenated; a component outside any gets its own."""
    outline = _Outline()
    for line in lines:
        name, colon, value = line.text.partition(":")
        word = name.strip().upper()
        if word == "BEGIN" and colon:
            outline.begin(value.strip().upper())
        elif word == "END" and colon:
            outline.end(value.strip().upper())
        else:
            outline.add(line)
    if any(block.name == "VEVENT" for block in outline.open):
        notices.append("The file breaks off before the meeting's end; what is there was read.")
    if outline.junk:
        count, first = len(outline.junk), outline.junk[0]
        shown = first.text[:_SHOWN] + ("…" if len(first.text) > _SHOWN else "")
        what = "1 line is" if count == 1 else f"{count} lines are"
        which = f"line {first.number}: {shown!r}"
        notices.append(
            f"{what} no calendar data and was skipped ({which})."
            if count == 1
            else f"{what} no calendar data and were skipped (the first, {which})."
        )
    return outline.calendars


class _Outline:
    """The components read so far, and those still open."""

    def __init__(self) -> None:
        self.calendars: list[Block] = []
        self.open: list[Block] = []
        self.junk: list[ContentLine] = []

    def begin(self, name: str) -> None:
        if name == _CALENDAR:
            self.open.clear()
        elif name in _TOP:
            del self.open[1:]
        block = Block(name, [], [])
        if not self.open:
            calendar = block if name == _CALENDAR else Block(_CALENDAR, [], [])
            self.calendars.append(calendar)
            self.open.append(calendar)
            if calendar is block:
                return
        if len(self.open) < _DEEPEST:
            self.open[-1].inside.append(block)
        self.open.append(block)

    def end(self, name: str) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at].name == name:
                del self.open[at:]
                return

    def add(self, line: ContentLine) -> None:
        if not line.text.strip():
            return
        if self.open and _PROPERTY.match(line.text):
            self.open[-1].lines.append(line)
        else:
            self.junk.append(line)


# What a damaged invite can make the calendar libraries raise.

LIBRARY_ERRORS: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)
"""The libraries promise no single error for nonsense; these stand for "this part cannot be read".

Caught only around calls into them, on one component at a time: the rest of the invite is still read.
"""
