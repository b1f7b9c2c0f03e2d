"""Bytes as a spreadsheet program saves them, as text."""

import codecs
from typing import Final, NamedTuple

from afterword.core.fault import Fault

_WIDE: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT: Final = 4_000
_MOSTLY: Final = 0.4
_FEW: Final = 0.05


class Decoded(NamedTuple):
    """The text without NUL characters and byte order mark, the encoding it was in, and what was odd."""

    text: str
    encoding: str
    notices: tuple[str, ...]


def decoded(data: bytes) -> Decoded:
    """UTF-8, UTF-16, else Windows-1252; ``Fault`` for bytes that are no text."""
    text, encoding, notices = _text(data)
    if "\0" in text:
        if text.count("\0") > len(text) * _FEW:
            raise Fault("file", "bytes that are no text", "a table: save your spreadsheet as CSV (UTF-8)")
        text = text.replace("\0", "")
        notices = (*notices, "The file held NUL characters; they were left out.")
    return Decoded(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"), encoding, notices)


def _text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    for mark, name in _WIDE:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), "utf-16", ()
    bare = _wide_without_mark(data)
    if bare is not None:
        return data.decode(bare, "replace"), "utf-16", ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        # Every byte is a character there but five; Excel's plain "CSV" is written so in the West.
        notice = "The file is not in UTF-8 and was read as Windows-1252: look at accents and umlauts."
        return data.decode("cp1252", "replace"), "windows-1252", (notice,)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 shows by its zeros: every other byte of Western text."""
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    if half and len(data) % 2 == 0:
        if head[1::2].count(0) > half * _MOSTLY and not head[0::2].count(0):
            return "utf-16-le"
        if head[0::2].count(0) > half * _MOSTLY and not head[1::2].count(0):
            return "utf-16-be"
    return None
