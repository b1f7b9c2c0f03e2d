"""What a file is, told by how it begins: to say what was found where something else was wanted."""

import re
from typing import Final

from afterword.core.errors import InputError, Phrase

_LOOKED_AT: Final = 8_000
"""Bytes."""
_TOML_AT_MOST: Final = 200_000
"""Bytes: a larger file isn't looked through for this."""
_HEADER: Final = re.compile(rb"([!-9;-~]{1,70}):(?:[ \t]|\r?\n|$)")
_MAIL_HEADERS: Final = frozenset(
    b"""arc-seal authentication-results auto-submitted bcc cc content-type date delivered-to dkim-signature
    from in-reply-to list-id message-id mime-version received references reply-to return-path sender subject
    to x-gm-thrid x-mailer x-mozilla-status x-original-to x-received sent von an datum betreff de objet
    """.split()
)
"""One of these near the top makes a mail; the last few are how mail programs print them."""
_BINARY: Final = (
    (b"\x89PNG", Phrase("a picture (PNG)")),
    (b"\xff\xd8\xff", Phrase("a picture (JPEG)")),
    (b"GIF8", Phrase("a picture (GIF)")),
    (b"%PDF", Phrase("a PDF")),
    (b"PK\x03\x04", Phrase("a ZIP archive or an office document")),
    (b"\xd0\xcf\x11\xe0", Phrase("an Outlook .msg file or an old office document")),
    (b"\x1f\x8b", Phrase("a compressed file (gzip)")),
    (b"SQLite format 3", Phrase("a database")),
)
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--|<!doctype html|<html\b|<head\b|<body\b)", re.IGNORECASE
)


def other_format(data: bytes, *, structured: bool = True) -> str | None:
    """What a file is that is no mail and no text; ``None`` for those two.

    ``structured`` says whether JSON and TOML are something else, too.
    """
    head = data[:_LOOKED_AT]
    return not_text(data) or _markup(head) or (_structured(data, head) if structured else None)


def not_text(data: bytes) -> str | None:
    """What a file is that holds no text; ``None`` for text."""
    if not data.strip():
        return Phrase("an empty file")
    for begin, name in _BINARY:
        if data.startswith(begin):
            return name
    return Phrase("bytes that are no text") if b"\0" in data[:_LOOKED_AT] else None


def _markup(head: bytes) -> str | None:
    begin = head.lstrip()
    if begin[:15].upper() == b"BEGIN:VCALENDAR":
        return Phrase("a calendar invite (for a plan from it: afterword plan --invite)")
    if begin[:11].upper() == b"BEGIN:VCARD":
        return Phrase("an address card")
    if _HTML.match(head):
        return Phrase("an HTML page")
    return Phrase("an XML file") if begin.startswith(b"<?xml") else None


def _structured(data: bytes, head: bytes) -> str | None:
    begin = head.lstrip()
    if begin.startswith((b"{", b"[{", b'["')) or begin == b"[]":
        return Phrase('JSON (one {{"raw": …}} a line is for --batch)')
    if b"=" not in head or len(data) > _TOML_AT_MOST:
        return None
    from afterword.services.registry import toml_table  # noqa: PLC0415 - for few files

    try:
        return Phrase("a TOML file") if toml_table(data) else None
    except InputError:
        return None


def has_mail_headers(data: bytes) -> bool:
    """Whether it begins as mail does: a header that mails have, before the first blank line."""
    lines = data[:_LOOKED_AT].lstrip(b"\r\n").split(b"\n")
    if lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    for line in lines:
        if not line.strip():
            return False
        found = _HEADER.match(line)
        if found is None:
            if line[:1] in b" \t":
                continue
            return False
        if found[1].lower() in _MAIL_HEADERS:
            return True
    return False


# Is this file a mail? Told by how it begins; whatever else it is gets named.

PASTED: Final = Phrase(
    "no mail headers in it, so it's read as the text of a mail (--text says so beforehand)"
)
_WANTED: Final = Phrase("a mail as your mail program saves it (.eml), or the text of one")
_TEXT_HEADERS: Final = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"


def mail_in(path: str, data: bytes, *, text: bool = False) -> tuple[bytes, bool]:
    """The mail in a file's bytes, and whether it was text alone; ``InputError`` names what else it is.

    ``text`` says that it's text, whatever its first lines look like.
    """
    found = not_text(data)
    if found is None and not text:
        if has_mail_headers(data):
            return data, False
        found = other_format(data)
    if found is not None:
        raise InputError(path, found, _WANTED)
    return _TEXT_HEADERS + _in_utf8(data), True


def _in_utf8(data: bytes) -> bytes:
    """Text in UTF-8; what isn't was most likely saved on Windows."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").encode("utf-8")
    return data
