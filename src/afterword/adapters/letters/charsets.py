"""Bytes as text, whatever their charset was said to be."""

import codecs
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS: Final = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
"""What is said to be Latin-1 is nearly always Windows's: the web's standard reads it so, too."""


def decoded(data: bytes, charset: str | None) -> str:
    """The text of these bytes: as they say, where that is possible, else as they most probably are."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    said = (charset or "").strip().strip("\"'").lower()
    if not said.startswith(("utf-16", "utf-32")):
        # Other text is not UTF-8 by chance: bytes that are, are, whatever was said of them.
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return data.decode(_WINDOWS.get(said, said or "cp1252"))
    except (UnicodeDecodeError, LookupError, ValueError):
        return data.decode("cp1252", "replace")
