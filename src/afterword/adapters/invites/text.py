"""From a file's bytes to whole lines: encodings, folds, and what is no calendar at all."""

import codecs
import re
from typing import Final, NamedTuple

from afterword.ports import InviteError

LIMIT: Final = 5_000_000
"""Bytes: an invite has some kilobytes; one with its documents inside, a few megabytes."""

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
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS: Final = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
WANTED: Final = "a calendar invite (.ics), which begins with BEGIN:VCALENDAR"


class Line(NamedTuple):
    """A content line without its folds; ``number`` is that of its first line in the file."""

    number: int
    text: str


def lines_of(data: bytes, notices: list[str]) -> list[Line]:
    """The content lines of a calendar file; raises ``InviteError`` for what is none.

    Folds are undone before the text is decoded: some programs fold in the middle of a character.
    """
    if len(data) > LIMIT:
        found = f"{len(data) / 1_000_000:.1f} MB"
        wanted = f"at most {LIMIT // 1_000_000} MB: export the interview alone, not the whole calendar"
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


def _decoded(whole: list[tuple[int, bytes]], notices: list[str]) -> list[Line]:
    lines = []
    elsewise = False
    for number, line in whole:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            elsewise = True
            text = line.decode("cp1252", "replace")
        lines.append(Line(number, _UNSEEN.sub("", text)))
    if elsewise:
        notices.append("Some of the invite's text is not in UTF-8; it was read as Windows-1252.")
    return lines


def _what_else(data: bytes) -> tuple[str, str, str]:
    """Path, found and wanted for a file that is no calendar."""
    head = data.lstrip()[:2000]
    if not head:
        return "", "an empty file", WANTED
    if _MAIL.match(head):
        return "", "a mail message", "the .ics file attached to it: save the attachment and give that"
    if head.startswith(_CALENDAR_IN_BASE64):
        return "", "a calendar still encoded in base64", "the decoded .ics file: save the attachment again"
    if re.match(rb"<!doctype html|<html", head, re.IGNORECASE):
        return "", "a web page", WANTED
    for start, kind in _KINDS:
        if head.startswith(start):
            return "", kind, WANTED
    if re.search(rb"^BEGIN:VCARD", head, re.IGNORECASE | re.MULTILINE):
        return "", "a contact card (vCard)", WANTED
    return "", "no calendar", WANTED
