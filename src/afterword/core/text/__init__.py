"""Text to be read: its words, the same words made flat, patterns over them, and the marks before them."""

import codecs
from typing import Final

# Byte order marks: what Windows programs put before a text, and nobody means as part of it.

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LONGEST_MARK: Final = 4
"""Bytes."""


def marked_encoding(head: bytes) -> tuple[bytes, str] | None:
    """The byte order mark at the beginning, and the encoding that it stands for; ``None`` without one."""
    # Most input starts with a letter or a brace, and is through after one look.
    if head[:1] not in {b"\xef", b"\xff", b"\xfe", b"\x00"}:
        return None
    return next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), None)


def without_mark(data: bytes) -> bytes:
    """The same text in UTF-8 without its mark; bytes without a mark are returned as they are."""
    found = marked_encoding(data)
    if found is None:
        return data
    mark, name = found
    if name == "utf-8":
        return data[len(mark) :]
    try:
        return data[len(mark) :].decode(name).encode("utf-8")
    except UnicodeError:
        return data
