"""Files people upload that aren't CSV, and what to do instead."""

import re
from typing import Final

import msgspec

from afterword.core.errors import InputError, Phrase

_SAVE_AS: Final = Phrase("a CSV file: open it in your spreadsheet program and save it as CSV (UTF-8)")
_A_TABLE: Final = Phrase("a CSV file, one row an application")

_STARTS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF", Phrase("a PDF"), Phrase("a CSV file: export the table itself, not a print of it")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Phrase("an old Excel workbook (xls)"), _SAVE_AS),
    (b"\x89PNG\r\n", Phrase("an image (PNG)"), _A_TABLE),
    (b"\xff\xd8\xff", Phrase("an image (JPEG)"), _A_TABLE),
    (b"GIF8", Phrase("an image (GIF)"), _A_TABLE),
    (b"RIFF", Phrase("an image or a sound (RIFF)"), _A_TABLE),
    (b"II*\0", Phrase("an image (TIFF)"), _A_TABLE),
    (b"MM\0*", Phrase("an image (TIFF)"), _A_TABLE),
    (b"\x1f\x8b", Phrase("a gzip archive"), Phrase("the CSV file inside it: unpack it first")),
    (b"7z\xbc\xaf\x27\x1c", Phrase("a 7z archive"), Phrase("the CSV file inside it: unpack it first")),
    (b"Rar!\x1a\x07", Phrase("a RAR archive"), Phrase("the CSV file inside it: unpack it first")),
    (b"SQLite format 3\0", Phrase("a database (SQLite)"), _A_TABLE),
    (b"{\\rtf", Phrase("a text document (RTF)"), _SAVE_AS),
)
_ZIPPED: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"xl/", Phrase("an Excel workbook (xlsx)"), _SAVE_AS),
    (b"opendocument.spreadsheet", Phrase("an OpenDocument spreadsheet (ods)"), _SAVE_AS),
    (b"Index/", Phrase("a Numbers spreadsheet"), _SAVE_AS),
    (b"word/", Phrase("a Word document (docx)"), _SAVE_AS),
)
_HTML: Final = re.compile(r"<(?:!doctype html|html|head|body|table|meta|script|div)\b", re.IGNORECASE)
_XML: Final = re.compile(r"<\?xml\b|<[a-zA-Z][\w:.-]*(?:\s[^<>]*)?>")
_JSON: Final = re.compile(r"[\[{]\s*[\"\[{\]}]")
_HEAD: Final = 4_000
_DEEPEST_HEAD: Final = 400


def refuse_bytes(data: bytes) -> None:
    """Raise ``InputError`` if the first bytes belong to another kind of file."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        for sign, found, wanted in _ZIPPED:
            if sign in data[:_HEAD] or sign in data[-_HEAD:]:
                raise InputError("file", found, wanted)
        raise InputError("file", "a zip archive", Phrase("{way}, or unpack the archive first", way=_SAVE_AS))
    for start, found, wanted in _STARTS:
        if data.startswith(start):
            raise InputError("file", found, wanted)
    if data[4:8] == b"ftyp":
        raise InputError("file", "an image or a film", _A_TABLE)


def refuse_text(text: str) -> None:
    """Raise ``InputError`` if the text is markup or another data format."""
    head = text[:_HEAD].lstrip()
    if _HTML.match(head):
        raise InputError("file", "a web page (HTML)", _SAVE_AS)
    if _XML.match(head):
        raise InputError("file", "XML", _SAVE_AS)
    if head.startswith("BEGIN:VCALENDAR"):
        raise InputError(
            "file",
            "a calendar (iCalendar)",
            Phrase("{way}; make a case of an invite instead", way=_A_TABLE),
        )
    if head.startswith("BEGIN:VCARD"):
        raise InputError("file", "an address card (vCard)", _A_TABLE)
    if _JSON.match(head):
        _refuse_json(text)


def _refuse_json(text: str) -> None:
    if '"afterword.export/' in text[:_HEAD]:
        raise InputError("file", "an export of Afterword", "a table here: import it as an export")
    if '"afterword.case/' in text[:_HEAD]:
        raise InputError("file", "a case of Afterword", "a table here: add it as a case")
    if '"' in text[:_DEEPEST_HEAD] and ":" in text[:_DEEPEST_HEAD]:
        raise InputError("file", "JSON", _A_TABLE)
    try:
        msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return
    raise InputError("file", "JSON", _A_TABLE)
