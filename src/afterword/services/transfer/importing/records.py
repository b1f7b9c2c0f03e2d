"""Decodes the bytes that a spreadsheet program saves."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final, NamedTuple

from afterword.core.errors import InputError, Phrase
from afterword.services.transfer.importing.aliases import fields_named

_WIDE: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT: Final = 4_000
_MOSTLY: Final = 0.4
_FEW: Final = 0.05


class Decoded(NamedTuple):
    """The text without NUL characters and byte order mark, its encoding, and anything odd."""

    text: str
    encoding: str
    notices: tuple[str, ...]


def decode_table(data: bytes) -> Decoded:
    """Decode UTF-8, UTF-16 or else Windows-1252. Raises ``InputError`` if it isn't text."""
    text, encoding, notices = _text(data)
    if "\0" in text:
        if text.count("\0") > len(text) * _FEW:
            raise InputError(
                "file", "bytes that are no text", "a table: save your spreadsheet as CSV (UTF-8)"
            )
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
        # All but five bytes are valid characters; Excel's plain "CSV" uses this in the West.
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


# Cells that a spreadsheet would run as a formula: how they're written and read back.

_RISKY: Final = re.compile(
    "'*[=+\\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]"
)


def guarded(cell: str) -> str:
    """The cell in a form that's safe to open."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was meant."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


# The records of a delimited text, each with its first line.

CELL: Final = 20_000
COLUMNS: Final = 100
ROWS: Final = 20_000
_END: Final = "\0"
"""Read after the last line: inside a larger cell, it means a quotation mark was never closed.

It can't be in the text, which is decoded without NUL characters.
"""


class RawRecord(NamedTuple):
    """A record as written; ``line`` is the number of its first line."""

    line: int
    cells: list[str]


def records(text: str, delimiter: str, *, first_line: int = 1) -> Iterator[RawRecord]:
    """Every record that isn't blank. Raises ``InputError`` with the line of one that can't be read."""
    reader = csv.reader(chain(io.StringIO(text, newline=""), (_END,)), delimiter=delimiter)
    line = first_line
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unreadable(line, str(error)) from None
        if cells and _END in cells[-1]:
            if cells != [_END]:
                raise _unclosed(line)
            return
        if any(map(str.strip, cells)):
            yield RawRecord(line, cells)
        line = first_line + reader.line_num


def bounded(record: RawRecord) -> RawRecord:
    """The record. Raises ``InputError`` if it has too many cells, or one that's too long."""
    if len(record.cells) > COLUMNS and any(map(str.strip, record.cells[COLUMNS:])):
        wanted = Phrase(
            "at most {columns} columns: leave out those that are not about applications", columns=COLUMNS
        )
        raise InputError(
            Phrase("line {line}", line=record.line),
            Phrase("{count} columns", count=len(record.cells)),
            wanted,
        )
    for at, cell in enumerate(record.cells):
        if len(cell) > CELL:
            wanted = Phrase(
                "at most {cell}: shorten it, or close a quotation mark left open before it", cell=CELL
            )
            raise InputError(
                Phrase("line {line}, column {column}", line=record.line, column=at + 1),
                Phrase("{count} characters", count=len(cell)),
                wanted,
            )
    return record if len(record.cells) <= COLUMNS else RawRecord(record.line, record.cells[:COLUMNS])


def _unclosed(line: int) -> InputError:
    wanted = Phrase("a closing one: close or delete it, or save the table as CSV again")
    return InputError(Phrase("line {line}", line=line), "a quotation mark that is never closed", wanted)


def _unreadable(line: int, error: str) -> InputError:
    if "field limit" in error:
        return _unclosed(line)
    return InputError(
        Phrase("line {line}", line=line),
        Phrase("a row that is no CSV ({error})", error=error),
        "cells between delimiters",
    )


# Which character separates cells.

DELIMITERS: Final = (",", ";", "\t", "|")
_RECORDS_LOOKED_AT: Final = 30
_HEAD: Final = 200_000
_EXCEL: Final = re.compile(r'"?sep=(.)"?[ ;,\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def named_delimiter(text: str) -> tuple[str, str] | None:
    """The delimiter in Excel's first line ``sep=;``, and the text after that line."""
    found = _EXCEL.match(text)
    return (found[1], text[found.end() :]) if found and found[1] not in '"\r\n' else None


def sniffed_delimiter(text: str) -> str:
    """The delimiter that makes the best table of the first rows: known headers first, then even width."""
    return max(DELIMITERS, key=lambda each: _merit(_first(text, each)))


def _first(text: str, delimiter: str) -> list[RawRecord]:
    # A record cut in half could leave a quotation mark open, so only what was read before it counts.
    found: list[RawRecord] = []
    try:
        for record in islice(records(text[:_HEAD], delimiter), _RECORDS_LOOKED_AT):
            found.append(record)  # noqa: PERF402 - a list would lose what comes before a fault
    except InputError:
        pass
    return found


def _merit(rows: list[RawRecord]) -> tuple[int, float]:
    if not rows:
        return (0, 0.0)
    headers = max(fields_named(row.cells) if len(row.cells) > 1 else 0 for row in rows)
    widths = Counter(len(row.cells) for row in rows)
    width, times = max(widths.items(), key=lambda each: (each[1], each[0]))
    if width == 1:
        # A title above a table is one cell with any delimiter, so the next most common width counts.
        rest = [(count, wide) for wide, count in widths.items() if wide > 1]
        times, width = max(rest, default=(0, 1))
    return (headers, times / len(rows) * (1 - 1 / width))
